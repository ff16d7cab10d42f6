-- What would the definition have caught, judged by what was known at each moment?
-- One row: MQLs that were handed over and what became of them, leads that were never handed over
-- and would have been MQLs, deals whose lead had been an MQL; rates with Wilson 95 % intervals.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, become an MQL, deal made at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
select
    *,
    count_hot + count_hot_leads as count_hot_cases,
    won_amount - won_amount_caught as won_amount_missed,
    share(count_hot_converted, count_hot) as precision_rate,
    wilson_low(count_hot_converted, count_hot) as precision_low,
    wilson_high(count_hot_converted, count_hot) as precision_high,
    share(count_hot_won, count_hot) as won_precision_rate,
    wilson_low(count_hot_won, count_hot) as won_precision_low,
    wilson_high(count_hot_won, count_hot) as won_precision_high,
    share(count_hot_leads_with_deal, count_hot_leads) as lead_deal_rate,
    wilson_low(count_hot_leads_with_deal, count_hot_leads) as lead_deal_low,
    wilson_high(count_hot_leads_with_deal, count_hot_leads) as lead_deal_high,
    share(count_deals_caught, count_deals) as recall_rate,
    wilson_low(count_deals_caught, count_deals) as recall_low,
    wilson_high(count_deals_caught, count_deals) as recall_high,
    share(count_won_deals_caught, count_won_deals) as won_recall_rate,
    wilson_low(count_won_deals_caught, count_won_deals) as won_recall_low,
    wilson_high(count_won_deals_caught, count_won_deals) as won_recall_high,
    share(count_hot_ignored, count_hot_due) as ignored_rate,
    wilson_low(count_hot_ignored, count_hot_due) as ignored_low,
    wilson_high(count_hot_ignored, count_hot_due) as ignored_high,
    share(count_hot_late, count_hot_due) as late_rate,
    wilson_low(count_hot_late, count_hot_due) as late_low,
    wilson_high(count_hot_late, count_hot_due) as late_high,
    share(count_converted, count_counted) as base_rate,
    share(share(count_hot_converted, count_hot), share(count_converted, count_counted)) as lift
from definition_results
cross join all_in_view
