-- How much of each week's or month's handovers converted, and was answered, at an equal age?
-- One row per week or month of handover; of those made at least so many days ago.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $unit  week or month of handover; empty: week
--   $within_days  equal age, in days; empty: 90
select
    period_on,
    count_counted,
    count_old_enough,
    count_converted_in_time,
    share(count_converted_in_time, count_old_enough) as conversion_rate,
    wilson_low(count_converted_in_time, count_old_enough) as conversion_low,
    wilson_high(count_converted_in_time, count_old_enough) as conversion_high,
    count_old_enough_due,
    count_answered_in_time,
    share(count_answered_in_time, count_old_enough_due) as answered_rate,
    wilson_low(count_answered_in_time, count_old_enough_due) as answered_low,
    wilson_high(count_answered_in_time, count_old_enough_due) as answered_high,
    -- some of them are younger than that, or still wait
    not is_over or count_old_enough < count_counted or count_waiting > 0 as is_too_young,
    is_before_deals,
    is_before_activities
from period_counts
order by period_on
