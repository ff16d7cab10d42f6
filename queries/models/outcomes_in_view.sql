-- What became of the handovers that the reader looks at?
-- One row per counted handover of the chosen period, team and source; empty filters let all pass.
--   $from_at  handed over at or after
--   $until_at  handed over before
select outcomes.*
from outcomes
anti join handovers_out_of_view as others on others.handover_no = outcomes.handover_no
where
    ($from_at is null or outcomes.handed_over_at >= $from_at)
    and ($until_at is null or outcomes.handed_over_at < $until_at)
