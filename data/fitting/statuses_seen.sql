-- What the next load needs of this one: of each lead the first and the last export of a course of
-- one status. The owner is kept only where it is the one that the lead was handed to.

insert into statuses_seen by name
with ends as (
    select statuses.*, status in (from handed_statuses) as is_handed
    from statuses left join courses using (lead_id, header_key)
    where has_moved is null or exported_on is null
        or (not has_moved and exported_on in (first_on, last_on))
    union all by name
    select * exclude (is_move, earlier_at, follows_before, is_edge) from moving where is_edge
)

select
    lead_id, header_key, created_at, status,
    if(is_handed, owner_id, null) as owner_id,
    if(is_handed, owner_name, null) as owner_name,
    if(is_handed, team_name, null) as team_name,
    exported_on, earliest_at, latest_at
from ends;

insert into notes
select
    'came to be handed over since the dataset before, but no later day of the export is known: '
    'write the day into the file name', 'leads', count(distinct lead_id)
from statuses as own
inner join statuses_before as seen using (lead_id, header_key)
left join courses using (lead_id, header_key)
where not own.is_before
    and own.status in (from handed_statuses)
    and seen.status in (from handed_statuses) is not true
    and own.created_at is not distinct from seen.created_at
    and case
        when seen.exported_on is null then true
        when own.exported_on is null then seen.exported_on >= coalesce(last_on, seen.exported_on)
        else seen.exported_on = own.exported_on
    end
    and lead_id not in (
        select lead_id from raw.staged.moves where moves.exported_on = own.exported_on
    )
having count(*) > 0;

drop table statuses;
drop table statuses_before;
drop table courses;
drop table moving;
