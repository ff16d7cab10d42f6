-- What would the definition have caught, judged by what was known at each moment?
-- One row: MQLs that were handed over and what became of them, leads that were never handed over
-- and would have been MQLs, deals whose lead had been an MQL.
-- Kept when asked again.
-- Adds up by lead.
with handed_over as (
    select
        count(*) as count_counted,
        count(*) filter (where handovers.verdict = 'converted') as count_converted,
        count(*) filter (where handovers.is_mql) as count_hot,
        count(*) filter (where is_mql and verdict = 'converted') as count_hot_converted,
        count(*) filter (where is_mql and verdict = 'converted' and has_won_deal) as count_hot_won,
        count(*) filter (where is_mql and is_due) as count_hot_due,
        count(*) filter (where is_mql and verdict = 'ignored') as count_hot_ignored,
        count(*) filter (where is_mql and is_sure) as count_hot_sure,
        count(*) filter (where is_mql and verdict = 'followed_up_late') as count_hot_late
    from outcomes_in_view as handovers
    where handovers.verdict <> 'excluded'
),

never_handed_over as (
    select
        count(*) as count_hot_leads,
        count(deals.lead_no) as count_hot_leads_with_deal,
        count(*) filter (where deals.has_won_deal) as count_hot_leads_won
    from hot_moments_in_view as moments
    left join hot_lead_deals as deals on deals.lead_no = moments.lead_no
),

deals as (
    select
        count(*) as count_deals,
        count(*) filter (where is_caught) as count_deals_caught,
        count(*) filter (where is_won) as count_won_deals,
        count(*) filter (where is_won and is_caught) as count_won_deals_caught,
        coalesce(sum(case when is_won then amount end), 0) as won_amount,
        coalesce(sum(case when is_won and is_caught then amount end), 0) as won_amount_caught
    from caught_deals
)

select *
from handed_over
cross join never_handed_over
cross join deals
