-- Which handovers stand behind a number?
-- One row per counted handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $which  a verdict, or due, answered, counted, sure, won; empty: all
--   $potential  potential band
--   $intent  intent band
--   $month_on  first day of the local month of handover
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from handovers_in_view
    where
        case
            when $which is null then true
            when $which = 'due' then is_due
            when $which = 'answered' then is_due and verdict <> 'ignored'
            when $which = 'counted' then verdict <> 'excluded'
            when $which = 'sure' then is_sure
            when $which = 'won' then verdict = 'converted' and has_won_deal
            else verdict = $which
        end
        and ($potential is null or potential = $potential)
        and ($intent is null or intent = $intent)
        and (
            $month_on is null
            or date_trunc('month', local_day(handed_over_at, $time_zone)) = $month_on
        )
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    chosen.handed_over_at,
    chosen.owner_name,
    chosen.team_name,
    chosen.source,
    chosen.potential,
    chosen.intent,
    chosen.verdict,
    chosen.is_sure,
    chosen.deadline_at,
    chosen.first_response_at,
    chosen.response_business_hours,
    chosen.missed_sla,
    chosen.rejection_reason,
    chosen.is_repeat
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.handed_over_at desc, chosen.handover_no
