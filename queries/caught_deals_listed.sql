-- Which deals would the definition have caught, and which missed?
-- One row per deal in view of a lead that is not excluded, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  made at or after
--   $until_at  made before
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $which  all, caught, missed, won, won_caught or won_missed
--   $most_rows  how many rows at the most; empty: all
select
    facts.lead_id, facts.company_name, facts.lead_name, deals.deal_id,
    deals.made_at,
    deals.amount,
    deals.is_won,
    caught.deal_id is not null as is_caught,
    deals.is_handed_over,
    facts.owner_name,
    facts.team_name,
    facts.source
from deals_in_view as deals
inner join lead_facts as facts on facts.lead_no = deals.lead_no
left join caught_deals as caught on caught.deal_id = deals.deal_id
where
    case $which
        when 'all' then true
        when 'caught' then caught.deal_id is not null
        when 'missed' then caught.deal_id is null
        when 'won' then deals.is_won
        when 'won_caught' then deals.is_won and caught.deal_id is not null
        when 'won_missed' then deals.is_won and caught.deal_id is null
    end
order by deals.made_at desc, deals.deal_id
limit $most_rows
