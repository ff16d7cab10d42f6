-- How many leads and handovers stand in each cell, and what became of them?
-- One row per cell that holds a lead or a handover.
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with cells as (
    select potential_no, intent_no from lead_counts
    union
    select potential_no, intent_no from handover_counts
),

named as (
    select
        potential_no,
        intent_no,
        potential_name() as potential,
        intent_name() as intent,
        is_hot_place() as is_hot
    from cells
)

select
    named.potential,
    named.intent,
    named.is_hot,
    coalesce(leads.count_leads, 0) as count_leads,
    coalesce(leads.count_mqls, 0) as count_mqls,
    coalesce(leads.count_mqls_never_handed_over, 0) as count_mqls_never_handed_over,
    coalesce(leads.count_sales_qualified, 0) as count_sales_qualified,
    coalesce(handovers.count_handovers, 0) as count_handovers,
    coalesce(handovers.count_due, 0) as count_due,
    coalesce(handovers.count_followed_up, 0) as count_followed_up,
    coalesce(handovers.count_converted, 0) as count_converted,
    coalesce(handovers.count_won, 0) as count_won,
    coalesce(handovers.count_ignored, 0) as count_ignored,
    coalesce(handovers.count_sure, 0) as count_sure,
    coalesce(handovers.count_counted, 0) as count_counted,
    coalesce(leads.count_leads_with_deal, 0) as count_leads_with_deal,
    coalesce(leads.count_leads_won, 0) as count_leads_won,
    coalesce(leads.won_amount, 0) as won_amount
from named
left join lead_counts as leads
    on leads.potential_no = named.potential_no and leads.intent_no = named.intent_no
left join handover_counts as handovers
    on handovers.potential_no = named.potential_no and handovers.intent_no = named.intent_no
