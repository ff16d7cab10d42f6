-- Which leads and deals would be caught with the first moved threshold under, or over, a value?
-- One row per lead that was never handed over, or deal in view, and end of its stretch; one that is
-- caught wherever the threshold stands has one row, beyond every value.
with stretches as (
    select count_leads, count_with_deal, 0 as count_deals, 0 as count_won, 0 as won_amount,
        hot_up_to, hot_above
    from lead_stretches
    union all
    select 0, 0, 1, case when is_won then 1 else 0 end,
        case when is_won then coalesce(amount, 0) else 0 end, hot_up_to, hot_above
    from deal_stretches
),

whole as (
    select *, coalesce(hot_above < hot_up_to, false) as is_everywhere from stretches
)

select
    case when is_everywhere then 1e308 else hot_up_to end as at_value,
    true as is_under, count_leads, count_with_deal, count_deals, count_won, won_amount
from whole
where hot_up_to is not null or is_everywhere
union all
select hot_above, false, count_leads, count_with_deal, count_deals, count_won, won_amount
from whole
where hot_above is not null and not is_everywhere
