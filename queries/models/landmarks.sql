-- What became, after the deadline, of the handovers that sales had or had not answered by then?
-- One row per handover of the view that can be compared: charged to an owner, still of this owner,
-- without a deal and not given back by the deadline, and as old as the outcome needs.
--   $as_of  the moment the report is for
--   $within_days  a deal counts so many days after the deadline; 90 unless said
with timed as (
    select *, epoch_us(deadline_at) + coalesce($within_days, 90) * 86400000000 as until_us
    from handovers_in_view
),

converted as (
    select distinct timed.handover_no
    from timed
    inner join lead_deals as deals on deals.lead_no = timed.lead_no
    where deals.created_at > timed.deadline_at and epoch_us(deals.created_at) <= timed.until_us
)

select
    timed.*,
    coalesce(timed.first_activity_at <= timed.deadline_at, false) as is_answered,
    converted.handover_no is not null as is_converted
from timed
cross join log_beginnings as logs
left join converted on converted.handover_no = timed.handover_no
where
    timed.verdict <> 'excluded'
    -- no deal could have been seen before their log began
    and (
        not (logs.is_late_for_deals and logs.has_many_deals)
        or timed.deadline_at >= logs.first_deal_at
    )
    and timed.owner_name is not null
    and timed.until_us <= epoch_us($as_of)
    -- nothing had ended the waiting by the deadline
    and coalesce(
        least(timed.next_handed_over_at, timed.deal_at, timed.rejected_at) > timed.deadline_at, true
    )
