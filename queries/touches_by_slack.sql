-- How long before or after the deadline does sales first touch a lead?
-- One row per quarter of an hour of business time, from three hours before it to one hour after.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
select
    cast(quarter_no as integer) as quarter_no,
    count(*) as count_handovers
from patterned_handovers
where quarter_no between -4 and 11
group by quarter_no
order by quarter_no desc
