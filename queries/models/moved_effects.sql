-- What is caught with the first moved threshold under, or over, each value?
-- One row per value and side: what counts where the threshold is at most the value (is_under), or
-- above it.
with effects as (
    select
        at_value,
        is_under,
        count(*) as count_hot,
        count(*) filter (where verdict = 'converted') as count_hot_converted,
        count(*) filter (where verdict = 'converted' and has_won_deal) as count_hot_won,
        count(*) filter (where is_due) as count_hot_due,
        count(*) filter (where verdict = 'ignored') as count_hot_ignored,
        count(*) filter (where verdict = 'followed_up_late') as count_hot_late,
        0 as count_hot_leads,
        0 as count_hot_leads_with_deal,
        0 as count_deals_caught,
        0 as count_won_deals_caught,
        0 as won_amount_caught
    from moved_verdicts
    group by at_value, is_under
    union all
    select
        at_value, is_under, 0, 0, 0, 0, 0, 0,
        sum(count_leads), sum(count_with_deal), sum(count_deals), sum(count_won), sum(won_amount)
    from moved_stretches
    group by at_value, is_under
)

select
    coalesce(positions.position_no, 0) as position_no,
    effects.is_under,
    sum(count_hot) as count_hot,
    sum(count_hot_converted) as count_hot_converted,
    sum(count_hot_won) as count_hot_won,
    sum(count_hot_due) as count_hot_due,
    sum(count_hot_ignored) as count_hot_ignored,
    sum(count_hot_late) as count_hot_late,
    sum(count_hot_leads) as count_hot_leads,
    sum(count_hot_leads_with_deal) as count_hot_leads_with_deal,
    sum(count_deals_caught) as count_deals_caught,
    sum(count_won_deals_caught) as count_won_deals_caught,
    sum(won_amount_caught) as won_amount_caught
from effects
left join threshold_positions as positions
    on effects.at_value >= positions.position and effects.at_value < positions.next_position
group by coalesce(positions.position_no, 0), effects.is_under
