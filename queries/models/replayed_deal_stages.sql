-- At what stage is the newest deal that a lead which was never handed over had by each moment?
-- One row per such lead and moment with a deal created at or before.
select moments.lead_no, moments.seen_at, deals.deal_stage
from replayed_moments as moments
inner join deal_facts as deals on deals.lead_no = moments.lead_no
where asks_for_deal_stage() and deals.created_at <= moments.seen_at
qualify row_number() over (
    partition by moments.lead_no, moments.seen_at order by deals.created_at desc, deals.deal_id desc
) = 1
