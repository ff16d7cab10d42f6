-- What the line of an outdated lead said besides is outdated too: its handover, its deal.

insert into merged_rows
select 'handovers', handover_id, lead_id, 'a later export says it anew', file_no, line_no
from raw.staged.handovers where (file_no, line_no) in (select (file_no, line_no) from outdated);
delete from raw.staged.handovers
where (file_no, line_no) in (select (file_no, line_no) from outdated);

insert into merged_rows
select 'deals', deal_id, lead_id, 'a later export says it anew', file_no, line_no
from raw.staged.deals where (file_no, line_no) in (select (file_no, line_no) from outdated);
delete from raw.staged.deals
where (file_no, line_no) in (select (file_no, line_no) from outdated);
