-- Which handovers stand behind a number?
-- One row per counted handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $which  a verdict, or due, answered, counted, sure; empty: all
--   $potential  potential band
--   $intent  intent band
--   $most_rows  how many rows at the most; empty: all
--   $month_on  first day of the local month of handover
select
    handovers.lead_id,
    facts.company_name,
    facts.lead_name,
    handovers.handed_over_at,
    handovers.owner_name,
    handovers.team_name,
    handovers.source,
    handovers.potential,
    handovers.intent,
    handovers.verdict,
    handovers.is_sure,
    handovers.deadline_at,
    handovers.first_response_at,
    handovers.response_business_hours,
    handovers.missed_sla,
    handovers.rejection_reason,
    handovers.is_repeat
from handovers_in_view as handovers
inner join lead_facts as facts on facts.lead_no = handovers.lead_no
where
    case
        when $which is null then true
        when $which = 'due' then handovers.is_due
        when $which = 'answered' then handovers.is_due and handovers.verdict <> 'ignored'
        when $which = 'counted' then handovers.verdict <> 'excluded'
        when $which = 'sure' then handovers.is_sure
        else handovers.verdict = $which
    end
    and ($potential is null or handovers.potential = $potential)
    and ($intent is null or handovers.intent = $intent)
    and (
        $month_on is null
        or date_trunc('month', local_day(handovers.handed_over_at, $time_zone)) = $month_on
    )
order by handovers.handed_over_at desc, handovers.lead_id
limit $most_rows
