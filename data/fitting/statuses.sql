-- Which status a lead had in which export: those of this load, and what the dataset before kept of
-- the same leads. The same lead has the same id in files of the same columns, and the same time of
-- creation: ids of small numbers are those of other people in the files of another company.
-- Leaves statuses: one row per line of an export. What comes from the dataset before has no line.

create temp table statuses as
select
    lead_id, header_key, created_at, status, owner_id, owner_name, team_name, exported_on,
    earliest_at, latest_at, file_no, line_no, false as is_before
from raw.staged.leads inner join exports using (file_no)
where has_status;

insert into statuses by name
select seen.*, true as is_before
from statuses_before as seen
where seen.exported_on is not null
    and (header_key, exported_on) not in (
        select (header_key, exported_on) from exports where exported_on is not null
    )
    and exists (
        from statuses as own
        where own.lead_id = seen.lead_id and own.header_key = seen.header_key
            and own.created_at is not distinct from seen.created_at
    );

insert into notes
select 'have the id of another lead of the dataset before', 'leads', count(distinct lead_id)
from statuses_before as seen
where exists (
    from statuses as own
    where own.lead_id = seen.lead_id and own.header_key = seen.header_key and not own.is_before
        and own.created_at is distinct from seen.created_at
)
having count(*) > 0;
