-- Leads that may be one person, as they have the same e-mail but were left apart.
-- Of a million leads few are candidates; only of these it is looked at closely.

create temp table mailmates as
select lead_id, mail_key(email) as mail, created_at, place(file_no, line_no) as place
from raw.staged.leads
where strlen(email) <> length(email) or hash(lower(email)) in (
    select hash(lower(email)) as mail_hash from raw.staged.leads
    where email is not null group by mail_hash having count(*) > 1
);

insert into lookalikes
select lead_id, other_lead_id, 'same e-mail'
from (
    select
        lead_id,
        first_value(lead_id) over (
            partition by mail order by created_at nulls last, place
        ) as other_lead_id
    from mailmates where mail is not null
)
where lead_id <> other_lead_id;

insert into notes
select 'share an e-mail with another lead, and were left apart', 'leads', count(distinct lead_id)
from (select unnest([lead_id, other_lead_id]) as lead_id from lookalikes)
having count(*) > 0;
