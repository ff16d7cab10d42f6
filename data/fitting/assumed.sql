-- A handover that stands on the day of creation gives way to one that is known, and one that lies
-- somewhere between two exports to one with a date there.

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

delete from raw.staged.handovers as between_exports
where known_until is not null and exists (
    from raw.staged.handovers as dated
    where dated.lead_id = between_exports.lead_id
        and dated.known_until is null and not dated.is_assumed
        and dated.handed_over_at >= between_exports.handed_over_at - interval 1 day
        and dated.handed_over_at <= between_exports.known_until + interval 1 day
);

insert into notes
select 'known from two exports: between them', 'handovers', count(*)
from raw.staged.handovers where known_until is not null having count(*) > 0;
