-- Which handovers does the reader leave out?
-- One row per handover of another team or source; without these filters there is none to look up.
--   $team_name  charged team
--   $source  source of the lead
select handover_no
from handover_profiles
where
    ($team_name is not null and team_name is distinct from $team_name)
    or ($source is not null and source is distinct from $source)
