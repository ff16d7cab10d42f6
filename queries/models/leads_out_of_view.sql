-- Which leads does the reader leave out?
-- One row per lead of another team or source; without these filters there is none to look up.
--   $team_name  team of the lead's owner
--   $source  source of the lead
select lead_no
from lead_facts
where
    ($team_name is not null and team_name is distinct from $team_name)
    or ($source is not null and source is distinct from $source)
