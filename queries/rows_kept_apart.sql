-- Which rows were loaded, but stand in no rate, because their lead or their time is unknown?
-- One row per row that was kept apart.
select unlinked.table_name, unlinked.row_id, unlinked.lead_id, unlinked.reason, files.file_name,
    unlinked.line_no
from unlinked_rows as unlinked
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = unlinked.file_no
order by files.file_name, unlinked.line_no
