-- When did sales first act after each handover, by type of activity?
-- One row per recorded handover and activity type; up to the next recorded handover of the lead.
-- Later activities of the type can't be the first one, whatever the as-of and the definition.
--   $time_zone  the company's zone
-- Built at load.
with sales_activities as (
    select
        lead_facts.lead_no,
        coalesce(activities.activity_type, 'unknown') as activity_type,
        activities.occurred_at,
        activities.is_date_only,
        end_of_stamp(
            activities.occurred_at, activities.is_date_only, $time_zone
        ) as occurred_until_at
    from activities
    inner join lead_facts on lead_facts.lead_id = activities.lead_id
    where
        activities.actor = 'sales'
        and activities.occurred_at is not null
        and lead_facts.first_handed_over_at is not null
),

responses as (
    select
        handover_facts.handover_no,
        sales_activities.activity_type,
        min(greatest(sales_activities.occurred_at, handover_facts.handed_over_at)) as first_at,
        arg_min(sales_activities.is_date_only, sales_activities.occurred_at) as is_date_only
    from sales_activities
    inner join handover_facts on handover_facts.lead_no = sales_activities.lead_no
    where
        sales_activities.occurred_until_at >= handover_facts.handed_over_at
        and (
            handover_facts.next_handed_over_at is null
            or greatest(sales_activities.occurred_at, handover_facts.handed_over_at)
            < handover_facts.next_handed_over_at
        )
    group by handover_facts.handover_no, sales_activities.activity_type
)

select
    responses.handover_no,
    responses.activity_type,
    responses.first_at,
    responses.is_date_only,
    clock_reading(
        responses.first_at, day.opens_at, day.open_seconds, day.reading_before
    ) as first_reading
from responses
left join calendar_days as day on day.local_day = local_day(responses.first_at, $time_zone)
order by responses.handover_no
