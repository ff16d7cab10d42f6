-- What does the data hold in the fields that a definition may name?
-- One row per field and value, of the 200 most frequent values of a field.
-- Built at load.
with named as (
    select field, value
    from leads
    unpivot (
        value for field in (
            industry, job_title, department, company_name, region, source, campaign, status,
            potential_rank, intent_rank, team_name
        )
    )
    union all
    select 'team_name', team_name from handovers
    union all
    select 'deal_stage', deal_stage from deals
    union all
    select
        case when actor = 'sales' then 'activities' else 'touches' end,
        activity_type
    from activities where actor is not null
    union all
    select 'performed_by', performed_by from activities where actor in ('sales', 'marketing')
    union all
    select 'outcome', outcome from activities
    union all
    select 'subject', subject from activities
),

counted as (
    select field, value, count(*) as count_rows
    from named
    where value is not null
    group by field, value
)

select field, value, count_rows
from counted
qualify row_number() over (partition by field order by count_rows desc, value) <= 200
order by field, count_rows desc, value
