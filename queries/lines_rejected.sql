-- Which lines could not be read, or repeat an id?
-- One row per rejected line.
select files.file_name, rejected.line_no, rejected.reason, rejected.line
from rejected_lines as rejected
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = rejected.file_no
order by files.file_name, rejected.line_no
