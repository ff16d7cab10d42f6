-- Which leads look like one person, without a proof? They are never merged.
-- One row per pair of leads.
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from lookalikes
    order by lead_id, other_lead_id
    limit $most_rows
)

select
    chosen.lead_id, leads.company_name, leads.lead_name, leads.created_at, leads.source,
    chosen.other_lead_id, others.created_at as other_created_at, chosen.reason
from chosen
left join leads on leads.lead_id = chosen.lead_id
left join leads as others on others.lead_id = chosen.other_lead_id
order by chosen.lead_id, chosen.other_lead_id
