-- Which leads that were never handed over became MQLs in the chosen period?
-- One row per such lead of the team and source.
--   $from_at  became one at or after
--   $until_at  became one before
select moments.*
from hot_moments as moments
anti join leads_out_of_view as others on others.lead_no = moments.lead_no
where
    ($from_at is null or moments.hot_at >= $from_at)
    and ($until_at is null or moments.hot_at < $until_at)
