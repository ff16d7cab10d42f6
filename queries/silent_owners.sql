-- Which owners log nothing at all?
-- One row per owner with due handovers in the view and not one logged activity since.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
select owner_name, team_name, count_due, count_ignored
from owner_logs
where is_silent
order by count_due desc, owner_name
