-- Which leads moved from one cell to another since an earlier moment, one by one?
-- One row per lead, the newest first.
--   $as_of  the moment the report is for
--   $before_at  the earlier moment
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $from_potential  potential band before, or new
--   $from_intent  intent band before, or new
--   $to_potential  potential band now
--   $to_intent  intent band now
--   $most_rows  how many rows at the most; empty: all
with deals as (
    select lead_no, count(*) as count_deals, sum(case when is_won then amount end) as won_amount
    from lead_deals
    group by lead_no
),

moved as (
    select
        leads.*,
        coalesce(earlier.potential, 'new') as potential_before,
        coalesce(earlier.intent, 'new') as intent_before
    from placed_leads as leads
    left join placed_leads_before as earlier on earlier.lead_no = leads.lead_no
),

chosen as (
    select *
    from moved
    where
        ($team_name is null or team_name = $team_name)
        and ($source is null or source = $source)
        and ($from_potential is null or potential_before = $from_potential)
        and ($from_intent is null or intent_before = $from_intent)
        and ($to_potential is null or potential = $to_potential)
        and ($to_intent is null or intent = $to_intent)
    order by created_at desc, lead_no
    limit $most_rows
)

select
    facts.lead_id, facts.company_name, facts.lead_name, chosen.created_at, chosen.source,
    facts.owner_name, chosen.team_name, chosen.potential, chosen.intent, chosen.is_handed_over,
    chosen.is_excluded, facts.annual_revenue, facts.employees,
    coalesce(deals.count_deals, 0) as count_deals, deals.won_amount,
    chosen.potential_before, chosen.intent_before
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
left join deals on deals.lead_no = chosen.lead_no
order by chosen.created_at desc, chosen.lead_no
