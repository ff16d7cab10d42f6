-- Which handovers that were recorded in the chosen period only repeat an earlier one?
-- One row per such repeat, with the counted handover that it belongs to, whenever that was; empty
-- filters let all pass.
--   $from_at  recorded at or after
--   $until_at  recorded before
--   $team_name  charged team
--   $source  source of the lead
select
    repeated.handover_no,
    repeated.first_handover_no,
    facts.handed_over_at
from repeated_handovers as repeated
inner join handover_facts as facts on facts.handover_no = repeated.handover_no
inner join verdicts on verdicts.handover_no = repeated.first_handover_no
where
    ($from_at is null or facts.handed_over_at >= $from_at)
    and ($until_at is null or facts.handed_over_at < $until_at)
    and ($team_name is null or verdicts.team_name = $team_name)
    and ($source is null or verdicts.source = $source)
