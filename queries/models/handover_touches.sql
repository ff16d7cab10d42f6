-- Which touches had a lead made by the time it was handed over?
-- One row per recorded handover and touch at or before it.
-- Built at load.
select
    handover_facts.handover_no,
    touch_facts.activity_type,
    touch_facts.outcome,
    touch_facts.subject,
    touch_facts.occurred_at,
    handover_facts.handed_over_at as seen_at
from touch_facts
inner join handover_facts on handover_facts.lead_no = touch_facts.lead_no
where touch_facts.occurred_at <= handover_facts.handed_over_at
order by handover_facts.handover_no
