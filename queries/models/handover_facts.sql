-- What is known of each handover as it was recorded, before repeats are merged.
-- One row per recorded handover of a known lead, numbered by lead and time. What bands may ask of
-- the lead stands here too: looking it up among a million leads at each question costs more.
--   $time_zone  the company's zone
-- Built at load.
with ordered as (
    select
        handovers.*,
        lead_facts.lead_no,
        row_number() over (
            order by lead_facts.lead_no, handovers.handed_over_at, handovers.handover_id
        ) as handover_no,
        end_of_stamp(rejected_at, rejected_is_date_only, $time_zone) as rejected_until_at
    from handovers
    inner join lead_facts on lead_facts.lead_id = handovers.lead_id
)

select
    ordered.handover_no,
    ordered.handover_id,
    ordered.lead_no,
    ordered.lead_id,
    facts.company_name,
    facts.department,
    facts.job_title,
    facts.industry,
    facts.region,
    facts.annual_revenue,
    facts.employees,
    facts.source,
    facts.campaign,
    facts.status,
    facts.score,
    facts.potential_score,
    facts.potential_rank,
    facts.intent_rank,
    facts.excluded_reason,
    facts.person_no,
    facts.created_at as lead_created_at,
    local_day(facts.created_at, $time_zone) as lead_created_on,
    facts.owner_name as lead_owner_name,
    facts.team_name as lead_team_name,
    ordered.handed_over_at,
    epoch_us(ordered.handed_over_at)
    - lag(epoch_us(ordered.handed_over_at)) over by_lead as us_since_previous,
    lead(ordered.handed_over_at) over by_lead as next_handed_over_at,
    local_day(ordered.handed_over_at, $time_zone) as handed_over_on,
    local_hour(ordered.handed_over_at, $time_zone) as handed_over_hour,
    ordered.owner_name,
    coalesce(ordered.team_name, owner_teams.team_name) as team_name,
    ordered.rejected_at,
    ordered.rejected_until_at,
    local_day(ordered.rejected_at, $time_zone) as rejected_on,
    ordered.rejection_reason
from ordered
inner join lead_facts as facts on facts.lead_no = ordered.lead_no
left join owner_teams on owner_teams.owner_name = ordered.owner_name
window by_lead as (partition by ordered.lead_no order by ordered.handover_no)
order by ordered.handover_no
