-- In which cell stands each lead? One that was handed over stands where it stood then.
-- One row per lead seen as of the moment. One that counts for nobody is no MQL.
--   $as_of  the moment the report is for
-- Kept when asked again.
-- Turned by lead_profiles.
with placed as (
    select
        *,
        potential_no() as potential_no,
        intent_no() as intent_no,
        has_excluded_reason or is_excluded_by_definition() as is_excluded
    from lead_profiles
)

select
    lead_no,
    source,
    team_name,
    created_at,
    is_handed_over,
    is_excluded,
    potential_no,
    intent_no,
    potential_name() as potential,
    intent_name() as intent,
    is_mql() as is_mql,
    sales_qualified_at,
    count_deals,
    has_won_deal,
    won_amount,
    traits
from placed
