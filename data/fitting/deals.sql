-- The lead of each deal: whom the system names first.

insert into deal_people
select deal_id, lead_id, false, 0, 0 from raw.staged.deals where lead_id is not null
union all
select deal_id, contact_id, true, 2, 0 from raw.staged.deals where contact_id is not null
union all
select deal_id, trim(person), true, 3, nth
from (
    select
        deal_id, unnest(string_split(contact_ids, ';')) as person,
        generate_subscripts(string_split(contact_ids, ';'), 1) as nth
    from raw.staged.deals where contact_ids is not null
)
union all
select
    deal_id, coalesce(contact_id, lead_id), contact_id is not null, 4,
    place(file_no, line_no) - if(is_primary, 1000000000000000000, 0)
from raw.staged.links where deal_id is not null and coalesce(contact_id, lead_id) is not null;

create temp table deal_candidates as
select
    id_key(deal_people.deal_id) as deal_key,
    coalesce(
        if(is_contact, contacts.lead_id, null), people.lead_id, contacts.lead_id, mails.lead_id
    ) as lead_id,
    rank,
    nth
from deal_people
left join known_people as people on people.person_key = id_key(deal_people.person_id)
left join known_contacts as contacts on contacts.contact_key = id_key(deal_people.person_id)
left join known_mails as mails on mails.mail = mail_key(deal_people.person_id)
union all
select id_key(deals.deal_id), mails.lead_id, 6, 0
from raw.staged.deals as deals inner join known_mails as mails on mails.mail = mail_key(deals.email)
union all
select id_key(deals.deal_id), lines.lead_id, 7, 0
from raw.staged.deals as deals
inner join known_lines as lines on lines.place = place(deals.file_no, deals.line_no);

-- By name only where it and the company fit one lead alone.
insert into deal_candidates
select id_key(deals.deal_id), named.lead_id, 8, 0
from raw.staged.deals as deals
inner join (
    select name_key(lead_name) as name, company_key(company_name) as company,
        min(lead_id) as lead_id
    from raw.staged.leads where lead_name is not null
    group by name, company having count(*) = 1
) as named
    on named.name = name_key(deals.lead_name)
    and named.company is not distinct from company_key(deals.company_name);

create temp table deal_leads as
select
    deal_key, arg_min(lead_id, (rank, nth)) as lead_id, count(distinct lead_id) as count_leads
from deal_candidates where lead_id is not null group by deal_key;

update raw.staged.deals as deals set lead_id = found.lead_id
from deal_leads as found
where found.deal_key = id_key(deals.deal_id) and found.lead_id is distinct from deals.lead_id;

-- A person that nobody knows: said of the deal, unless its company can tell the lead.
update raw.staged.deals as deals set lead_id = named.person_id
from (
    select id_key(deal_id) as deal_key, arg_min(person_id, (rank, nth)) as person_id
    from deal_people group by deal_key
) as named
where deals.lead_id is null and named.deal_key = id_key(deals.deal_id)
    and account_id not in (select account_id from raw.staged.leads where account_id is not null)
        is not false;

insert into notes
select 'stand with several leads: the one that the system names first has it', 'deals', count(*)
from deal_leads inner join raw.staged.deals as deals on id_key(deals.deal_id) = deal_leads.deal_key
where count_leads > 1 having count(*) > 0;
