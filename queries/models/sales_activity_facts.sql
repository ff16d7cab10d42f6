-- What did sales do with each lead, handed over or not?
-- One row per activity of sales with a time.
-- Built at load.
select
    lead_facts.lead_no,
    coalesce(activities.activity_type, 'unknown') as activity_type,
    activities.outcome,
    activities.performed_by,
    activities.occurred_at
from activities
inner join lead_facts on lead_facts.lead_id = activities.lead_id
where activities.actor = 'sales' and activities.occurred_at is not null
