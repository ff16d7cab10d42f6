-- How much of what the definition catches hangs on fields that are known only as of today?
-- One row: MQLs, and those that would be none if nobody knew such a field; of them those with a deal.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
with handed_over as (
    select
        count(*) as count_hot,
        count(blank.handover_no) as count_hot_anyway,
        count(*) filter (where own.verdict = 'converted') as count_converted,
        count(*) filter (where own.verdict = 'converted' and blank.handover_no is not null)
            as count_converted_anyway
    from handovers_in_view as own
    left join (select handover_no from handovers_in_view_blank where is_mql) as blank
        on blank.handover_no = own.handover_no
    where own.is_mql
),

others as (
    select
        count(*) as count_hot,
        count(blank.lead_no) as count_hot_anyway,
        count(deals.lead_no) as count_with_deal,
        count(*) filter (where deals.lead_no is not null and blank.lead_no is not null)
            as count_with_deal_anyway
    from hot_moments_in_view as own
    left join hot_moments_blank as blank on blank.lead_no = own.lead_no
    left join hot_lead_deals as deals on deals.lead_no = own.lead_no
)

select
    handed_over.count_hot + others.count_hot as count_hot_cases,
    handed_over.count_hot - handed_over.count_hot_anyway
    + others.count_hot - others.count_hot_anyway as count_hanging,
    handed_over.count_converted + others.count_with_deal as count_with_deal,
    handed_over.count_converted - handed_over.count_converted_anyway
    + others.count_with_deal - others.count_with_deal_anyway as count_hanging_with_deal
from handed_over
cross join others
