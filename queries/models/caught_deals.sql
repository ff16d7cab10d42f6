-- Had the lead of each deal been an MQL by then?
-- One row per deal in view. Of a lead that was handed over: was it an MQL at a handover that the deal
-- counts for; of others: before the deal was made. A deal without any time counts as caught where its
-- lead ever was one.
with at_handovers as (
    select chances.deal_id, bool_or(outcomes.is_mql) as is_caught
    from deal_chances as chances
    inner join outcomes on outcomes.handover_no = chances.handover_no
    group by chances.deal_id
)

select
    deals.deal_id, deals.lead_no, deals.is_handed_over, deals.made_at, deals.is_won, deals.amount,
    coalesce(
        case
            when deals.is_handed_over then at_handovers.is_caught
            when deals.made_at is null then moments.lead_no is not null
            else moments.hot_at <= deals.created_until_at
        end,
        false
    ) as is_caught
from deals_in_view as deals
left join at_handovers on at_handovers.deal_id = deals.deal_id
left join hot_moments as moments on moments.lead_no = deals.lead_no
