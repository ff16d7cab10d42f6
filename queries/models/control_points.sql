-- How does the chosen rate of each week or month lie to the average of all of them?
-- One row per period. A p-chart: the centre is the rate of all complete periods together, the limits
-- lie three standard deviations of a share of n around it, cut off at 0 and 1 (NIST/SEMATECH
-- e-Handbook of Statistical Methods 6.3.3.2; Montgomery, Introduction to Statistical Quality
-- Control, 7.2). Complete: over, nothing can still fall due, and the log had begun.
--   $rate  missed_sla, ignored, follow_up or conversion (at equal age); empty: missed_sla
with chosen as (
    select
        *,
        case $rate
            when 'conversion' then count_converted_in_time
            when 'ignored' then count_ignored
            when 'follow_up' then count_followed_up
            else count_missed_sla
        end as numerator,
        case when $rate = 'conversion' then count_old_enough else count_due end as denominator,
        not is_over or case
            when $rate = 'conversion' then count_old_enough < count_counted
            else count_waiting > 0
        end as is_not_yet_due,
        case when $rate = 'conversion' then is_before_deals else is_before_activities end
            as is_before_log
    from period_counts
),

summed as (
    select
        *,
        not is_not_yet_due and not is_before_log as is_complete,
        sum(numerator) filter (where not is_not_yet_due and not is_before_log) over ()
            as all_numerator,
        sum(denominator) filter (where not is_not_yet_due and not is_before_log) over ()
            as all_denominator
    from chosen
),

centred as (
    select
        *,
        share(all_numerator, all_denominator) as center_rate,
        is_complete and is_enough(denominator) as is_judged
    from summed
)

select
    *,
    share(numerator, denominator) as rate,
    sign(numerator * all_denominator - all_numerator * denominator) as side,
    case when is_judged then
        greatest(0, center_rate - 3 * sqrt(center_rate * (1 - center_rate) / denominator))
    end as lower_limit_rate,
    case when is_judged then
        least(1, center_rate + 3 * sqrt(center_rate * (1 - center_rate) / denominator))
    end as upper_limit_rate
from centred
