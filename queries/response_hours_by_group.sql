-- How long until sales first responds in each group, counting those that still wait?
-- One row per group that has handovers, most unanswered first. Kaplan-Meier as in response_hours_by_cell; the median is the
-- first time at which at most half still wait, p90 a tenth; empty: not reached.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $by  team, owner, source, campaign, cell, potential, intent, industry, size, weekday, hour
--   $second_by  a second criterion; empty: none
with times as (
    select handovers.group_name, handovers.second_name, waits.business_hours,
        cast(count(*) as double) as count_ended,
        cast(count(*) filter (where waits.is_answered) as double) as count_answered
    from handover_groups as handovers
    inner join response_waits as waits on waits.handover_no = handovers.handover_no
    where handovers.verdict <> 'excluded'
    group by handovers.group_name, handovers.second_name, waits.business_hours
),

waiting as (
    select *, at_risk(count_ended, group_name, second_name, business_hours) as count_at_risk
    from times
),

shares as (
    select *, share_waiting(count_answered, count_at_risk, group_name, second_name, business_hours) as waiting_share
    from waiting
)

select
    group_name,
    second_name,
    cast(sum(count_ended) as bigint) as count_counted,
    cast(sum(count_answered) as bigint) as count_answered,
    cast(sum(count_ended) - sum(count_answered) as bigint) as count_unanswered,
    min(business_hours) filter (where waiting_share <= 0.5 + 1e-9) as median_business_hours,
    min(business_hours) filter (where waiting_share <= 0.1 + 1e-9) as p90_business_hours
from shares
group by group_name, second_name
order by count_unanswered desc, group_name, second_name
