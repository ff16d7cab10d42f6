-- Which values could not be cast, and are blank in the data?
-- One row per rejected value.
--   $file_name  the file; empty: all
--   $column_name  the column, as the file names it; empty: all
--   $reason  how its reason begins; empty: all
--   $most_rows  how many rows at the most; empty: all
select files.file_name, rejected.line_no, rejected.column_name, rejected.value, rejected.reason
from rejected_values as rejected
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = rejected.file_no
where
    ($file_name is null or files.file_name = $file_name)
    and ($column_name is null or rejected.column_name = $column_name)
    and (
        $reason is null or rejected.reason = $reason
        or starts_with(rejected.reason, $reason || ' ')
    )
order by files.file_name, rejected.line_no, rejected.column_name
limit $most_rows
