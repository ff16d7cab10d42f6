-- Handovers name a lead, a contact, an e-mail, or nobody: then the lead of their own line.

create temp table handover_leads as
select
    place(handovers.file_no, handovers.line_no) as place,
    coalesce(
        people.lead_id, contacts.lead_id, others.lead_id, mails.lead_id, lines.lead_id,
        handovers.lead_id, handovers.contact_id
    ) as lead_id
from raw.staged.handovers as handovers
left join known_people as people on people.person_key = id_key(handovers.lead_id)
left join known_contacts as contacts on contacts.contact_key = id_key(handovers.contact_id)
left join known_people as others on others.person_key = id_key(handovers.contact_id)
left join known_mails as mails on mails.mail = mail_key(handovers.lead_id)
left join known_lines as lines
    on lines.place = place(handovers.file_no, handovers.line_no)
    and handovers.lead_id is null and handovers.contact_id is null;

update raw.staged.handovers as handovers set lead_id = found.lead_id
from handover_leads as found
where found.place = place(handovers.file_no, handovers.line_no)
    and found.lead_id is distinct from handovers.lead_id;
