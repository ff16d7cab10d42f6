-- Which rows became part of another: the same person, the same contact, the later of two exports?
-- One row per merged row; the lead is the one that stands.
--   $table_name  table of the row; empty: all
--   $reason  how its reason begins; empty: all
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select merged.*, files.file_name
    from merged_rows as merged
    inner join (select distinct file_no, file_name from files) as files
        on files.file_no = merged.file_no
    where
        ($table_name is null or merged.table_name = $table_name)
        and (
            $reason is null or merged.reason = $reason
            or starts_with(merged.reason, $reason || ' ')
        )
    order by files.file_name, merged.line_no
    limit $most_rows
)

select
    chosen.lead_id, leads.company_name, leads.lead_name, chosen.table_name, chosen.row_id,
    chosen.reason, chosen.file_name, chosen.line_no
from chosen
left join leads on leads.lead_id = chosen.lead_id
order by chosen.file_name, chosen.line_no
