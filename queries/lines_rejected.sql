-- Which lines could not be read, or repeat an id?
-- One row per rejected line.
--   $file_name  the file; empty: all
--   $reason  how its reason begins; empty: all
--   $most_rows  how many rows at the most; empty: all
select files.file_name, rejected.line_no, rejected.reason, rejected.line
from rejected_lines as rejected
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = rejected.file_no
where
    ($file_name is null or files.file_name = $file_name)
    and (
        $reason is null or rejected.reason = $reason
        or starts_with(rejected.reason, $reason || ' ')
    )
order by files.file_name, rejected.line_no
limit $most_rows
