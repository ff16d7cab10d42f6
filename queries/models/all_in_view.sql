-- How much is there to be caught, whatever is hot?
-- One row: handovers in view that are not excluded, and deals in view.
--   $as_of  the moment the report is for
--   $from_at  handed over, deal made at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
-- Kept.
with counted as (
    select
        *,
        has_excluded_reason or is_excluded_by_definition() as is_excluded
    from handover_profiles
    where
        ($from_at is null or handed_over_at >= $from_at)
        and ($until_at is null or handed_over_at < $until_at)
        and ($team_name is null or team_name = $team_name)
        and ($source is null or source = $source)
),

handovers as (
    select
        count(*) as count_counted,
        -- with a deal a handover is converted, whatever the cell and the SLA
        count(deal_at) as count_converted
    from counted
    where not is_excluded
),

deals as (
    select
        count(*) as count_deals,
        count(*) filter (where is_won) as count_won_deals,
        coalesce(sum(case when is_won then amount end), 0) as won_amount
    from deals_in_view
)

select *
from handovers
cross join deals
