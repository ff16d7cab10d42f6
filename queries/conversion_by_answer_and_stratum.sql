-- How often did answered and unanswered handovers convert, among leads that are alike?
-- One row per cell and source; only those with both kinds can be used.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $within_days  a deal counts so many days after the deadline; 90 unless said
select
    potential,
    intent,
    source,
    count_answered,
    count_answered_converted,
    share(count_answered_converted, count_answered) as answered_rate,
    count_unanswered,
    count_unanswered_converted,
    share(count_unanswered_converted, count_unanswered) as unanswered_rate,
    count_answered > 0 and count_unanswered > 0 as is_usable
from landmark_strata
order by count_answered + count_unanswered desc, potential, intent, source
