-- How long does each handover of one lead run, and how long is its owner's log looked at?
-- One row per counted handover of the lead.
--   $as_of  the moment the report is for
--   $lead_no  number of the lead
select
    handover_no,
    handed_over_at,
    owner_name,
    lead(handover_no) over by_time as next_handover_no,
    lead(handed_over_at) over by_time as next_handed_over_at,
    sla_us() / 3600000000.0 as agreed_business_hours,
    -- as far as a verdict looks for signs that the owner logs anything at all
    least($as_of, coalesce(first_response_at, deadline_at + interval 30 day)) as watched_until_at
from verdicts
where lead_no = $lead_no
window by_time as (partition by lead_no order by handover_no)
