-- What became of the handovers that the reader looks at?
-- One row per counted handover of the chosen period, team and source; empty filters let all pass.
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
select *
from outcomes
where
    ($from_at is null or handed_over_at >= $from_at)
    and ($until_at is null or handed_over_at < $until_at)
    and ($team_name is null or team_name = $team_name)
    and ($source is null or source = $source)
