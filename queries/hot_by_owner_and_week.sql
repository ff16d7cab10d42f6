-- How many MQLs would each owner have had in each week?
-- One row per owner and local week, from its Monday; owner_name is empty where nobody is named,
-- week_on for leads without a creation time that have been MQLs all along.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
select owner_name, week_on, count_hot
from hot_loads
order by owner_name, week_on
