-- Which rows contradict themselves or their lead? They are kept and counted.
-- One row per implausible row and reason.
select implausible.table_name, implausible.row_id, implausible.reason, files.file_name,
    implausible.line_no
from implausible_rows as implausible
inner join (select distinct file_no, file_name from files) as files
    on files.file_no = implausible.file_no
order by files.file_name, implausible.line_no, implausible.reason
