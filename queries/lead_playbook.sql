-- Did the agreed organisation do for one lead what the playbook asks for?
-- One row per counted handover of the lead, and one for a hot lead that was never handed over.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $lead_no  number of the lead
select handover_no, playbook, deadline_at, kept_at, kept_by, kept_type
from playbook_verdicts
where lead_no = $lead_no
union all
select null, playbook, deadline_at, kept_at, kept_by, kept_type
from playbook_leads
where lead_no = $lead_no
order by handover_no desc
