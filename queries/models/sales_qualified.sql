-- When did sales take each lead for its own, by the definition's activities?
-- One row per lead that has been, by the moment.
--   $as_of  the moment the report is for
-- Kept.
with done as (
    select
        activities.lead_no,
        'sales' as actor,
        activities.activity_type,
        activities.outcome,
        activities.performed_by,
        owner_teams.team_name,
        activities.occurred_at
    from sales_activity_facts as activities
    left join owner_teams on owner_teams.owner_name = activities.performed_by
    where activities.occurred_at <= $as_of
),

firsts as (
    select lead_no, qualifying_firsts()
    from done
    where is_qualifying()
    group by lead_no
),

qualified as (
    select lead_no, qualified_moment() as sales_qualified_at from firsts
)

select lead_no, sales_qualified_at from qualified where sales_qualified_at is not null
