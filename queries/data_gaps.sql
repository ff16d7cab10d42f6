-- What can this data not say: who owned the leads that did not convert, which deals were lost?
-- One row: An owner known only where there is a deal says nothing about owners: all of them convert.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with counts as (
    select
        count(*) as count_counted,
        count(*) filter (where owner_name is not null) as count_owned,
        count(*) filter (where owner_name is not null and verdict = 'converted')
            as count_owned_converted,
        count(*) filter (where owner_name is null and verdict <> 'converted')
            as count_unowned_unconverted,
        count(*) filter (where team_name is not null) as count_in_teams
    from handovers_in_view
    where verdict <> 'excluded'
),

deals as (
    select
        count(*) filter (where is_won) as count_won,
        count(*) filter (where closed_at <= $as_of and not is_won) as count_lost,
        count(owner_name) as count_deals_owned,
        (select count(*) from unlinked_rows where table_name = 'deals') as count_deals_kept_apart
    from lead_deals
)

select
    counts.*,
    deals.*,
    counts.count_owned = 0 or (
        counts.count_unowned_unconverted > counts.count_owned
        and counts.count_owned_converted >= 0.95 * counts.count_owned
    ) as is_owner_unknown
from counts
cross join deals
