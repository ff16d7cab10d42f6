-- What is known of each lead, numbered so that joins run on integers.
-- One row per lead.
-- Built at load.
with numbered as (
    select lead_id, row_number() over (order by file_no, line_no) as lead_no
    from leads
)

select
    numbered.lead_no,
    leads.lead_id,
    leads.lead_name,
    leads.company_name,
    leads.account_id,
    leads.department,
    leads.job_title,
    leads.industry,
    leads.region,
    leads.annual_revenue,
    leads.employees,
    leads.source,
    leads.campaign,
    leads.status,
    leads.score,
    leads.potential_score,
    leads.potential_rank,
    leads.intent_rank,
    leads.owner_name,
    leads.team_name,
    leads.created_at,
    leads.excluded_reason,
    -- Leads with the same e-mail address are one person, whatever their ids; an address that many
    -- leads share (info@, none@) is nobody's own.
    case
        when count(*) over same_email between 2 and 5 and nullif(trim(leads.email), '') is not null
        then min(numbered.lead_no) over same_email
    end as person_no,
    -- A lead that was handed over before it was "created", or without a date, has been there all
    -- along. Never empty: a plain comparison lets the engine guess how many leads are seen.
    coalesce(
        least(leads.created_at, first_handovers.first_handed_over_at),
        timestamp '1900-01-01 00:00:00'
    ) as seen_from_at,
    first_handovers.first_handed_over_at
from leads
inner join numbered on numbered.lead_id = leads.lead_id
left join (
    select lead_id, min(handed_over_at) as first_handed_over_at
    from handovers
    group by lead_id
) as first_handovers on first_handovers.lead_id = leads.lead_id
window same_email as (partition by lower(trim(leads.email)))
