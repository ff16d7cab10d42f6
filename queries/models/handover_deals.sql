-- Which deals count for each handover? Those made in its window, and those that were open when the
-- lead was handed over: they are a response at the handover itself.
-- One row per counted handover and deal that counts for it.
--   $as_of  the moment the report is for
-- Kept.
select
    handovers.handover_no,
    handovers.lead_no,
    deals.deal_id,
    deals.amount,
    deals.is_won,
    coalesce(deals.closed_at <= $as_of, false) as is_closed,
    greatest(deals.created_at, handovers.handed_over_at) as deal_at,
    greatest(deals.created_on, handovers.handed_over_on) as deal_on,
    deals.is_date_only and deals.created_until_at >= handovers.handed_over_at as is_day_only
from merged_handovers as handovers
inner join lead_deals as deals on deals.lead_no = handovers.lead_no
where
    (
        deals.created_until_at >= handovers.handed_over_at
        and (
            handovers.next_handed_over_at is null
            or greatest(deals.created_at, handovers.handed_over_at)
            < handovers.next_handed_over_at
        )
    )
    or (
        deals.created_until_at < handovers.handed_over_at
        and (deals.closed_until_at is null or deals.closed_until_at >= handovers.handed_over_at)
    )
