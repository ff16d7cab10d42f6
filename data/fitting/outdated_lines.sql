-- What the line of an outdated lead said besides is outdated too: its handover, its deal.
-- Leaves statuses: the status of each lead in each export.

create or replace temp table statuses as
select
    lead_id, header, status, owner_id, owner_name, team_name, exported_on, earliest_at, latest_at,
    leads.file_no, line_no
from raw.staged.leads as leads inner join exports using (file_no)
where exported_on is not null
    and lead_id in (select row_key from outdated);

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
