-- Which leads moved from one cell to another since an earlier moment?
-- One row per cell before and cell now that leads took; "new" before: not there yet.
--   $as_of  the moment the report is for
--   $before_at  the earlier moment
--   $team_name  team of the lead's owner
--   $source  source of the lead
select
    coalesce(earlier.potential, 'new') as potential_before,
    coalesce(earlier.intent, 'new') as intent_before,
    leads.potential,
    leads.intent,
    count(*) as count_leads
from placed_leads as leads
left join placed_leads_before as earlier on earlier.lead_no = leads.lead_no
where
    ($team_name is null or leads.team_name = $team_name)
    and ($source is null or leads.source = $source)
group by
    coalesce(earlier.potential, 'new'),
    coalesce(earlier.intent, 'new'),
    leads.potential,
    leads.intent
order by potential_before, intent_before, potential, intent
