-- When did sales or marketing first act after each handover, by type of activity and person?
-- One row per recorded handover, actor, activity type and person; up to the lead's next recorded
-- handover. Later ones can't be the first one, whatever the as-of and the definition.
--   $time_zone  the company's zone
-- Built at load.
with own_activities as (
    select
        lead_facts.lead_no,
        activities.actor,
        coalesce(activities.activity_type, 'unknown') as activity_type,
        activities.performed_by,
        activities.occurred_at,
        activities.is_date_only,
        end_of_stamp(
            activities.occurred_at, activities.is_date_only, $time_zone
        ) as occurred_until_at
    from activities
    inner join lead_facts on lead_facts.lead_id = activities.lead_id
    where
        activities.actor in ('sales', 'marketing')
        and activities.occurred_at is not null
        and lead_facts.first_handed_over_at is not null
),

responses as (
    select
        handover_facts.handover_no,
        own_activities.actor,
        own_activities.activity_type,
        own_activities.performed_by,
        min(greatest(own_activities.occurred_at, handover_facts.handed_over_at)) as first_at,
        arg_min(own_activities.is_date_only, own_activities.occurred_at) as is_date_only
    from own_activities
    inner join handover_facts on handover_facts.lead_no = own_activities.lead_no
    where
        own_activities.occurred_until_at >= handover_facts.handed_over_at
        and (
            handover_facts.next_handed_over_at is null
            or greatest(own_activities.occurred_at, handover_facts.handed_over_at)
            < handover_facts.next_handed_over_at
        )
    group by
        handover_facts.handover_no,
        own_activities.actor,
        own_activities.activity_type,
        own_activities.performed_by
)

select
    handover_no,
    actor,
    activity_type,
    performed_by,
    first_at,
    local_day(first_at, $time_zone) as first_on,
    is_date_only
from responses
order by handover_no
