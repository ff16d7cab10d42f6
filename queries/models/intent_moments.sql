-- When did each lead that was never handed over first show each intent, judged by what was known then?
-- One row per such lead, with what the conditions ask of it at any moment alike.
-- Kept.
with moments as (
    select
        *,
        intent_no() as intent_no
    from replayed_profiles
)

select
    lead_no,
    any_value(has_excluded_reason) as has_excluded_reason,
    lead_columns(),
    first_at_intents()
from moments
group by lead_no
