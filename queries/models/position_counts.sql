-- How much is caught with the first moved threshold at each position?
-- One row per position.
select
    positions.position,
    coalesce(sum(count_hot), 0) as count_hot,
    coalesce(sum(count_hot_converted), 0) as count_hot_converted,
    coalesce(sum(count_hot_won), 0) as count_hot_won,
    coalesce(sum(count_hot_due), 0) as count_hot_due,
    coalesce(sum(count_hot_ignored), 0) as count_hot_ignored,
    coalesce(sum(count_hot_late), 0) as count_hot_late,
    coalesce(sum(count_hot_leads), 0) as count_hot_leads,
    coalesce(sum(count_hot_leads_with_deal), 0) as count_hot_leads_with_deal,
    coalesce(sum(count_deals_caught), 0) as count_deals_caught,
    coalesce(sum(count_won_deals_caught), 0) as count_won_deals_caught,
    coalesce(sum(won_amount_caught), 0) as won_amount_caught
from threshold_positions as positions
left join moved_effects as effects
    on effects.is_under = (effects.position_no >= positions.position_no)
group by positions.position
