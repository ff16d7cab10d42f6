-- When did each lead that was never handed over first become an MQL, judged by what was known then?
-- One row per such lead that ever did: at its creation, at a touch or, where it cooled into a hot
-- cell, as of the moment.
-- Kept.
with placed as (
    select
        *,
        potential_no() as potential_no,
        intent_no() as intent_no,
        has_excluded_reason or is_excluded_by_definition() as is_excluded
    from replayed_profiles
)

select lead_no, min(seen_at) as hot_at
from placed
where is_mql()
group by lead_no
