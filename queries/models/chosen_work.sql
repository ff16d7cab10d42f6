-- Which open work does the reader look at?
-- One row per such lead.
--   $list  breach, overdue, hot, unassigned; empty: all open work
--   $due  past, a day as 2026-03-31, later; empty: whenever
--   $by  owner, team; empty: everybody's
--   $group_name  the owner or team; empty: nobody
select *
from work_groups
where
    case
        when $list = 'breach' then is_breaching
        when $list = 'overdue' then is_overdue
        when $list = 'hot' then is_overdue and is_hot
        when $list = 'unassigned' then is_unassigned
        else true
    end
    and ($due is null or due = $due)
    and ($by is null or group_name is not distinct from $group_name)
