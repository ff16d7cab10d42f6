-- Which handovers stand behind a number?
-- One row per counted handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $which  a verdict, or due, answered, counted, unanswered, not_converted, sure, won, lost …
--   $potential  potential band
--   $intent  intent band
--   $month_on  first day of the local month of handover
--   $week_on  Monday of the local week of handover
--   $by  a criterion by which handovers are grouped; empty: none
--   $group_name  the group of that criterion; empty: those without one
--   $second_by  a second criterion; empty: none
--   $second_name  the group of the second criterion; empty: those without one
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select handover_no
    from chosen_handovers
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    verdicts.handed_over_at,
    verdicts.owner_name,
    verdicts.team_name,
    verdicts.source,
    verdicts.potential,
    verdicts.intent,
    verdicts.verdict,
    verdicts.is_sure,
    verdicts.deadline_at,
    verdicts.first_response_at,
    verdicts.response_business_hours,
    verdicts.missed_sla,
    verdicts.rejection_reason,
    verdicts.is_repeat
from chosen
inner join verdicts on verdicts.handover_no = chosen.handover_no
inner join lead_facts as facts on facts.lead_no = verdicts.lead_no
order by verdicts.handed_over_at desc, chosen.handover_no
