-- Which open deals are older than any deal was that ever closed?
-- One row per such deal, the oldest first; one that is tied to no lead names none.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from open_deals
    where is_old
    order by age_days desc, deal_id
    limit $most_rows
)

select
    leads.lead_id,
    leads.company_name,
    leads.lead_name,
    chosen.deal_id,
    chosen.age_days,
    chosen.created_at,
    chosen.deal_stage,
    chosen.amount,
    chosen.owner_name,
    chosen.team_name,
    chosen.source
from chosen
left join lead_facts as leads on leads.lead_no = chosen.lead_no
order by chosen.age_days desc, chosen.deal_id
