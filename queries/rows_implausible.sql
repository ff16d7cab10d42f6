-- Which rows contradict themselves or their lead? They are kept and counted.
-- One row per implausible row and reason.
--   $table_name  table of the row; empty: all
--   $reason  how its reason begins; empty: all
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select odd.*, files.file_name
    from implausible_rows as odd
    inner join (select distinct file_no, file_name from files) as files
        on files.file_no = odd.file_no
    where
        ($table_name is null or odd.table_name = $table_name)
        and ($reason is null or odd.reason = $reason or starts_with(odd.reason, $reason || ' '))
    order by files.file_name, odd.line_no, odd.reason
    limit $most_rows
),

named as (
    select
        chosen.*,
        case chosen.table_name
            when 'leads' then chosen.row_id
            when 'handovers' then handovers.lead_id
            when 'activities' then activities.lead_id
            when 'deals' then deals.lead_id
        end as lead_id
    from chosen
    left join handovers
        on chosen.table_name = 'handovers' and handovers.handover_id = chosen.row_id
    left join activities
        on chosen.table_name = 'activities' and activities.activity_id = chosen.row_id
    left join deals on chosen.table_name = 'deals' and deals.deal_id = chosen.row_id
)

select
    named.lead_id, leads.company_name, leads.lead_name, named.table_name, named.row_id,
    named.reason, named.file_name, named.line_no
from named
left join leads on leads.lead_id = named.lead_id
order by named.file_name, named.line_no, named.reason
