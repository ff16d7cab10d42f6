-- How many first handovers say nothing of marketing's delay?
-- One row: first handovers, those whose lead has no creation time, those before it.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
select
    count(*) as count_first_handovers,
    count(*) filter (where left_out = 'not known') as count_not_known,
    count(*) filter (where left_out = 'implausible') as count_implausible
from delays
where side = 'marketing'
