-- Which handovers are compared when asking what it costs to leave a lead unanswered?
-- One row per handover that can be compared, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $within_days  a deal counts so many days after the deadline; 90 unless said
--   $which  answered, answered_converted, unanswered, unanswered_converted; empty: all
--   $potential  potential band
--   $intent  intent band
--   $of_source  only this source; an empty text: those without one
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select handover_no, is_answered, is_converted
    from landmarks
    where
        case $which
            when 'answered' then is_answered
            when 'answered_converted' then is_answered and is_converted
            when 'unanswered' then not is_answered
            when 'unanswered_converted' then not is_answered and is_converted
            else $which is null
        end
        and ($potential is null or potential = $potential)
        and ($intent is null or intent = $intent)
        and ($of_source is null or coalesce(source, '') = $of_source)
    order by handed_over_at desc, handover_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    verdicts.handed_over_at,
    verdicts.deadline_at,
    chosen.is_answered,
    verdicts.first_activity_at,
    chosen.is_converted,
    verdicts.owner_name,
    verdicts.team_name,
    verdicts.source,
    verdicts.potential,
    verdicts.intent,
    verdicts.verdict
from chosen
inner join verdicts on verdicts.handover_no = chosen.handover_no
inner join lead_facts as facts on facts.lead_no = verdicts.lead_no
order by verdicts.handed_over_at desc, verdicts.handover_no
