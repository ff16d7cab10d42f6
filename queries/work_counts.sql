-- How many leads wait for sales, and how many of them will breach by the next meeting?
-- One row: the length of each work list.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $meeting_at  what is due by then will breach; empty: the end of the next business day
--   $team_name  charged team
--   $source  source of the lead
with counts as (
    select
        count(*) as count_items,
        count(*) filter (where verdict = 'waiting') as count_waiting,
        count(*) filter (where is_breaching) as count_breach,
        count(*) filter (where is_overdue) as count_overdue,
        count(*) filter (where is_overdue and is_hot) as count_hot,
        count(*) filter (where is_unassigned) as count_unassigned
    from work_items
)

select
    counts.*,
    clock.meeting_at,
    clock.has_sales_activities,
    exists (
        select 1 from verdicts
        where
            ($team_name is null or team_name = $team_name)
            and ($source is null or source = $source)
    ) as has_handovers,
    exists (select 1 from band_amounts where mean_won_amount is not null) as has_amounts
from counts
cross join work_clock as clock
