-- Which handovers stand behind a hole in the log of sales?
-- One row per such handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $gap  without_activity (a deal that nobody logged anything for) or silent_owner
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select handovers.*
    from handovers_in_view as handovers
    left join owner_logs as owners on owners.owner_name = handovers.owner_name
    where
        case $gap
            when 'without_activity' then handovers.has_deal_without_activity
            when 'silent_owner' then handovers.is_due and owners.is_silent
        end
    order by handovers.handed_over_at desc, handovers.handover_no
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
    chosen.deal_at,
    chosen.has_won_deal
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.handed_over_at desc, chosen.handover_no
