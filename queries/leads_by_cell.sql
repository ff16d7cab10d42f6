-- How many leads and handovers stand in each cell, and what became of them?
-- One row per cell that holds a lead or a handover; a lead stands in exactly one cell.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
select
    potential,
    intent,
    is_hot,
    count_leads,
    count_mqls,
    count_mqls_never_handed_over,
    count_sales_qualified,
    count_handovers,
    count_due,
    count_followed_up,
    count_converted,
    count_won,
    count_ignored,
    count_sure,
    count_counted,
    count_leads_with_deal,
    count_leads_won,
    won_amount
from cell_counts
order by potential, intent
