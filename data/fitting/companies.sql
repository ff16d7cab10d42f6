-- A deal that is tied to its company by a link, the primary one first.
update raw.staged.deals as deals set account_id = linked.account_id
from (
    select
        id_key(deal_id) as deal_key,
        arg_min(
            account_id, (not coalesce(is_primary, false), place(file_no, line_no))
        ) as account_id
    from raw.staged.links where account_id is not null group by deal_key
) as linked
where linked.deal_key = id_key(deals.deal_id) and deals.account_id is null;

-- A deal or an activity that names its company by name only: the account of that name, or a made
-- id that the leads of the company share.

create temp table named_companies as
select distinct company_key(company_name) as company
from raw.staged.deals where account_id is null and company_key(company_name) is not null
union
select distinct company_key(company_name)
from activities where account_id is null and company_key(company_name) is not null;

create temp table company_accounts as
select
    company,
    case count(distinct account_id)
        when 0 then concat('company-', left(md5(company), 12))
        when 1 then min(account_id)
    end as account_id
from named_companies
left join (
    select company_key(company_name) as company, account_id from raw.staged.accounts
    union all
    select company_key(company_name), account_id from raw.staged.leads
) as companies using (company)
group by company;

insert into notes
select 'name a company of several accounts: none was taken', 'deals', count(*)
from raw.staged.deals as deals inner join company_accounts as companies
    on companies.company = company_key(deals.company_name)
where deals.account_id is null and companies.account_id is null having count(*) > 0;

update raw.staged.deals as deals set account_id = companies.account_id
from company_accounts as companies
where deals.account_id is null and companies.company = company_key(deals.company_name);

update activities set account_id = companies.account_id
from company_accounts as companies
where activities.account_id is null and companies.company = company_key(activities.company_name);

update raw.staged.leads as leads set account_id = companies.account_id
from company_accounts as companies
where leads.account_id is null and companies.company = company_key(leads.company_name);

-- One id in two lengths is one: leads and deals of an account are tied by it.
create temp table account_forms as
select id_key(account_id) as account_key, max(account_id) as account_id
from (
    select account_id from raw.staged.leads
    union all
    select account_id from raw.staged.deals
)
group by account_key having count(distinct account_id) > 1;

update raw.staged.leads as leads set account_id = forms.account_id
from account_forms as forms where forms.account_key = id_key(leads.account_id);

update raw.staged.deals as deals set account_id = forms.account_id
from account_forms as forms where forms.account_key = id_key(deals.account_id);
