-- How many leads stand in each cell, whatever was agreed for it?
-- One row per cell that holds a lead.
-- Kept when asked again.
-- Adds up by lead.
-- Whatever cells say.
select potential_no, intent_no, count(*) as count_leads
from leads_in_view
group by potential_no, intent_no
