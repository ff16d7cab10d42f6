-- Which deals had a lead that was an MQL by then?
-- One row per such deal in view. Of a lead that was handed over: an MQL at a handover that the deal
-- counts for; of others: before the deal was made. A deal without any time counts as caught where
-- its lead ever was one.
with at_handovers as (
    select distinct chances.deal_id
    from deal_chances as chances
    inner join outcomes on outcomes.handover_no = chances.handover_no
    where outcomes.is_mql
)

select deals.deal_id, deals.is_won, deals.amount
from deals_in_view as deals
inner join at_handovers on at_handovers.deal_id = deals.deal_id
union all
select deals.deal_id, deals.is_won, deals.amount
from deals_in_view as deals
inner join hot_moments as moments on moments.lead_no = deals.lead_no
where deals.made_at is null or moments.hot_at <= deals.created_until_at
