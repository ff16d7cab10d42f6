-- How many owners of each team log nothing at all?
-- One row per team with such an owner.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
select
    team_name,
    count(*) filter (where is_silent) as count_silent_owners,
    count(*) as count_owners,
    sum(count_due) filter (where is_silent) as count_due,
    sum(count_ignored) filter (where is_silent) as count_ignored
from owner_logs
group by team_name
having bool_or(is_silent)
order by sum(count_due) filter (where is_silent) desc, team_name
