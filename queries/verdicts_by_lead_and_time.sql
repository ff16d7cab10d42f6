-- What became of each handover, told by nothing but its lead and its time?
-- One row per counted handover; two datasets are compared by it.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
select facts.lead_id, verdicts.handed_over_at, verdicts.verdict
from verdicts
inner join lead_facts as facts on facts.lead_no = verdicts.lead_no
order by facts.lead_id, verdicts.handed_over_at, verdicts.handover_no
