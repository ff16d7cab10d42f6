-- Which leads should sales work on first, and why?
-- One row per lead with open work, the one with most at stake first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $meeting_at  what is due by then will breach; empty: the end of the next business day
--   $team_name  charged team
--   $source  source of the lead
--   $list  breach, overdue, hot, unassigned; empty: all open work
--   $due  past, a day as 2026-03-31, later; empty: whenever
--   $by  owner, team; empty: everybody's
--   $group_name  the owner or team; empty: nobody
--   $most_rows  how many rows at the most; empty: all
with ranked as (
    select
        *,
        row_number() over (
            order by round(stake_amount, 6) desc, urgency desc, handed_over_at, handover_no
        ) as priority
    from work_stakes
),

chosen as (
    select *
    from ranked
    order by priority
    limit $most_rows
)

select
    recorded.lead_id,
    recorded.company_name,
    facts.lead_name,
    recorded.handover_id,
    chosen.priority,
    chosen.owner_name, chosen.team_name, chosen.source,
    chosen.potential, chosen.intent, chosen.is_hot,
    chosen.handed_over_at,
    chosen.deadline_at,
    chosen.left_business_hours,
    chosen.verdict,
    chosen.is_breaching, chosen.is_overdue, chosen.is_unassigned,
    chosen.due,
    chosen.mean_won_amount, chosen.amount_of,
    chosen.conversion_rate, chosen.conversion_of,
    chosen.urgency,
    chosen.stake_amount
from chosen
inner join handover_facts as recorded on recorded.handover_no = chosen.handover_no
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.priority
