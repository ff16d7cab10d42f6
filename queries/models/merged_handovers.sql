-- Which handovers count, as of a moment? Repeats within a few weeks are one handover.
-- One row per counted handover: the first time of its repeats stands, the last named owner.
--   $as_of  the moment the report is for
with seen as (
    select
        *,
        us_since_previous is null or us_since_previous >= repeat_after_us() as is_first
    from handover_facts
    where handed_over_at <= $as_of
),

grouped as (
    select
        *,
        max(case when is_first then handover_no end) over (
            partition by lead_no order by handover_no
        ) as first_handover_no
    from seen
),

merged as (
    select
        first_handover_no as handover_no,
        lead_no,
        min(handed_over_at) as handed_over_at,
        min(handed_over_reading) as handed_over_reading,
        arg_max(owner_name, handover_no) filter (where owner_name is not null) as owner_name,
        arg_max(team_name, handover_no) filter (where owner_name is not null) as owner_team_name,
        arg_max(team_name, handover_no) filter (where team_name is not null) as team_name,
        count(*) as count_recorded
    from grouped
    group by first_handover_no, lead_no
)

select
    merged.handover_no,
    merged.lead_no,
    merged.handed_over_at,
    merged.handed_over_reading,
    lead(merged.handed_over_at) over by_lead as next_handed_over_at,
    -- the recorded handovers of this one are those from its number up to the next one's
    lead(merged.handover_no) over by_lead as next_handover_no,
    row_number() over by_lead > 1 as is_repeat,
    coalesce(merged.owner_name, facts.owner_name) as owner_name,
    case
        when merged.owner_name is null then coalesce(merged.team_name, facts.team_name)
        when merged.owner_name = facts.owner_name
            then coalesce(merged.owner_team_name, facts.team_name)
        else merged.owner_team_name
    end as team_name,
    merged.count_recorded
from merged
inner join lead_facts as facts on facts.lead_no = merged.lead_no
window by_lead as (partition by merged.lead_no order by merged.handover_no)
