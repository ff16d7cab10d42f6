-- Which leads have deals, and what was won?
-- One row per lead with a deal.
--   $as_of  the moment the report is for
select
    lead_no, count(*) as count_deals, bool_or(is_won) as has_won_deal,
    sum(case when is_won then amount end) as won_amount
from lead_deals
group by lead_no
