-- What does the reader see of the playbook: handovers, and hot leads that nobody handed over?
-- One row per counted handover, and per such lead, of the chosen period, team and source.
--   $from_at  handed over, or created, at or after
--   $until_at  the same, before
--   $team_name  charged team, or team of the lead's owner
--   $source  source of the lead
with cases as (
    select
        handover_no, lead_no, handed_over_at as counted_at, handed_over_at as starts_at,
        deadline_at, owner_name, team_name, source, potential, intent, verdict, playbook, kept_at,
        kept_by, kept_type
    from playbook_verdicts
    union all
    select
        null, lead_no, created_at, hot_from_at, deadline_at, null, team_name, source, potential,
        intent, null, playbook, kept_at, kept_by, kept_type
    from playbook_leads
)

select *
from cases
where
    ($from_at is null or counted_at >= $from_at)
    and ($until_at is null or counted_at < $until_at)
    and ($team_name is null or team_name = $team_name)
    and ($source is null or source = $source)
