-- Which leads stand behind a number?
-- One row per lead, the newest first.
--   $as_of  the moment the report is for
--   $from_at  created at or after
--   $until_at  created before
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $which  with_deal, won (with a won deal), mql, mql_never_handed_over, sales_qualified; empty: all
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
),

-- Choose first, look up names afterwards: of a million leads only these.
chosen as (
    select leads.*, coalesce(deals.count_deals, 0) as count_deals, deals.won_amount
    from leads_in_view as leads
    left join deals on deals.lead_no = leads.lead_no
    where
        case $which
            when 'with_deal' then deals.lead_no is not null
            when 'won' then deals.is_won
            when 'mql' then leads.is_mql
            when 'mql_never_handed_over' then leads.is_mql and not leads.is_handed_over
            when 'sales_qualified' then leads.sales_qualified_at is not null
            else $which is null
        end
        and ($potential is null or leads.potential = $potential)
        and ($intent is null or leads.intent = $intent)
    order by leads.created_at desc, leads.lead_no
    limit $most_rows
)

select
    facts.lead_id, facts.company_name, facts.lead_name,
    chosen.created_at,
    chosen.source,
    facts.owner_name,
    chosen.team_name,
    chosen.potential,
    chosen.intent,
    chosen.is_handed_over,
    chosen.is_excluded,
    facts.annual_revenue,
    facts.employees,
    chosen.count_deals,
    chosen.won_amount
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.created_at desc, chosen.lead_no
