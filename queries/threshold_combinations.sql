-- What would be caught at each combination of positions of up to three thresholds?
-- One row per combination and part of the handovers (is_newer: from the split on), with the leads
-- that were never handed over and would have become MQLs in it.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $split_at  from here on it is the newer part; empty: there is none
--   $within_days  days after which an outcome counts no more; empty: it always counts
--   $positions  values of the first threshold, a list
--   $positions_2  values of the second threshold, a list; empty: it is not moved
--   $positions_3  values of the third threshold, a list; empty: it is not moved
with leads as (
    select
        combination_no,
        coalesce(max(case when part = 'before' then count_leads end), 0) as count_before,
        coalesce(max(case when part = 'older' then count_leads end), 0) as count_older,
        coalesce(max(case when part = 'newer' then count_leads end), 0) as count_newer
    from moved_leads
    group by combination_no
),

caught as (
    select
        combinations.*,
        parts.*,
        coalesce(results.count_hot, 0) as count_hot,
        coalesce(results.count_hot_converted, 0) as count_hot_converted,
        coalesce(results.count_hot_won, 0) as count_hot_won,
        coalesce(results.won_amount_caught, 0) as won_amount_caught,
        case
            when parts.is_newer then coalesce(leads.count_newer - leads.count_older, 0)
            else coalesce(leads.count_older - leads.count_before, 0)
        end as count_hot_leads
    from moved_combinations as combinations
    cross join split_parts as parts
    left join moved_results as results
        on results.combination_no = combinations.combination_no
        and results.is_newer = parts.is_newer
    left join leads on leads.combination_no = combinations.combination_no
)

select
    combination_no, position_1, position_2, position_3, is_newer,
    count_counted, count_converted, count_won, won_amount, count_months,
    count_hot, count_hot_leads, count_hot_converted, count_hot_won, won_amount_caught,
    (count_hot + count_hot_leads) / count_months as hot_a_month,
    share(count_hot_converted, count_hot) as precision_rate,
    wilson_low(count_hot_converted, count_hot) as precision_low,
    wilson_high(count_hot_converted, count_hot) as precision_high,
    share(count_hot_won, count_won) as won_recall_rate,
    wilson_low(count_hot_won, count_won) as won_recall_low,
    wilson_high(count_hot_won, count_won) as won_recall_high
from caught
where count_counted > 0 or not is_newer
order by combination_no, is_newer
