-- What happened to one lead?
-- One row per event seen, the oldest first.
--   $as_of  the moment the report is for
--   $lead_no  number of the lead
select
    happened_at,
    is_date_only,
    kind,
    actor,
    activity_type,
    performed_by,
    outcome,
    subject,
    amount,
    is_counted
from events_of_lead
where happened_at <= $as_of
order by
    happened_at,
    case kind
        when 'created' then 1
        when 'handover' then 2
        when 'rejection' then 4
        when 'deal' then 5
        when 'deal_closed' then 6
        else 3
    end,
    activity_type,
    performed_by
