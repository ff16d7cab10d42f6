-- What does the data hold in the fields that a definition may name?
-- One row per field and value, of the 200 most frequent values of a field.
-- Built at load.
with named as (
    select 'industry' as field, industry as value from leads
    union all
    select 'job_title' as field, job_title as value from leads
    union all
    select 'department' as field, department as value from leads
    union all
    select 'company_name' as field, company_name as value from leads
    union all
    select 'region' as field, region as value from leads
    union all
    select 'source' as field, source as value from leads
    union all
    select 'campaign' as field, campaign as value from leads
    union all
    select 'status' as field, status as value from leads
    union all
    select 'potential_rank' as field, potential_rank as value from leads
    union all
    select 'intent_rank' as field, intent_rank as value from leads
    union all
    select 'team_name', team_name from leads
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
