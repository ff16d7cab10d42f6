-- How many leads stand in each cell, and what became of them?
-- One row per cell that holds a lead.
--   $from_at  created at or after
--   $until_at  created before
--   $team_name  team of the lead's owner
--   $source  source of the lead
-- Kept when asked again.
-- Adds up by lead.
with lead_groups as (
    select potential_no, intent_no, is_mql, traits, count(*) as count_leads,
        sum(won_amount) as won_amount
    from leads_in_view
    group by potential_no, intent_no, is_mql, traits
)

select
    potential_no,
    intent_no,
    sum(count_leads) as count_leads,
    sum(case when is_mql then count_leads else 0 end) as count_mqls,
    sum(case when is_mql and traits % 2 = 0 then count_leads else 0 end)
        as count_mqls_never_handed_over,
    sum(case when traits // 2 % 2 = 1 then count_leads else 0 end) as count_sales_qualified,
    sum(case when traits // 4 % 2 = 1 then count_leads else 0 end) as count_leads_with_deal,
    sum(case when traits // 8 = 1 then count_leads else 0 end) as count_leads_won,
    sum(won_amount) as won_amount
from lead_groups
group by potential_no, intent_no
