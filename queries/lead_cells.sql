-- How many leads stand in each cell?
-- One row per cell that holds a lead.
--   $as_of  the moment the report is for
--   $from_at  created at or after
--   $until_at  created before
--   $team_name  team of the lead's owner
--   $source  source of the lead
select
    potential_name() as potential,
    intent_name() as intent,
    count_leads
from lead_places
order by potential_no, intent_no
