-- Which won deals are tied to no lead?
-- One row per won deal that names neither a lead nor an account with one handed over before.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  won at or after
--   $until_at  won before
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $most_rows  how many rows at the most; empty: all
select
    won.deal_id,
    deals.account_id,
    won.won_at,
    won.deal_at,
    won.amount,
    won.owner_name
from won_deals as won
inner join deals on deals.deal_id = won.deal_id
where won.origin = 'no_lead'
order by won.won_at desc, won.deal_id
limit $most_rows
