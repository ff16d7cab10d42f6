-- When did a deal first answer each handover? One of its window, or one that was open when the lead
-- was handed over: that is a response at the handover itself.
-- One row per counted handover with such a deal.
--   $as_of  the moment the report is for
select
    handovers.handover_no,
    min(greatest(deals.created_at, handovers.handed_over_at)) as deal_at,
    min(greatest(deals.created_on, handovers.handed_over_on)) as deal_on,
    bool_or(deals.is_won) as is_won,
    bool_or(coalesce(deals.closed_at <= $as_of, false)) as is_closed,
    arg_min(
        deals.is_date_only and deals.created_until_at >= handovers.handed_over_at,
        greatest(deals.created_at, handovers.handed_over_at)
    ) as is_date_only
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
group by handovers.handover_no
