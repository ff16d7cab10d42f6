-- When did a deal first answer each handover?
-- One row per counted handover with a deal that counts for it.
select
    handover_no,
    min(deal_at) as deal_at,
    min(deal_on) as deal_on,
    bool_or(is_won) as is_won,
    bool_or(is_closed) as is_closed,
    arg_min(is_day_only, deal_at) as is_date_only
from handover_deals
group by handover_no
