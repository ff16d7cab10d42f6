-- Which lead does a link name, what is known of it, and in which cell does it stand?
-- One row per lead with this key: one, since keys as long as this one hardly ever meet.
--   $as_of  the moment the report is for
--   $lead_key  first 12 hex digits of the md5 of the lead_id, which may be an e-mail address
select
    facts.lead_no,
    facts.lead_id,
    facts.lead_name,
    own.email,
    own.phone,
    facts.company_name,
    facts.account_id,
    facts.department,
    facts.job_title,
    facts.industry,
    facts.region,
    facts.annual_revenue,
    facts.employees,
    facts.source,
    facts.campaign,
    facts.status,
    facts.score,
    facts.potential_score,
    facts.potential_rank,
    facts.intent_rank,
    facts.owner_name,
    facts.team_name,
    facts.created_at,
    facts.excluded_reason,
    placed.lead_no is not null as is_seen,
    placed.potential,
    placed.intent,
    placed.is_handed_over,
    placed.is_excluded,
    placed.sales_qualified_at
from lead_facts as facts
inner join leads as own on own.lead_id = facts.lead_id
left join placed_leads as placed on placed.lead_no = facts.lead_no
where substring(md5(facts.lead_id), 1, 12) = $lead_key
order by facts.lead_no
