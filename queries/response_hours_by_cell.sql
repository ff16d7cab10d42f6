-- How long until sales first responds, counting those that still wait?
-- One row per cell with handovers, per potential and per intent band ("total" on the other axis),
-- and in all. Kaplan-Meier (E. L. Kaplan, P. Meier 1958, JASA 53:457-481): at each response time
-- the share still waiting shrinks by responses / those that had waited so long; who has no response
-- counts among them for as long as it has waited. The median is the first time at which at most
-- half still wait, p90 a tenth; empty: not reached.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with times as (
    select handovers.potential_no, handovers.intent_no, waits.business_hours,
        count(*) as count_ended,
        count(*) filter (where waits.is_answered) as count_answered
    from handovers_in_view as handovers
    inner join response_waits as waits on waits.handover_no = handovers.handover_no
    where handovers.verdict <> 'excluded'
    group by handovers.potential_no, handovers.intent_no, waits.business_hours
),

sums as (
    select potential_no, intent_no, business_hours,
        sum(count_ended) as count_ended, sum(count_answered) as count_answered
    from times
    group by grouping sets ((potential_no, intent_no, business_hours),
        (potential_no, business_hours), (intent_no, business_hours), (business_hours))
),

waiting as (
    select *, at_risk(count_ended, potential_no, intent_no, business_hours) as count_at_risk
    from sums
),

shares as (
    select *, share_waiting(count_answered, count_at_risk, potential_no, intent_no, business_hours) as waiting_share
    from waiting
)

select
    case when potential_no is null then 'total' else potential_name() end as potential,
    case when intent_no is null then 'total' else intent_name() end as intent,
    sum(count_ended) as count_counted,
    sum(count_answered) as count_answered,
    min(business_hours) filter (where waiting_share <= 0.5 + 1e-9) as median_business_hours,
    min(business_hours) filter (where waiting_share <= 0.1 + 1e-9) as p90_business_hours
from shares
group by potential_no, intent_no
order by potential, intent
