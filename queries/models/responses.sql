-- What did sales do in each handover's window, and when first?
-- One row per counted handover, with its cell.
--   $as_of  the moment the report is for
with activities as (
    select
        coalesce(repeated.first_handover_no, first.handover_no) as handover_no,
        min(first.first_at) as activity_at,
        min(first.first_reading) as activity_reading,
        -- one with a time, as early, is known to the minute
        min(case when not first.is_date_only then first.first_at end) as timed_activity_at
    from first_activities as first
    left join repeated_handovers as repeated on repeated.handover_no = first.handover_no
    where
        first.actor = 'sales'
        and first.first_at <= $as_of
        and counts_as_follow_up(first.activity_type)
    group by coalesce(repeated.first_handover_no, first.handover_no)
),

-- A deal of the window, or one that was open when the lead was handed over: that is a response
-- at the handover itself.
deals as (
    select
        handovers.handover_no,
        min(greatest(deals.created_at, handovers.handed_over_at)) as deal_at,
        min(greatest(deals.created_reading, handovers.handed_over_reading)) as deal_reading,
        bool_or(deals.is_won) as is_won,
        arg_min(
            deals.is_date_only and deals.created_until_at >= handovers.handed_over_at,
            greatest(deals.created_at, handovers.handed_over_at)
        ) as is_date_only
    from placed_handovers as handovers
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
),

rejections as (
    select
        handovers.handover_no,
        min(greatest(recorded.rejected_at, handovers.handed_over_at)) as rejected_at,
        min(greatest(recorded.rejected_reading, handovers.handed_over_reading))
            as rejected_reading,
        arg_min(recorded.rejection_reason, recorded.rejected_at) as rejection_reason,
        arg_min(recorded.rejected_until_at > recorded.rejected_at, recorded.rejected_at)
            as is_date_only
    from placed_handovers as handovers
    inner join handover_facts as recorded on recorded.lead_no = handovers.lead_no
    where
        recorded.handover_no >= handovers.handover_no
        and (
            handovers.next_handover_no is null
            or recorded.handover_no < handovers.next_handover_no
        )
        and recorded.handed_over_at <= $as_of
        and recorded.rejected_at <= $as_of
        and recorded.rejected_until_at >= handovers.handed_over_at
        and (
            handovers.next_handed_over_at is null
            or greatest(recorded.rejected_at, handovers.handed_over_at)
            < handovers.next_handed_over_at
        )
    group by handovers.handover_no
)

select
    handovers.*,
    activities.activity_at,
    deals.deal_at,
    coalesce(deals.is_won, false) as has_won_deal,
    rejections.rejected_at,
    rejections.rejection_reason,
    least(activities.activity_at, deals.deal_at, rejections.rejected_at) as first_response_at,
    least(activities.activity_reading, deals.deal_reading, rejections.rejected_reading)
        as first_response_reading,
    coalesce(
        case least(activities.activity_at, deals.deal_at, rejections.rejected_at)
            when activities.activity_at
            then activities.timed_activity_at is null
                or activities.timed_activity_at > activities.activity_at
            when deals.deal_at then deals.is_date_only
            when rejections.rejected_at then rejections.is_date_only
        end,
        false
    ) as response_is_day_only
from placed_handovers as handovers
left join activities on activities.handover_no = handovers.handover_no
left join deals on deals.handover_no = handovers.handover_no
left join rejections on rejections.handover_no = handovers.handover_no
