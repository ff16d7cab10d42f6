-- Is a rate getting better by week or month of handover, or does it vary by chance?
-- One row per period. A signal is a complete period of 10 or more beyond its limits (above, below),
-- or one of 8 or more in a row on one side of the centre (run_above, run_below); all the rest is
-- noise. Both rules: Western Electric, Statistical Quality Control Handbook, 1956. A period that is
-- not complete, or has fewer than 10, is passed over; one on the centre itself ends a run.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $unit  week or month of handover; empty: week
--   $rate  missed_sla, ignored, follow_up or conversion (at equal age); empty: missed_sla
--   $within_days  equal age, in days; empty: 90
with islands as (
    select
        *,
        row_number() over (partition by is_judged order by period_on)
        - row_number() over (partition by is_judged, side order by period_on) as island_no
    from control_points
),

runs as (
    select
        *,
        case when is_judged and side <> 0 then count(*) over island else 0 end as run_length,
        min(period_on) over island as run_from_on
    from islands
    window island as (partition by is_judged, side, island_no)
)

select
    period_on, period_until_on, count_handovers, count_waiting, count_unassigned, count_excluded,
    count_due, count_missed_sla, count_ignored, count_followed_up, count_counted, count_converted,
    count_old_enough, count_converted_in_time,
    share(count_missed_sla, count_due) as missed_sla_rate,
    share(count_ignored, count_due) as ignored_rate,
    share(count_followed_up, count_due) as follow_up_rate,
    share(count_converted, count_counted) as conversion_rate,
    is_not_yet_due, is_before_log, is_judged,
    numerator, denominator, rate,
    wilson_low(numerator, denominator) as rate_low,
    wilson_high(numerator, denominator) as rate_high,
    center_rate, lower_limit_rate, upper_limit_rate,
    side, run_length, run_from_on,
    case
        when rate > upper_limit_rate then 'above'
        when rate < lower_limit_rate then 'below'
        when run_length >= 8 and side > 0 then 'run_above'
        when run_length >= 8 and side < 0 then 'run_below'
    end as signal
from runs
order by period_on
