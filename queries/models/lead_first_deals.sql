-- Which deal made each handover of one lead a converted one?
-- One row per counted handover with a deal made in its window or open at its start.
--   $lead_no  number of the lead
select
    handovers.handover_no,
    deals.created_at as deal_created_at,
    deals.is_date_only as deal_is_day_only,
    deals.created_until_at < handovers.handed_over_at as was_deal_open
from verdicts as handovers
inner join lead_deals as deals
    on deals.lead_no = handovers.lead_no
    and greatest(deals.created_at, handovers.handed_over_at) = handovers.deal_at
where
    handovers.lead_no = $lead_no
    and (
        deals.created_until_at >= handovers.handed_over_at
        or deals.closed_until_at is null
        or deals.closed_until_at >= handovers.handed_over_at
    )
qualify row_number() over (
    partition by handovers.handover_no order by deals.created_at, deals.deal_id
) = 1
