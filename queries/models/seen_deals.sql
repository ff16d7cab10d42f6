-- Which deals are known by the moment, and which lead do they belong to, if any?
-- One row per deal; one that belongs to no lead has none, and is no row of lead_deals.
--   $as_of  the moment the report is for
select
    facts.deal_id,
    coalesce(facts.lead_no, owned.lead_no) as lead_no,
    facts.deal_stage,
    facts.amount,
    facts.owner_name,
    facts.created_at,
    facts.created_on,
    facts.closed_at,
    facts.is_won and (facts.closed_at is null or facts.closed_at <= $as_of) as is_won
from deal_facts as facts
left join lead_deals as owned on facts.lead_no is null and owned.deal_id = facts.deal_id
where facts.created_at is null or facts.created_at <= $as_of
