-- Who takes longer, marketing until the handover or sales until the first response?
-- One row per side and source, and per side in all. Kaplan-Meier (E. L. Kaplan, P. Meier 1958, JASA
-- 53:457-481), as in response_hours_by_cell: who still waits counts for as long as it has waited.
-- The median is the first time at which at most half still wait, p90 a tenth; empty: not reached.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with times as (
    select side, coalesce(source, '') as source, business_hours,
        count(*) as count_delays,
        count(*) filter (where is_ended) as count_ended
    from delays
    where left_out is null
    group by side, coalesce(source, ''), business_hours
),

sums as (
    select side, source, business_hours,
        sum(count_delays) as count_delays, sum(count_ended) as count_ended
    from times
    group by grouping sets ((side, source, business_hours), (side, business_hours))
),

waiting as (
    select *, at_risk(count_delays, side, source, business_hours) as count_at_risk
    from sums
),

shares as (
    select *, share_waiting(count_ended, count_at_risk, side, source, business_hours) as waiting_share
    from waiting
)

select
    side,
    source is null as is_total,
    nullif(source, '') as source,
    sum(count_delays) as count_delays,
    sum(count_ended) as count_ended,
    min(business_hours) filter (where waiting_share <= 0.5 + 1e-9) as median_business_hours,
    min(business_hours) filter (where waiting_share <= 0.1 + 1e-9) as p90_business_hours
from shares
group by side, source
order by side, source is not null, sum(count_delays) desc, source
