-- How many still wait for a first response after so many business hours?
-- One row per whole business hour in which somebody was answered, up to $most_hours. Kaplan-Meier as
-- in response_hours_by_cell: who was never answered counts as waiting for as long as it has.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $most_hours  business hours up to which the curve is drawn; empty: to the end
with times as (
    select
        waits.business_hours,
        count(*) as count_ended,
        count(*) filter (where waits.is_answered) as count_answered
    from handovers_in_view as handovers
    inner join response_waits as waits on waits.handover_no = handovers.handover_no
    where handovers.verdict <> 'excluded'
    group by waits.business_hours
),

waiting as (
    select *, at_risk(count_ended, null, null, business_hours) as count_at_risk
    from times
),

shares as (
    select *, share_waiting(count_answered, count_at_risk, null, null, business_hours) as waiting_share
    from waiting
)

select
    ceil(business_hours) as business_hours,
    max(count_at_risk) as count_at_risk,
    sum(count_answered) as count_answered,
    min(waiting_share) as waiting_share
from shares
where $most_hours is null or business_hours <= $most_hours
group by ceil(business_hours)
having sum(count_answered) > 0
order by business_hours
