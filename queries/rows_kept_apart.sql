-- Which rows were loaded, but stand in no rate, because their lead or their time is unknown?
-- One row per row that was kept apart.
--   $table_name  table of the row; empty: all
--   $reason  how its reason begins; empty: all
--   $most_rows  how many rows at the most; empty: all
select unlinked.table_name, unlinked.row_id, unlinked.lead_id, unlinked.reason, files.file_name,
    unlinked.line_no
from unlinked_rows as unlinked
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = unlinked.file_no
where
    ($table_name is null or unlinked.table_name = $table_name)
    and (
        $reason is null or unlinked.reason = $reason
        or starts_with(unlinked.reason, $reason || ' ')
    )
order by files.file_name, unlinked.line_no
limit $most_rows
