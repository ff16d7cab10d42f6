-- Which leads stand behind a number?
-- One row per lead, the newest first.
--   $as_of  the moment the report is for
--   $from_at  created at or after
--   $until_at  created before
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $which  with_deal: leads with a deal; won: with a won deal; empty: all
--   $potential  potential band
--   $intent  intent band
--   $most_rows  how many rows at the most; empty: all
with deals as (
    select
        lead_no,
        count(*) as count_deals,
        sum(case when is_won then amount end) as won_amount,
        bool_or(is_won) as is_won
    from lead_deals
    group by lead_no
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    facts.created_at,
    leads.source,
    facts.owner_name,
    leads.team_name,
    leads.potential,
    leads.intent,
    leads.is_handed_over,
    leads.is_excluded,
    facts.annual_revenue,
    facts.employees,
    coalesce(deals.count_deals, 0) as count_deals,
    deals.won_amount
from leads_in_view as leads
inner join lead_facts as facts on facts.lead_no = leads.lead_no
left join deals on deals.lead_no = leads.lead_no
where
    ($which is null or ($which = 'with_deal' and deals.lead_no is not null)
        or ($which = 'won' and deals.is_won))
    and ($potential is null or leads.potential = $potential)
    and ($intent is null or leads.intent = $intent)
order by facts.created_at desc, facts.lead_id
limit $most_rows
