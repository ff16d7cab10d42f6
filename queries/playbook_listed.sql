-- Which handovers, and which hot leads that nobody handed over, stand behind a number?
-- One row per counted handover and per such lead, the newest first.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $which  a state of the playbook, or due, handovers, hot_never_handed_over; empty: all
--   $potential  potential band
--   $intent  intent band
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from playbook_in_view
    where
        case
            when $which is null then true
            when $which = 'due' then playbook in ('kept', 'late', 'other', 'missed')
            when $which = 'handovers' then handover_no is not null
            when $which = 'hot_never_handed_over' then handover_no is null
            else playbook = $which
        end
        and ($potential is null or potential = $potential)
        and ($intent is null or intent = $intent)
    order by starts_at desc, lead_no
    limit $most_rows
)

select
    facts.lead_id,
    facts.company_name,
    facts.lead_name,
    chosen.potential,
    chosen.intent,
    agreed_organisation() as organisation,
    agreed_actions() as actions,
    case when chosen.handover_no is not null then chosen.starts_at end as handed_over_at,
    case when chosen.handover_no is null then chosen.starts_at end as hot_from_at,
    chosen.deadline_at,
    chosen.playbook,
    chosen.kept_at,
    chosen.kept_by,
    chosen.kept_type,
    chosen.verdict,
    chosen.owner_name,
    chosen.team_name,
    chosen.source
from chosen
inner join lead_facts as facts on facts.lead_no = chosen.lead_no
order by chosen.starts_at desc, chosen.lead_no
