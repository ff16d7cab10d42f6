-- Which cells hold leads that nobody is to act on?
-- One row per cell with leads or handovers that names no organisation, or one that nobody explains.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
--   $from_at  leads created, and handovers handed over, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
select
    potential,
    intent,
    is_hot_cell() as is_hot,
    agreed_organisation() as organisation,
    playbook_agreement() as playbook,
    count_leads,
    count_handovers,
    count_hot_never_handed_over,
    potential <> 'not scored' and intent <> 'not scored' as is_scored,
    sum(case when potential <> 'not scored' and intent <> 'not scored' then count_leads end)
        over () as count_leads_scored
from playbook_counts
where playbook_agreement() <> 'agreed'
order by is_hot desc, count_leads desc, potential, intent
