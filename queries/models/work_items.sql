-- Which leads wait for sales, whatever the period? Open work doesn't end with one.
-- One row per lead of the team and source whose latest handover nobody has answered. One that was
-- handed over anew is the work of its latest owner alone.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
--   $meeting_at  what is due by then will breach; empty: the end of the next business day
--   $team_name  charged team
--   $source  source of the lead
select
    items.handover_no, items.lead_no,
    items.handed_over_at, items.deadline_at,
    items.owner_name, items.team_name, items.source,
    items.potential_no, items.intent_no, items.potential, items.intent, items.is_hot,
    items.verdict,
    items.verdict = 'waiting' and coalesce(items.deadline_at <= clock.meeting_at, false)
        as is_breaching,
    items.verdict = 'ignored' as is_overdue,
    items.owner_name is null as is_unassigned,
    case
        when items.verdict <> 'waiting' then 'past'
        when local_day(items.deadline_at, $time_zone) <= clock.last_due_on
        then cast(local_day(items.deadline_at, $time_zone) as varchar)
        else 'later'
    end as due,
    items.sla_business_hours,
    -- The deadline is where the clock has run the whole SLA; below zero it has run on.
    items.sla_business_hours + (items.handed_over_reading - clock.reading) / 3600000000.0
        as left_business_hours
from verdicts as items
cross join work_clock as clock
where
    items.next_handed_over_at is null
    and (
        items.verdict in ('waiting', 'unassigned')
        or (items.verdict = 'ignored' and clock.has_sales_activities)
    )
    and ($team_name is null or items.team_name = $team_name)
    and ($source is null or items.source = $source)
