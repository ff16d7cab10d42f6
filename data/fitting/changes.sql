-- A history says when a lead was handed over: its status became one that means so, or, where no
-- status says it and no date either, somebody got a lead that a queue or nobody had.
--   $fields       names of the field that holds the status
--   $owners       names of the field that holds the owner
--   $handed_over  statuses that mean handed over

create temp table lead_changes as
select
    coalesce(contacts.lead_id, people.lead_id) as lead_id,
    changes.file_no,
    changes.line_no,
    changed_at,
    new_value,
    word_key(field) in (select word_key(unnest($owners))) as is_owner,
    word_key(new_value) in (select word_key(unnest($handed_over))) as is_after,
    coalesce(old_value, lag(new_value) over of_person) as value_before
from raw.staged.changes as changes
left join known_contacts as contacts on contacts.contact_key = id_key(changes.contact_id)
left join known_people as people
    on people.person_key = id_key(coalesce(changes.lead_id, changes.contact_id))
where word_key(field) in (select word_key(unnest(list_concat($fields, $owners))))
    and coalesce(changes.lead_id, changes.contact_id) is not null
window of_person as (
    partition by changes.lead_id, changes.contact_id, word_key(field)
    order by changed_at, place(changes.file_no, changes.line_no)
);

insert into notes
select 'say nothing of a lead that is known', 'changes', count(*)
from lead_changes where lead_id is null having count(*) > 0;
insert into notes
select 'are of deals: nothing is taken from them', 'changes', count(*)
from raw.staged.changes
where coalesce(lead_id, contact_id) is null and deal_id is not null having count(*) > 0;

create temp table change_handovers as
select *
from lead_changes
where lead_id is not null and changed_at is not null and case
    when is_owner then
        new_value is not null and not is_queue(new_value)
        and (value_before is null or is_queue(value_before))
    else is_after and word_key(value_before) in (select word_key(unnest($handed_over))) is not true
end;

-- Where a status tells it, an owner need not; where a date of the lead tells it, the history adds
-- only what is a day away from it.
create temp table dated_handovers as
select handovers.lead_id, handed_over_at
from raw.staged.handovers as handovers inner join raw.staged.feeds as feeds
    on feeds.file_no = handovers.file_no and feeds.table_name = 'handovers'
where handed_over_at is not null and not is_assumed and known_until is null;

delete from change_handovers where is_owner and (
    lead_id in (select lead_id from change_handovers where not is_owner)
    or lead_id in (select lead_id from dated_handovers)
);
delete from change_handovers where exists (
    from dated_handovers as dated
    where dated.lead_id = change_handovers.lead_id
        and abs(epoch(dated.handed_over_at) - epoch(changed_at)) < 86400
);
-- A history may say the owner twice, by name and by id.
delete from change_handovers where is_owner and exists (
    from change_handovers as other
    where other.lead_id = change_handovers.lead_id
        and other.changed_at = change_handovers.changed_at
        and place(other.file_no, other.line_no)
            < place(change_handovers.file_no, change_handovers.line_no)
);

insert into raw.staged.handovers by name
select
    concat('file ', file_no, ' line ', line_no) as handover_id, lead_id,
    changed_at as handed_over_at, if(is_owner, new_value, null) as owner_id, false as has_fault,
    file_no, line_no
from change_handovers;

insert into notes
select
    if(
        is_owner,
        'taken from a history of owners: somebody got what nobody had',
        'taken from a history of statuses'
    ),
    'handovers', count(*)
from change_handovers group by is_owner order by is_owner;
