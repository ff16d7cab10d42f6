-- Which leads stand behind a number of what the definition would have caught?
-- One row per counted handover, or lead that was never handed over, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $which  hot, converted, won, due, ignored, late, never_handed_over, never_handed_over_with_deal or handed_over
--   $most_rows  how many rows at the most; empty: all
with cases as (
    select
        lead_no, handed_over_at as seen_at, true as is_handed_over, owner_name, team_name, verdict,
        verdict = 'converted' as has_deal, verdict = 'converted' and has_won_deal as has_won_deal,
        is_mql, is_due
    from handovers_in_view
    where verdict <> 'excluded'
    union all
    select
        moments.lead_no, moments.hot_at, false, facts.owner_name, facts.team_name, null,
        deals.lead_no is not null, coalesce(deals.has_won_deal, false), true, false
    from hot_moments_in_view as moments
    inner join lead_facts as facts on facts.lead_no = moments.lead_no
    left join hot_lead_deals as deals on deals.lead_no = moments.lead_no
),

chosen as (
    select *
    from cases
    where
        case $which
            when 'hot' then is_mql and is_handed_over
            when 'converted' then is_mql and is_handed_over and has_deal
            when 'won' then is_mql and is_handed_over and has_won_deal
            when 'due' then is_mql and is_due
            when 'ignored' then is_mql and verdict = 'ignored'
            when 'late' then is_mql and verdict = 'followed_up_late'
            when 'never_handed_over' then not is_handed_over
            when 'never_handed_over_with_deal' then not is_handed_over and has_deal
            when 'handed_over' then is_handed_over
        end
    order by seen_at desc, lead_no
    limit $most_rows
)

select
    facts.lead_id, facts.company_name, facts.lead_name,
    -- a lead without a creation time has been there all along
    nullif(chosen.seen_at, timestamp '1900-01-01 00:00:00') as seen_at, chosen.is_handed_over,
    chosen.owner_name, chosen.team_name, facts.source, chosen.verdict, chosen.has_deal,
    chosen.has_won_deal
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.seen_at desc, chosen.lead_no
