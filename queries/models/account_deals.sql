-- Which leads may a deal belong to that names only an account?
-- One row per such deal and lead of its account that was ever handed over.
-- Built at load.
select
    deal_facts.deal_id,
    deal_facts.created_until_at,
    lead_facts.lead_no,
    lead_facts.lead_id
from deal_facts
inner join lead_facts on lead_facts.account_id = deal_facts.account_id
where deal_facts.lead_no is null and lead_facts.first_handed_over_at is not null
