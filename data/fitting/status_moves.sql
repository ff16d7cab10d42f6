-- A lead whose status came to mean handed over between two exports was handed over between them.
--   $handed_over  statuses that mean handed over
-- Leaves handed_statuses: these statuses as written; courses: the leads of several exports; moving:
-- the exports of those whose status moved.

create temp table handed_statuses as
select status
from (select status from statuses union select status from statuses_before)
where word_key(status) in (
    select word_key(spelling) from (select unnest($handed_over) as spelling)
);

create temp table courses as
select
    lead_id, header_key, min(exported_on) as first_on, max(exported_on) as last_on,
    min(coalesce(status, '')) <> max(coalesce(status, '')) as has_moved
from statuses
where exported_on is not null
group by lead_id, header_key having count(*) > 1;

create temp table moving as
with days as (
    select statuses.*, status in (from handed_statuses) as is_handed
    from statuses inner join courses using (lead_id, header_key)
    where has_moved and exported_on is not null
    qualify row_number() over (
        partition by lead_id, header_key, exported_on order by file_no, line_no
    ) = 1
)

select
    *,
    lag(exported_on) over by_export is not null
    and is_handed and lag(is_handed) over by_export is not true as is_move,
    lag(earliest_at) over by_export as earlier_at,
    lag(is_before) over by_export as follows_before,
    lag(status, 1, '') over by_export is distinct from status
    or lead(status, 1, '') over by_export is distinct from status as is_edge
from days
window by_export as (partition by lead_id, header_key order by exported_on);

-- What was seen before stands on the line that the lead has now.
insert into raw.staged.moves
with lines_now as (
    select
        lead_id, header_key,
        max_by({file_no: file_no, line_no: line_no}, (exported_on, -line_no)) as line_now
    from statuses
    where not is_before and lead_id in (select lead_id from moving where is_move)
    group by lead_id, header_key
)

select concat('file ', file_no, ' line ', line_no, ' status of ', exported_on), *
from (
    select
        lead_id, earlier_at, latest_at, exported_on, owner_id, owner_name, team_name,
        coalesce(moving.file_no, line_now.file_no) as file_no,
        coalesce(moving.line_no, line_now.line_no) as line_no,
        case
            when is_before and follows_before then 'before'
            when is_before or follows_before then 'across'
            else 'now'
        end as known_from
    from moving inner join lines_now using (lead_id, header_key)
    where is_move
);

insert into raw.staged.handovers by name
select
    handover_id, lead_id, earlier_at as handed_over_at, latest_at as known_until,
    if(is_queue(owner_id), null, owner_id) as owner_id,
    if(is_queue(owner_id), null, owner_name) as owner_name,
    team_name, false as has_fault, file_no, line_no
from raw.staged.moves;
