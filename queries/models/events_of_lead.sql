-- What happened to one lead: its creation, touches, activities, handovers, rejections and deals?
-- One row per event; is_counted says of an activity of sales whether it counts as follow-up.
--   $lead_no  number of the lead
with own_activities as (
    select
        activities.occurred_at,
        coalesce(activities.is_date_only, false) as is_date_only,
        activities.actor,
        coalesce(activities.activity_type, 'unknown') as activity_type,
        activities.performed_by,
        activities.outcome,
        activities.subject
    from activities
    where activities.lead_id = (select lead_id from lead_facts where lead_no = $lead_no)
)

select
    created_at as happened_at, false as is_date_only, 'created' as kind, 'lead' as actor,
    null as activity_type, null as performed_by, null as outcome, source as subject,
    null as amount, null as is_counted
from lead_facts
where lead_no = $lead_no
union all
select
    occurred_at, is_date_only, case when actor = 'sales' then 'activity' else 'touch' end, actor,
    activity_type, performed_by, outcome, subject, null,
    case when actor = 'sales' then counts_as_follow_up(activity_type) end
from own_activities
union all
select
    handed_over_at, false, 'handover', 'marketing', null, coalesce(owner_name, lead_owner_name),
    null, null, null, null
from handover_facts
where lead_no = $lead_no
union all
select
    rejected_at, rejected_until_at > rejected_at, 'rejection', 'sales', null, owner_name,
    null, rejection_reason, null, null
from handover_facts
where lead_no = $lead_no
union all
select created_at, is_date_only, 'deal', 'sales', null, owner_name, deal_stage, null, amount, null
from lead_deals
where lead_no = $lead_no
union all
select
    closed_at, closed_until_at > closed_at, 'deal_closed', 'sales', null, owner_name,
    case when is_won then 'won' else 'lost' end, null, amount, null
from lead_deals
where lead_no = $lead_no
