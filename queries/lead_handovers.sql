-- What became of each handover of one lead, and on what does its verdict stand?
-- One row per counted handover, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $lead_no  number of the lead
select
    handovers.handover_no,
    handovers.handed_over_at,
    handovers.deadline_at,
    handovers.owner_name,
    handovers.team_name,
    handovers.potential, handovers.intent, handovers.is_hot,
    handovers.verdict,
    handovers.missed_sla,
    handovers.is_sure,
    handovers.has_deal_without_activity,
    handovers.has_won_deal,
    handovers.is_repeat,
    handovers.first_response_at,
    handovers.response_is_day_only,
    handovers.response_business_hours,
    windows.agreed_business_hours,
    case
        when handovers.first_response_at > handovers.deadline_at
        then handovers.response_business_hours - windows.agreed_business_hours
    end as late_business_hours,
    -- of a handover that waits: how long it has, in open time
    windows.agreed_business_hours - (
        clock_reading($as_of, today.opens_at, today.open_seconds, today.reading_before)
        - clock_reading(
            handovers.handed_over_at, day.opens_at, day.open_seconds, day.reading_before
        )
    ) / 3600000000.0 as left_business_hours,
    windows.next_handed_over_at,
    windows.watched_until_at,
    records.count_recorded,
    records.last_handed_over_at,
    handovers.first_activity_at,
    follow_ups.activity_type as first_activity_type,
    follow_ups.performed_by as first_activity_by,
    coalesce(follow_ups.activity_is_day_only, false) as activity_is_day_only,
    coalesce(follow_ups.count_uncounted_activities, 0) as count_uncounted_activities,
    deals.deal_created_at, deals.deal_is_day_only, deals.was_deal_open,
    records.rejected_at, records.rejection_is_day_only, handovers.rejection_reason,
    exists (select 1 from activities where actor = 'sales' and occurred_at <= $as_of)
        as has_sales_activities,
    coalesce(logs.count_owner_activities, 0) as count_owner_activities,
    coalesce(logs.count_other_activities, 0) as count_other_activities
from verdicts as handovers
inner join lead_windows as windows on windows.handover_no = handovers.handover_no
left join lead_records as records on records.handover_no = handovers.handover_no
left join lead_follow_ups as follow_ups on follow_ups.handover_no = handovers.handover_no
left join lead_first_deals as deals on deals.handover_no = handovers.handover_no
left join lead_owner_logs as logs on logs.handover_no = handovers.handover_no
left join calendar_days as today on today.local_day = local_day($as_of, $time_zone)
left join calendar_days as day on day.local_day = local_day(handovers.handed_over_at, $time_zone)
order by handovers.handed_over_at desc, handovers.handover_no
