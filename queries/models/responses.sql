-- What did sales do in each handover's window, and when first?
-- One row per counted handover, with the business clock at it and at the first response.
--   $as_of  the moment the report is for
-- Kept.
with found as (
    select
        handovers.*,
        activities.activity_at,
        deals.deal_at,
        coalesce(deals.is_won, false) as has_won_deal,
        coalesce(deals.is_won or deals.is_closed, false) as has_closed_deal,
        rejections.rejected_at,
        rejections.rejection_reason,
        least(activities.activity_at, deals.deal_at, rejections.rejected_at) as first_response_at,
        least(activities.activity_on, deals.deal_on, rejections.rejected_on) as first_response_on,
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
    from merged_handovers as handovers
    left join first_counted_activities as activities
        on activities.handover_no = handovers.handover_no
    left join first_deals as deals on deals.handover_no = handovers.handover_no
    left join first_rejections as rejections on rejections.handover_no = handovers.handover_no
)

select
    found.*,
    clock_reading(
        found.handed_over_at, day.opens_at, day.open_seconds, day.reading_before
    ) as handed_over_reading,
    clock_reading(
        found.first_response_at,
        response_day.opens_at, response_day.open_seconds, response_day.reading_before
    ) as first_response_reading
from found
left join calendar_days as day on day.local_day = found.handed_over_on
left join calendar_days as response_day on response_day.local_day = found.first_response_on
