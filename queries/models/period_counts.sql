-- How many handovers were made in each week or month, what became of them, and which can change?
-- One row per local week (its Monday) or month (its first day) of handover.
--   $as_of  the moment the report is for
--   $unit  week or month of handover; empty: week
--   $time_zone  the company's zone
with counts as (
    select
        period_on,
        count(*) as count_handovers,
        count(*) filter (where verdict = 'waiting') as count_waiting,
        count(*) filter (where verdict = 'unassigned') as count_unassigned,
        count(*) filter (where verdict = 'excluded') as count_excluded,
        count(*) filter (where is_due) as count_due,
        count(*) filter (where is_due and missed_sla) as count_missed_sla,
        count(*) filter (where verdict = 'ignored') as count_ignored,
        count(*) filter (where is_due and verdict <> 'ignored') as count_followed_up,
        count(*) filter (where verdict <> 'excluded') as count_counted,
        count(*) filter (where verdict = 'converted') as count_converted,
        count(*) filter (where is_old_enough) as count_old_enough,
        count(*) filter (where is_converted_in_time) as count_converted_in_time,
        count(*) filter (where is_old_enough_due) as count_old_enough_due,
        count(*) filter (where is_answered_in_time) as count_answered_in_time
    from period_handovers
    group by period_on
),

-- Up to the day before which they run.
ended as (
    select
        *,
        cast(
            case
                when $unit = 'month' then period_on + interval 1 month
                else period_on + interval 7 day
            end as date
        ) as period_until_on
    from counts
)

select
    ended.*,
    ended.period_until_on <= local_day($as_of, $time_zone) as is_over,
    coalesce(
        logs.is_late_for_deals
        and ended.period_on < local_day(logs.first_deal_at, $time_zone), false
    ) as is_before_deals,
    coalesce(
        logs.is_late_for_activities
        and ended.period_on < local_day(logs.first_activity_at, $time_zone), false
    ) as is_before_activities
from ended
cross join log_beginnings as logs
