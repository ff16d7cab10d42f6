-- Leads that may be one person, as they have the same name and company.
-- Of a million leads few are candidates; only of these it is looked at closely.

create temp table namesakes as
select
    lead_id, mail_key(email) as mail, name_key(lead_name) as name, company_name, created_at,
    place(file_no, line_no) as place
from raw.staged.leads
where company_name is not null and hash(nearly(lead_name)) in (
    select hash(nearly(lead_name)) as name_hash from raw.staged.leads
    where lead_name is not null and company_name is not null
    group by name_hash having count(*) > 1
);

create temp table companies_of_namesakes as
select company_name, company_key(company_name) as company
from (select distinct company_name from namesakes);

insert into lookalikes
select
    lead_id,
    other_lead_id,
    if(
        mail is null or other_mail is null,
        'same name and company, no e-mail', 'same name and company, another e-mail'
    )
from (
    select
        lead_id,
        mail,
        first_value(lead_id) over alike as other_lead_id,
        first_value(mail) over alike as other_mail
    from namesakes inner join companies_of_namesakes using (company_name)
    where name is not null and company is not null
    window alike as (partition by name, company order by created_at nulls last, place)
)
where lead_id <> other_lead_id and (mail = other_mail) is not true;
