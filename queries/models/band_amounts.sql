-- How much is a won deal worth, by the potential of its lead?
-- One row per potential band of a handover, of all teams: the mean of the won deals with an amount.
-- Fewer than 10 of them: the mean of all. Empty where no amount is known.
--   $as_of  the moment the report is for
-- Kept.
with leads as (
    select lead_no, potential_no
    from verdicts
    where next_handed_over_at is null and not is_excluded
),

won as (
    select lead_no, amount
    from lead_deals
    where is_won and amount is not null
),

bands as (
    select
        leads.potential_no,
        count(won.amount) as count_won,
        sum(won.amount) as won_amount
    from leads
    left join won on won.lead_no = leads.lead_no
    group by leads.potential_no
),

summed as (
    select
        *,
        sum(count_won) over () as count_won_of_all,
        sum(won_amount) over () as won_amount_of_all
    from bands
)

select
    potential_no,
    case
        when count_won >= 10 then share(won_amount, count_won)
        else share(won_amount_of_all, count_won_of_all)
    end as mean_won_amount,
    case
        when count_won >= 10 then 'potential'
        when count_won_of_all > 0 then 'all'
    end as amount_of
from summed
