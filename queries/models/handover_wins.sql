-- What was won with the deals that count for each handover?
-- One row per counted handover with a won deal.
select handover_no, count(*) as count_won_deals, sum(amount) as won_amount
from handover_deals
where is_won
group by handover_no
