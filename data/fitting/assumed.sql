-- A handover that stands on the day of creation gives way to one that is known.

alter table raw.staged.handovers add column is_assumed boolean default false;
update raw.staged.handovers set is_assumed = true
where known_until is null and file_no in (
    select file_no from raw.staged.feeds where table_name = 'handovers' and is_assumed
);

create temp table outdone as
select file_no, line_no, handover_id, lead_id
from raw.staged.handovers
where is_assumed and lead_id in (
    select lead_id from raw.staged.handovers where not is_assumed and handed_over_at is not null
);

delete from raw.staged.handovers
where is_assumed and lead_id in (select lead_id from outdone);

insert into merged_rows
select
    'handovers', handover_id, lead_id, 'stood on the day of creation; a handover is known',
    file_no, line_no
from outdone;

insert into notes
select
    'taken from the day the lead was created, but given up: a real one is known',
    'handovers', count(*)
from outdone having count(*) > 0;
insert into notes
select 'taken from the day the lead was created', 'handovers', count(*)
from raw.staged.handovers where is_assumed having count(*) > 0;
