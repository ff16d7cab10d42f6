-- In which cell stood each lead when it was handed over?
-- One row per counted handover, with all that its verdict asks.
--   $as_of  the moment the report is for
with placed as (
    select
        *,
        potential_no() as potential_no,
        intent_no() as intent_no,
        has_excluded_reason or is_excluded_by_definition() as is_excluded
    from handover_profiles
)

select
    *,
    potential_name() as potential,
    intent_name() as intent,
    is_hot_place() as is_hot,
    is_mql() as is_mql
from placed
