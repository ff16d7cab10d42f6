-- What are the leads of some ids called?
-- One row per known lead.
--   $lead_ids  the ids, as a list
select leads.lead_id, leads.company_name, leads.lead_name, leads.owner_name
from leads
inner join (select distinct unnest(cast($lead_ids as varchar[])) as lead_id) as chosen
    on chosen.lead_id = leads.lead_id
order by leads.lead_id
