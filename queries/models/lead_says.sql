-- What does each lead say in the texts that a condition may name?
-- One row per lead.
select
    lead_no,
    company_name as said_company_name,
    department as said_department,
    job_title as said_job_title,
    industry as said_industry,
    region as said_region,
    source as said_source,
    campaign as said_campaign,
    status as said_status,
    potential_rank as said_potential_rank,
    intent_rank as said_intent_rank
from lead_facts
