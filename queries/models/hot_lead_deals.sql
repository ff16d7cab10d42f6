-- Which deals came from MQLs that were never handed over, from the moment at which they became one?
-- One row per such lead of the view with a deal made at or after that moment, or without any time.
select
    moments.lead_no,
    count(*) as count_deals,
    bool_or(deals.is_won) as has_won_deal,
    sum(case when deals.is_won then deals.amount end) as won_amount
from hot_moments_in_view as moments
inner join lead_deals as deals on deals.lead_no = moments.lead_no
where deals.created_until_at is null or deals.created_until_at >= moments.hot_at
group by moments.lead_no
