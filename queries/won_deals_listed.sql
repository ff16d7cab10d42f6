-- Which won deals did the definition miss, or not?
-- One row per won deal of a lead, the latest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  won at or after
--   $until_at  won before
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $origin  as_agreed, not_hot, not_scored, never_handed_over or excluded; empty: all
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from won_deals
    where lead_no is not null and ($origin is null or origin = $origin)
    order by won_at desc, deal_id
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    chosen.deal_id,
    chosen.won_at,
    chosen.deal_at,
    chosen.amount,
    chosen.owner_name,
    chosen.team_name,
    chosen.source,
    chosen.potential,
    chosen.intent
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.won_at desc, chosen.deal_id
