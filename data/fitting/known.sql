-- Rows that name their person in another way than by a lead's id, or by an id that is another's
-- now. Leaves known_people, known_contacts and known_mails: who is meant by an id or an e-mail.

create temp table known_people as
select id_key(person_id) as person_key, arg_min(lead_id, (is_contact, place)) as lead_id
from persons group by person_key;

create temp table known_contacts as
select id_key(person_id) as contact_key, min(lead_id) as lead_id
from persons where is_contact group by contact_key;

create temp table known_mails as
select mail_key(email) as mail, lead_id
from raw.staged.leads
where mail_key(email) is not null
qualify row_number() over (
    partition by mail order by created_at nulls last, place(file_no, line_no)
) = 1;

create temp table known_lines as select place, min(lead_id) as lead_id from persons group by place;
