-- Which handovers of the view stand behind a number?
-- One row per such handover.
--   $which  a verdict, or due, answered, counted, unanswered, not_converted, sure, won, lost …
--   $potential  potential band
--   $intent  intent band
--   $month_on  first day of the local month of handover
--   $week_on  Monday of the local week of handover
--   $by  a criterion by which handovers are grouped; empty: none
--   $group_name  the group of that criterion; empty: those without one
--   $second_by  a second criterion; empty: none
--   $second_name  the group of the second criterion; empty: those without one
select *
from handover_groups
where
    case
        when $which is null then true
        when $which = 'due' then is_due
        when $which = 'answered' then is_due and verdict <> 'ignored'
        when $which = 'counted' then verdict <> 'excluded'
        when $which = 'not_converted' then verdict not in ('excluded', 'converted')
        when $which = 'unanswered' then verdict <> 'excluded' and first_response_at is null
        when $which = 'responded' then verdict <> 'excluded' and first_response_at is not null
        when $which = 'sure' then is_sure
        when $which = 'won' then verdict = 'converted' and has_won_deal
        when $which = 'closed' then verdict = 'converted' and has_closed_deal
        when $which = 'lost' then verdict = 'converted' and has_closed_deal and not has_won_deal
        when $which = 'missed_sla' then is_due and missed_sla
        else verdict = $which
    end
    and ($potential is null or potential = $potential)
    and ($intent is null or intent = $intent)
    and ($month_on is null or date_trunc('month', handed_over_on) = $month_on)
    and ($week_on is null or date_trunc('week', handed_over_on) = $week_on)
    and ($by is null or group_name is not distinct from $group_name)
    and ($second_by is null or second_name is not distinct from $second_name)
