-- Along which stretch of the first moved threshold is the lead of each deal an MQL in time?
-- One row per deal in view that any position catches: caught where the threshold is at most
-- hot_up_to, or above hot_above.
with moved as (
    select chances.deal_id, handovers.value_1, handovers.hot_bits
    from deal_chances as chances
    inner join moved_handovers as handovers on handovers.handover_no = chances.handover_no
    union all
    select deals.deal_id, moments.value_1, moments.hot_bits
    from deals_in_view as deals
    inner join moved_moments as moments on moments.lead_no = deals.lead_no
    where
        not deals.is_handed_over
        and (deals.made_at is null or moments.seen_at <= deals.created_until_at)
),

stretches as (
    select
        deal_id,
        max(case when hot_bits // 2 % 2 = 1 then coalesce(value_1, 1e308) end)
            as hot_up_to,
        min(case when hot_bits % 2 = 1 then coalesce(value_1, -1e308) end)
            as hot_above
    from moved
    group by deal_id
)

select deals.is_won, deals.amount, stretches.hot_up_to, stretches.hot_above
from stretches
inner join deals_in_view as deals on deals.deal_id = stretches.deal_id
