-- Which deals are open, and which of them are older than any deal was that ever closed?
-- One row per open deal of the chosen team and source, whenever it was created.
--   $team_name  team of the lead's owner
--   $source  source of the lead
with cycles as (
    select max(cycle_days) as longest_days, count(cycle_days) as count_closed
    from deal_ages
)

select
    ages.*,
    leads.source,
    leads.team_name,
    cycles.longest_days,
    cycles.count_closed,
    coalesce(ages.age_days > cycles.longest_days, false) as is_old
from deal_ages as ages
cross join cycles
left join lead_facts as leads on leads.lead_no = ages.lead_no
where
    ages.age_days is not null
    and ($team_name is null or leads.team_name = $team_name)
    and ($source is null or leads.source = $source)
