-- Which leads that were never handed over became MQLs in the chosen period?
-- One row per such lead of the team and source.
--   $from_at  became one at or after
--   $until_at  became one before
--   $team_name  team of the lead's owner
--   $source  source of the lead
select *
from hot_moments
where
    ($from_at is null or hot_at >= $from_at)
    and ($until_at is null or hot_at < $until_at)
    and (
        ($team_name is null and $source is null)
        or lead_no in (
            select lead_no
            from lead_facts
            where
                ($team_name is null or team_name = $team_name)
                and ($source is null or source = $source)
        )
    )
