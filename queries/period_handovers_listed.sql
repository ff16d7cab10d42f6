-- Which handovers of a week or month stand behind its numbers at an equal age?
-- One row per counted handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $unit  week or month of handover; empty: week
--   $period_on  its first day; empty: all
--   $within_days  equal age, in days; empty: 90
--   $which  old_enough, converted_in_time, old_enough_due, answered_in_time; empty: all
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from period_handovers
    where
        ($period_on is null or period_on = $period_on)
        and case $which
            when 'old_enough' then is_old_enough
            when 'converted_in_time' then is_converted_in_time
            when 'old_enough_due' then is_old_enough_due
            when 'answered_in_time' then is_answered_in_time
            else true
        end
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
    chosen.first_response_at,
    chosen.response_business_hours,
    chosen.deal_at,
    chosen.missed_sla
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.handed_over_at desc, chosen.handover_no
