-- How many leads and handovers stand in each cell, and what became of them?
-- One row per cell that holds a lead or a handover.
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with deals as (
    select
        lead_no,
        max(case when is_won then 1 else 0 end) as is_won,
        sum(case when is_won then amount end) as won_amount
    from lead_deals
    group by lead_no
),

leads as (
    select
        leads.potential,
        leads.intent,
        count(*) as count_leads,
        count(deals.lead_no) as count_leads_with_deal,
        sum(deals.is_won) as count_leads_won,
        sum(deals.won_amount) as won_amount
    from leads_in_view as leads
    left join deals on deals.lead_no = leads.lead_no
    group by leads.potential, leads.intent
),

handovers as (
    select
        potential,
        intent,
        count(*) as count_handovers,
        count(*) filter (where is_due) as count_due,
        count(*) filter (where is_due and verdict <> 'ignored') as count_followed_up,
        count(*) filter (where verdict = 'converted') as count_converted,
        count(*) filter (where verdict = 'ignored') as count_ignored,
        count(*) filter (where is_sure) as count_sure,
        count(*) filter (where verdict <> 'excluded') as count_counted
    from handovers_in_view
    group by potential, intent
),

cells as (
    select potential, intent, is_hot_cell() as is_hot
    from (
        select potential, intent from leads
        union
        select potential, intent from handovers
    ) as occurring
)

select
    cells.potential,
    cells.intent,
    cells.is_hot,
    coalesce(leads.count_leads, 0) as count_leads,
    coalesce(handovers.count_handovers, 0) as count_handovers,
    coalesce(handovers.count_due, 0) as count_due,
    coalesce(handovers.count_followed_up, 0) as count_followed_up,
    coalesce(handovers.count_converted, 0) as count_converted,
    coalesce(handovers.count_ignored, 0) as count_ignored,
    coalesce(handovers.count_sure, 0) as count_sure,
    coalesce(handovers.count_counted, 0) as count_counted,
    coalesce(leads.count_leads_with_deal, 0) as count_leads_with_deal,
    coalesce(leads.count_leads_won, 0) as count_leads_won,
    coalesce(leads.won_amount, 0) as won_amount
from cells
left join leads on leads.potential = cells.potential and leads.intent = cells.intent
left join handovers on handovers.potential = cells.potential and handovers.intent = cells.intent
