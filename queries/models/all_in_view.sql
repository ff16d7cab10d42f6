-- How much is there to be caught, whatever the definition?
-- One row: handovers in view that are not excluded, and deals in view.
select
    handovers.count_counted, handovers.count_converted,
    deals.count_deals, deals.count_won_deals, deals.won_amount
from (
    select count(*) as count_counted, count(*) filter (where verdict = 'converted') as count_converted
    from handovers_in_view
    where verdict <> 'excluded'
) as handovers
cross join (
    select
        count(*) as count_deals,
        count(*) filter (where is_won) as count_won_deals,
        coalesce(sum(case when is_won then amount end), 0) as won_amount
    from deals_in_view
) as deals
