-- At what stage is the newest deal of each lead?
-- One row per lead with a deal that names it, created at or before the moment.
--   $as_of  the moment the report is for
select lead_no, deal_stage
from deal_facts
where asks_for_deal_stage() and lead_no is not null and created_at <= $as_of
qualify row_number() over (partition by lead_no order by created_at desc, deal_id desc) = 1
