-- What does the grid show: every cell, its edges and the whole, with rates?
-- One row per cell, per potential and per intent band ("total" on the other axis), and in all.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with sums as (
    select
        case when grouping(potential) = 1 then 'total' else potential end as potential,
        case when grouping(intent) = 1 then 'total' else intent end as intent,
        bool_and(is_hot) and grouping(potential) + grouping(intent) = 0 as is_hot,
        coalesce(sum(count_leads), 0) as count_leads,
        coalesce(
            sum(case when 'not scored' in (potential, intent) then count_leads end), 0
        ) as count_not_scored,
        coalesce(sum(count_mqls), 0) as count_mqls,
        coalesce(sum(count_mqls_never_handed_over), 0) as count_mqls_never_handed_over,
        coalesce(sum(count_sales_qualified), 0) as count_sales_qualified,
        coalesce(sum(count_handovers), 0) as count_handovers,
        coalesce(sum(count_due), 0) as count_due,
        coalesce(sum(count_followed_up), 0) as count_followed_up,
        coalesce(sum(count_converted), 0) as count_converted,
        coalesce(sum(count_won), 0) as count_won,
        coalesce(sum(count_ignored), 0) as count_ignored,
        coalesce(sum(count_sure), 0) as count_sure,
        coalesce(sum(count_counted), 0) as count_counted,
        coalesce(sum(count_leads_with_deal), 0) as count_leads_with_deal,
        coalesce(sum(count_leads_won), 0) as count_leads_won,
        coalesce(sum(won_amount), 0) as won_amount
    from cell_counts
    group by grouping sets ((potential, intent), (potential), (intent), ())
)

select
    *,
    share(count_ignored, count_due) as ignored_rate,
    wilson_low(count_ignored, count_due) as ignored_low,
    wilson_high(count_ignored, count_due) as ignored_high,
    share(count_followed_up, count_due) as follow_up_rate,
    wilson_low(count_followed_up, count_due) as follow_up_low,
    wilson_high(count_followed_up, count_due) as follow_up_high,
    share(count_won, count_counted) as won_rate,
    wilson_low(count_won, count_counted) as won_low,
    wilson_high(count_won, count_counted) as won_high,
    share(count_converted, count_counted) as conversion_rate,
    wilson_low(count_converted, count_counted) as conversion_low,
    wilson_high(count_converted, count_counted) as conversion_high,
    share(count_leads_with_deal, count_leads) as deal_rate,
    wilson_low(count_leads_with_deal, count_leads) as deal_low,
    wilson_high(count_leads_with_deal, count_leads) as deal_high
from sums
order by potential, intent
