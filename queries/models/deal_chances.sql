-- At which handovers could the lead of each deal have been caught?
-- One row per deal in view whose lead was handed over, and handover that it counts for; one without
-- any time counts for every handover of its lead.
-- Kept.
select deals.deal_id, counted.handover_no
from deals_in_view as deals
inner join handover_deals as counted on counted.deal_id = deals.deal_id
where deals.is_handed_over and deals.made_at is not null
union all
select deals.deal_id, handovers.handover_no
from deals_in_view as deals
inner join merged_handovers as handovers on handovers.lead_no = deals.lead_no
where deals.is_handed_over and deals.made_at is null
