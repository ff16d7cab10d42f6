-- Which lead each person is: a contact is the lead that became it, or the one with its e-mail, or
-- a lead of its own. Leaves persons: one row per lead and contact as its file has it, with the
-- lead that it is now.

create temp table persons as
select
    place(file_no, line_no) as place, lead_id as person_id, false as is_contact, lead_id,
    null::varchar as reason
from raw.staged.leads;

create temp table became as
select id_key(converted_contact_id) as contact_key, lead_id
from raw.staged.leads
where converted_contact_id is not null
qualify row_number() over (
    partition by contact_key order by created_at nulls last, place(file_no, line_no)
) = 1;

create temp table mails as
select mail_key(email) as mail, lead_id
from raw.staged.leads
where mail_key(email) is not null
qualify row_number() over (
    partition by mail order by created_at nulls last, place(file_no, line_no)
) = 1;

insert into persons
select
    place(contacts.file_no, contacts.line_no),
    contacts.contact_id,
    true,
    coalesce(
        became.lead_id, mails.lead_id,
        -- In some systems contact 1 is another than lead 1.
        if(same_id.lead_id is null, contacts.contact_id, concat('contact-', contacts.contact_id))
    ),
    case
        when became.lead_id is not null then 'is the contact that a lead became'
        when mails.lead_id is not null then 'has the e-mail of a lead'
    end
from raw.staged.contacts as contacts
left join became on became.contact_key = id_key(contacts.contact_id)
left join mails on mails.mail = mail_key(contacts.email)
left join (select distinct lead_id from raw.staged.leads) as same_id
    on same_id.lead_id = contacts.contact_id;

insert into merged_rows
select 'contacts', person_id, lead_id, reason, place // 1000000000000, place % 1000000000000
from persons where reason is not null;

insert into notes
select concat(reason, ': one lead'), 'contacts', count(*)
from persons where reason is not null group by reason;

create temp table contacts_of_leads as
select persons.lead_id as into_lead, persons.place, contacts.*
from persons inner join raw.staged.contacts as contacts
    on place(contacts.file_no, contacts.line_no) = persons.place
where persons.reason is not null;

delete from raw.staged.contacts where place(file_no, line_no) in (
    select place from persons where reason is not null
);
