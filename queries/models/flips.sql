-- What is an MQL by the definition or by the agreed one, but not by both?
-- One row per counted handover, or lead that was never handed over, of the chosen period: "enters"
-- is one by the definition alone, "leaves" by the agreed one alone. seen_at: when it was judged.
--   $as_of  the moment the report is for
-- Kept.
-- Of turned leads alone.
with drafted as (
    select handover_no, lead_no, handed_over_at as seen_at, has_won_deal, deal_at
    from outcomes_in_view
    where is_mql
),

agreed as (
    select handover_no, lead_no, handed_over_at as seen_at, has_won_deal, deal_at
    from outcomes_in_view_agreed
    where is_mql
),

handed_over as (
    select
        coalesce(drafted.handover_no, agreed.handover_no) as handover_no,
        coalesce(drafted.lead_no, agreed.lead_no) as lead_no,
        coalesce(drafted.seen_at, agreed.seen_at) as seen_at,
        drafted.handover_no is not null as is_entering,
        coalesce(drafted.deal_at, agreed.deal_at) is not null as has_deal,
        coalesce(drafted.has_won_deal, agreed.has_won_deal) as has_won_deal
    from drafted
    full join agreed on agreed.handover_no = drafted.handover_no
    where drafted.handover_no is null or agreed.handover_no is null
),

with_deal as (
    select flipped.lead_no, bool_or(deals.is_won) as has_won_deal
    from flipped_leads as flipped
    inner join lead_deals as deals on deals.lead_no = flipped.lead_no
    -- a deal from that moment on, or without any time
    where deals.created_until_at is null or deals.created_until_at >= flipped.seen_at
    group by flipped.lead_no
)

select
    lead_no, handover_no, seen_at, true as is_handed_over,
    case when is_entering then 'enters' else 'leaves' end as flip,
    has_deal, has_won_deal
from handed_over
union all
select
    flipped.lead_no, null, flipped.seen_at, false,
    case when flipped.is_entering then 'enters' else 'leaves' end,
    with_deal.lead_no is not null,
    coalesce(with_deal.has_won_deal, false)
from flipped_leads as flipped
left join with_deal on with_deal.lead_no = flipped.lead_no
