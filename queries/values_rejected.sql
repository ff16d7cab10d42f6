-- Which values could not be cast, and are blank in the data?
-- One row per rejected value.
select files.file_name, rejected.line_no, rejected.column_name, rejected.value, rejected.reason
from rejected_values as rejected
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = rejected.file_no
order by files.file_name, rejected.line_no, rejected.column_name
