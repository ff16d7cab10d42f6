-- Which leads does the reader look at?
-- One row per lead created in the chosen period, of the team and source.
--   $from_at  created at or after
--   $until_at  created before
--   $team_name  team of the lead's owner
--   $source  source of the lead
select *
from placed_leads
where
    ($from_at is null or created_at >= $from_at)
    and ($until_at is null or created_at < $until_at)
    and ($team_name is null or team_name = $team_name)
    and ($source is null or source = $source)
