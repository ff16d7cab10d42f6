-- What became of the handovers of each of the last weeks?
-- One row per week of seven local days, of which the last ends on the as-of day, and verdict.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with weeks as (
    select
        date_diff(
            'day', local_day(handed_over_at, $time_zone), local_day($as_of, $time_zone)
        ) // 7 as weeks_ago,
        verdict
    from handovers_in_view
)

select
    cast(local_day($as_of, $time_zone) - (7 * weeks_ago + 6) * interval 1 day as date) as first_on,
    cast(local_day($as_of, $time_zone) - 7 * weeks_ago * interval 1 day as date) as last_on,
    verdict,
    count(*) as count_handovers
from weeks
group by weeks_ago, verdict
order by weeks_ago desc, verdict
