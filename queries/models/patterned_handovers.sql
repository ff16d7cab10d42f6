-- Which handovers carry a pattern that is worth a look?
-- One row per counted handover of the view that is not excluded. The quarters of an hour before
-- the deadline are numbered from 0, the last one; those after it from -1 downwards. Only first
-- responses that are activities with a time, and agreed times that hold five quarters, have one.
select
    handovers.*,
    case
        when
            handovers.first_activity_at = handovers.first_response_at
            and not handovers.response_is_day_only
            and handovers.sla_business_hours >= 1.25
        then least(
            floor(4 * (handovers.sla_business_hours - handovers.response_business_hours)),
            -- after closing time the business clock stands still, the deadline does not
            case when handovers.first_activity_at > handovers.deadline_at then -1 end
        )
    end as quarter_no,
    handovers.verdict = 'rejected' and coalesce(trim(handovers.rejection_reason), '') = ''
        as is_rejected_without_reason,
    handovers.verdict = 'ignored' and uncounted.handover_no is not null as has_uncounted_only,
    uncounted.activity_type as uncounted_type,
    counted.performed_by,
    counted.handover_no is not null as has_first_activity,
    coalesce(counted.count_same_minute >= 5, false) as is_logged_in_bulk
from handovers_in_view as handovers
left join first_sales_activities as counted
    on counted.handover_no = handovers.handover_no and counted.is_counted
left join first_sales_activities as uncounted
    on uncounted.handover_no = handovers.handover_no and not uncounted.is_counted
where handovers.verdict <> 'excluded'
