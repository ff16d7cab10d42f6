-- How much open work falls due for each owner on each of the next business days?
-- One row per owner (or team) and day that has any; totals of both are rows of their own. Who has
-- most comes first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $meeting_at  what is due by then will breach; empty: the end of the next business day
--   $team_name  charged team
--   $source  source of the lead
--   $by  team; everything else: owner
with counts as (
    select
        group_name,
        case when grouping(due) = 1 then 'total' else due end as due,
        grouping(group_name) = 1 as is_total,
        count(*) as count_items
    from work_groups
    group by grouping sets ((group_name, due), (group_name), (due), ())
)

select group_name, is_total, due, count_items
from counts
where count_items > 0
order by
    is_total,
    max(count_items) over (partition by is_total, group_name) desc,
    group_name nulls last,
    due
