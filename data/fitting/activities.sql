-- The lead of each activity: the person that it names, else the one of its deal, else the only one
-- of its company. Who did it, and what a campaign says of those who were in it.

create temp table deals_known as
select id_key(deal_id) as deal_key, min(lead_id) as lead_id, min(account_id) as account_id
from raw.staged.deals group by deal_key;

create temp table accounts_known as
select
    id_key(account_id) as account_key, min(account_id) as account_id,
    if(count(*) = 1, min(lead_id), null) as lead_id, count(*) as count_leads
from raw.staged.leads where account_id is not null group by account_key;

create temp table listed_leads as
with listed as (
    select
        place(file_no, line_no) as place,
        trim(unnest(string_split(contact_ids, ';'))) as person_id,
        generate_subscripts(string_split(contact_ids, ';'), 1) as nth
    from activities where contact_ids is not null
    union all
    select
        place(activities.file_no, activities.line_no),
        coalesce(links.contact_id, links.lead_id),
        place(links.file_no, links.line_no)
        - if(links.is_primary, 500000000000000000, 0)
    from activities inner join raw.staged.links as links
        on id_key(links.activity_id) = id_key(activities.activity_id)
)

select place, coalesce(contacts.lead_id, people.lead_id) as lead_id, min(nth) as nth
from listed
left join known_contacts as contacts on contacts.contact_key = id_key(listed.person_id)
left join known_people as people on people.person_key = id_key(listed.person_id)
where coalesce(contacts.lead_id, people.lead_id) is not null
group by all;

create temp table listed_people as
select place, arg_min(lead_id, nth) as lead_id from listed_leads group by place;

create temp table linked_deals as
select
    id_key(links.activity_id) as activity_key,
    arg_min(deals.lead_id, place(links.file_no, links.line_no)) as lead_id,
    arg_min(
        coalesce(links.account_id, deals.account_id), place(links.file_no, links.line_no)
    ) as account_id
from raw.staged.links as links
left join deals_known as deals on deals.deal_key = id_key(links.deal_id)
where links.activity_id is not null and coalesce(links.deal_id, links.account_id) is not null
group by activity_key;

create temp table activity_leads as
with named as (
    select
        place(activities.file_no, activities.line_no) as place,
        activities.lead_id as lead_was,
        coalesce(
            people.lead_id, persons.lead_id, contacts.lead_id, others.lead_id, listed.lead_id,
            deals.lead_id, about_deals.lead_id, linked.lead_id, mails.lead_id, lead_mails.lead_id,
            lines.lead_id
        ) as lead_id,
        coalesce(
            activities.account_id, about_accounts.account_id, deals.account_id,
            about_deals.account_id, linked.account_id
        ) as account_id,
        coalesce(
            activities.lead_id, activities.person_id, activities.contact_id,
            mail_id(activities.email)
        ) as person_id
    from activities
    left join known_people as people on people.person_key = id_key(activities.lead_id)
    left join known_people as persons on persons.person_key = id_key(activities.person_id)
    left join known_contacts as contacts on contacts.contact_key = id_key(activities.contact_id)
    left join known_people as others on others.person_key = id_key(activities.contact_id)
    left join listed_people as listed
        on listed.place = place(activities.file_no, activities.line_no)
    left join deals_known as deals on deals.deal_key = id_key(activities.deal_id)
    left join deals_known as about_deals on about_deals.deal_key = id_key(activities.about_id)
    left join linked_deals as linked on linked.activity_key = id_key(activities.activity_id)
    left join known_mails as mails on mails.mail = mail_key(activities.email)
    left join known_mails as lead_mails on lead_mails.mail = mail_key(activities.lead_id)
    left join accounts_known as about_accounts
        on about_accounts.account_key = id_key(activities.about_id)
    left join known_lines as lines
        on lines.place = place(activities.file_no, activities.line_no)
        and activities.lead_id is null and activities.person_id is null
        and activities.contact_id is null
)

select
    place,
    coalesce(named.lead_id, accounts.lead_id, person_id) as lead_id,
    named.lead_id is null and person_id is null and count_leads > 1 as has_several
from named
left join accounts_known as accounts on accounts.account_key = id_key(named.account_id)
where coalesce(named.lead_id, accounts.lead_id, person_id) is distinct from lead_was
    or (named.lead_id is null and person_id is null and count_leads > 1);

update activities set lead_id = found.lead_id
from activity_leads as found
where found.place = place(activities.file_no, activities.line_no) and not has_several;

-- A mail to three leads is an answer to each of them: one more row for each further one.
create temp table further_leads as
select listed.place, listed.lead_id
from listed_leads as listed inner join activities
    on place(activities.file_no, activities.line_no) = listed.place
where listed.lead_id <> activities.lead_id and occurred_at is not null;

insert into activities
select activities.* replace (
    concat(activity_id, ' / ', further.lead_id) as activity_id, further.lead_id as lead_id
)
from further_leads as further inner join activities
    on place(activities.file_no, activities.line_no) = further.place;

insert into notes
select 'stand with several leads: counted for each of them', 'activities', count(distinct place)
from further_leads having count(*) > 0;

insert into notes
select 'tie nothing that is known', 'links', count(*)
from raw.staged.links as links
where (id_key(activity_id) in (select id_key(activity_id) from activities)) is not true
    and (id_key(deal_id) in (select id_key(deal_id) from raw.staged.deals)) is not true
having count(*) > 0;
