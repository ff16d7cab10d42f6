-- What became of the handovers of one cell?
-- One row per verdict that occurs.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $potential  potential band; empty: all
--   $intent  intent band; empty: all
select verdict, count(*) as count_handovers
from handovers_in_view
where
    ($potential is null or potential = $potential)
    and ($intent is null or intent = $intent)
group by verdict
order by verdict
