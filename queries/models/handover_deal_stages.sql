-- At what stage was the newest deal of a lead when it was handed over?
-- One row per recorded handover with a deal that names the lead, created at or before.
select handovers.handover_no, deals.deal_stage
from handover_facts as handovers
inner join deal_facts as deals on deals.lead_no = handovers.lead_no
where asks_for_deal_stage() and deals.created_at <= handovers.handed_over_at
qualify row_number() over (
    partition by handovers.handover_no order by deals.created_at desc, deals.deal_id desc
) = 1
