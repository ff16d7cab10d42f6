-- People of one e-mail are one lead: the earliest created stands, the others' rows are its rows.
-- Only in files of which this is agreed: exports of systems, and leads that have no id.

create temp table one_person as
select
    lead_id,
    place(file_no, line_no) as place,
    first_value(lead_id) over by_mail as into_lead,
    first_value(place(file_no, line_no)) over by_mail as into_place
from raw.staged.leads as leads
where mail_key(email) is not null and file_no in (
    select file_no from raw.staged.feeds
    where table_name in ('leads', 'contacts')
        and (is_same_email or not has_own_id or system not in ('', 'Leadgrid'))
)
window by_mail as (
    partition by mail_key(email) order by created_at nulls last, place(file_no, line_no)
)
qualify count(*) over (partition by mail_key(email)) > 1;

create temp table merged_leads as
select one_person.into_lead, leads.*, place(leads.file_no, leads.line_no) as place
from one_person inner join raw.staged.leads as leads
    on place(leads.file_no, leads.line_no) = one_person.place
where one_person.place <> one_person.into_place;

delete from raw.staged.leads where place(file_no, line_no) in (select place from merged_leads);

update persons set lead_id = merged_leads.into_lead
from merged_leads where persons.lead_id = merged_leads.lead_id;

insert into merged_rows
select
    if(
        exists (
            from raw.staged.feeds as feeds
            where feeds.file_no = merged_leads.file_no and table_name = 'leads'
        ),
        'leads', 'contacts'
    ),
    lead_id, into_lead, 'has the e-mail of another lead', file_no, line_no
from merged_leads;

insert into notes
select 'same e-mail as another lead: one person, one lead', 'leads', count(*)
from merged_leads having count(*) > 0;
