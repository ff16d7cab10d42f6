-- How many of the handovers were followed up, converted, ignored, and how sure is that?
-- One row: each rate with its numerator, denominator and Wilson 95 % interval.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with counts as (
    select
        count(*) as count_handovers,
        count(*) filter (where verdict = 'excluded') as count_excluded,
        count(*) filter (where verdict = 'waiting') as count_waiting,
        count(*) filter (where verdict = 'unassigned') as count_unassigned,
        count(*) filter (where is_due) as count_due,
        count(*) filter (where verdict = 'ignored') as count_ignored,
        count(*) filter (where is_sure) as count_sure,
        count(*) filter (where is_due and verdict <> 'ignored') as count_followed_up,
        count(*) filter (where is_due and missed_sla) as count_missed_sla,
        count(*) filter (where is_due and is_hot) as count_hot_due,
        count(*) filter (where verdict = 'ignored' and is_hot) as count_hot_ignored,
        count(*) filter (where verdict = 'converted') as count_converted,
        count(*) filter (where verdict <> 'excluded') as count_counted,
        count(*) filter (where has_deal_without_activity) as count_deals_without_activity
    from handovers_in_view
)

select
    count_handovers, count_excluded, count_waiting, count_unassigned, count_due,
    share(count_ignored, count_due) as ignored_rate,
    count_ignored as ignored_numerator,
    count_due as ignored_denominator,
    wilson_low(count_ignored, count_due) as ignored_low,
    wilson_high(count_ignored, count_due) as ignored_high,
    share(count_sure, count_due) as sure_ignored_rate,
    count_sure as sure_ignored_numerator,
    count_due as sure_ignored_denominator,
    share(count_followed_up, count_due) as follow_up_rate,
    count_followed_up as follow_up_numerator,
    count_due as follow_up_denominator,
    wilson_low(count_followed_up, count_due) as follow_up_low,
    wilson_high(count_followed_up, count_due) as follow_up_high,
    share(count_missed_sla, count_due) as missed_sla_rate,
    count_missed_sla as missed_sla_numerator,
    count_due as missed_sla_denominator,
    wilson_low(count_missed_sla, count_due) as missed_sla_low,
    wilson_high(count_missed_sla, count_due) as missed_sla_high,
    share(count_converted, count_counted) as conversion_rate,
    count_converted as conversion_numerator,
    count_counted as conversion_denominator,
    wilson_low(count_converted, count_counted) as conversion_low,
    wilson_high(count_converted, count_counted) as conversion_high,
    count_hot_ignored as hot_ignored_numerator, count_hot_due as hot_ignored_denominator,
    count_deals_without_activity,
    exists (select 1 from activities where actor = 'sales' and occurred_at <= $as_of)
        as has_sales_activities,
    exists (select 1 from handovers where rejected_at <= $as_of) as has_rejections,
    exists (select 1 from handovers where handed_over_at <= $as_of) as has_handovers
from counts
