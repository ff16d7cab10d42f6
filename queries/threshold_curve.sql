-- What would be caught with the first moved threshold at each position of its range?
-- One row per position, ascending; the same numbers as results_of_definition with it there.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, become an MQL, deal made at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $positions  values of the threshold, a list
select
    caught.*,
    count_hot + count_hot_leads as count_hot_cases,
    whole.*,
    share(count_hot_converted, count_hot) as precision_rate,
    wilson_low(count_hot_converted, count_hot) as precision_low,
    wilson_high(count_hot_converted, count_hot) as precision_high,
    share(count_deals_caught, whole.count_deals) as recall_rate,
    wilson_low(count_deals_caught, whole.count_deals) as recall_low,
    wilson_high(count_deals_caught, whole.count_deals) as recall_high,
    share(count_won_deals_caught, whole.count_won_deals) as won_recall_rate,
    wilson_low(count_won_deals_caught, whole.count_won_deals) as won_recall_low,
    wilson_high(count_won_deals_caught, whole.count_won_deals) as won_recall_high,
    share(count_hot_leads_with_deal, count_hot_leads) as lead_deal_rate,
    wilson_low(count_hot_leads_with_deal, count_hot_leads) as lead_deal_low,
    wilson_high(count_hot_leads_with_deal, count_hot_leads) as lead_deal_high,
    share(count_hot_ignored, count_hot_due) as ignored_rate,
    wilson_low(count_hot_ignored, count_hot_due) as ignored_low,
    wilson_high(count_hot_ignored, count_hot_due) as ignored_high,
    share(count_hot_late, count_hot_due) as late_rate,
    wilson_low(count_hot_late, count_hot_due) as late_low,
    wilson_high(count_hot_late, count_hot_due) as late_high,
    whole.won_amount - won_amount_caught as won_amount_missed,
    share(count_converted, count_counted) as base_rate,
    share(share(count_hot_converted, count_hot), share(count_converted, count_counted)) as lift
from position_counts as caught
cross join all_in_view as whole
order by caught.position
