-- What did leads do, and marketing with them?
-- One row per touch, those of one lead together and in the order of time: so they are read fastest.
-- Built at load.
select
    lead_facts.lead_no,
    activities.activity_type,
    activities.outcome,
    activities.subject,
    activities.occurred_at
from activities
inner join lead_facts on lead_facts.lead_id = activities.lead_id
where activities.actor in ('lead', 'marketing') and activities.occurred_at is not null
order by lead_facts.lead_no, activities.occurred_at
