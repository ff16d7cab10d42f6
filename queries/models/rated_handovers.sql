-- Which handovers does a rate speak of, and which of them does it count?
-- One row per handover in the denominator of the rate.
--   $rate  ignored, missed_sla, follow_up, conversion or won (of those whose deal is closed)
select
    *,
    case $rate
        when 'ignored' then verdict = 'ignored'
        when 'missed_sla' then missed_sla
        when 'follow_up' then verdict <> 'ignored'
        when 'conversion' then verdict = 'converted'
        when 'won' then has_won_deal
    end as is_hit
from handover_groups
where
    case
        when $rate = 'conversion' then verdict <> 'excluded'
        when $rate = 'won' then verdict = 'converted' and has_closed_deal
        else is_due
    end
