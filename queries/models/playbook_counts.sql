-- How many leads stand in each cell, and for how many was its playbook kept?
-- One row per cell that holds a lead or a handover.
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with leads as (
    select potential, intent, count(*) as count_leads
    from leads_in_view
    group by potential, intent
),

cases as (
    select
        potential,
        intent,
        count(handover_no) as count_handovers,
        count(*) filter (where handover_no is null) as count_hot_never_handed_over,
        count(*) filter (where playbook = 'kept') as count_kept,
        count(*) filter (where playbook = 'late') as count_late,
        count(*) filter (where playbook = 'other') as count_other,
        count(*) filter (where playbook = 'missed') as count_missed,
        count(*) filter (where playbook = 'open') as count_open
    from playbook_in_view
    group by potential, intent
),

cells as (
    select potential, intent from leads
    union
    select potential, intent from cases
)

select
    cells.potential,
    cells.intent,
    coalesce(leads.count_leads, 0) as count_leads,
    coalesce(cases.count_handovers, 0) as count_handovers,
    coalesce(cases.count_hot_never_handed_over, 0) as count_hot_never_handed_over,
    coalesce(cases.count_kept, 0) as count_kept,
    coalesce(cases.count_late, 0) as count_late,
    coalesce(cases.count_other, 0) as count_other,
    coalesce(cases.count_missed, 0) as count_missed,
    coalesce(cases.count_open, 0) as count_open
from cells
left join leads on leads.potential = cells.potential and leads.intent = cells.intent
left join cases on cases.potential = cells.potential and cases.intent = cells.intent
