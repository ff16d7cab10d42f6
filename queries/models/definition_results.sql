-- What would the definition have caught, judged by what was known at each moment?
-- One row: MQLs that were handed over and what became of them, leads that were never handed over
-- and would have been MQLs, deals whose lead had been an MQL.
-- Kept when asked again.
-- Adds up by lead.
with handed_over as (
    select
        count(*) as count_hot,
        count(*) filter (where verdict = 'converted') as count_hot_converted,
        count(*) filter (where verdict = 'converted' and has_won_deal) as count_hot_won,
        count(*) filter (where is_due) as count_hot_due,
        count(*) filter (where verdict = 'ignored') as count_hot_ignored,
        count(*) filter (where is_sure) as count_hot_sure,
        count(*) filter (where verdict = 'followed_up_late') as count_hot_late
    from outcomes_in_view
    where is_mql
),

never_handed_over as (
    select count(*) as count_hot_leads
    from hot_moments_in_view
),

with_deal as (
    select
        count(*) as count_hot_leads_with_deal,
        count(*) filter (where has_won_deal) as count_hot_leads_won
    from hot_lead_deals
),

deals as (
    select
        count(*) as count_deals_caught,
        count(*) filter (where is_won) as count_won_deals_caught,
        coalesce(sum(case when is_won then amount end), 0) as won_amount_caught
    from caught_deals
)

select *
from handed_over
cross join never_handed_over
cross join with_deal
cross join deals
