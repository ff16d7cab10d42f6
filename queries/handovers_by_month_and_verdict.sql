-- What became of the handovers of each month, and which months are not due yet?
-- One row per local month of handover and verdict.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with months as (
    select
        cast(date_trunc('month', local_day(handed_over_at, $time_zone)) as date) as month_on,
        verdict
    from handovers_in_view
)

select
    month_on,
    verdict,
    count(*) as count_handovers,
    sum(count(*)) over (partition by month_on) as count_in_month,
    -- some of the month's handovers still wait, or the month itself is not over
    max(case when verdict = 'waiting' then 1 else 0 end) over (partition by month_on) = 1
    or month_on = cast(date_trunc('month', local_day($as_of, $time_zone)) as date)
        as is_not_yet_due
from months
group by month_on, verdict
order by month_on, verdict
