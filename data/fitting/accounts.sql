-- What is known of a company fills the blanks of its leads: by id, else by the company's name.

update raw.staged.leads set account_id = converted_account_id
where account_id is null and converted_account_id is not null;

-- Some lists hold the company's id where its name should stand.
update raw.staged.leads as leads set
    account_id = coalesce(leads.account_id, leads.company_name), company_name = null
from raw.staged.accounts as accounts
where id_key(accounts.account_id) = id_key(leads.company_name);

create temp table companies_known as
select
    company_key(company_name) as company,
    if(count(distinct account_id) = 1, min(account_id), null) as account_id,
    min(industry) as industry, min(region) as region, min(annual_revenue) as annual_revenue,
    min(employees) as employees, min(excluded_reason) as excluded_reason,
    greatest(
        count(distinct industry), count(distinct region), count(distinct annual_revenue),
        count(distinct employees), count(distinct excluded_reason)
    ) > 1 as is_open
from raw.staged.accounts
where company_key(company_name) is not null group by company;

create temp table lead_companies as
select
    place(leads.file_no, leads.line_no) as place,
    coalesce(
        by_id.account_id, leads.account_id, if(by_name.is_open, null, by_name.account_id)
    ) as account_id,
    coalesce(by_id.company_name, leads.company_name) as company_name,
    by_id.account_id is not null as is_by_id,
    if(is_by_id, by_id.industry, by_name.industry) as industry,
    if(is_by_id, by_id.region, by_name.region) as region,
    if(is_by_id, by_id.annual_revenue, by_name.annual_revenue) as annual_revenue,
    if(is_by_id, by_id.employees, by_name.employees) as employees,
    if(is_by_id, by_id.excluded_reason, by_name.excluded_reason) as excluded_reason,
    coalesce(by_name.is_open, false) and by_id.account_id is null as is_open
from raw.staged.leads as leads
left join raw.staged.accounts as by_id on id_key(by_id.account_id) = id_key(leads.account_id)
left join companies_known as by_name on by_name.company = company_key(leads.company_name)
where by_id.account_id is not null or by_name.company is not null;

update raw.staged.leads as leads set
    account_id = coalesce(leads.account_id, found.account_id),
    company_name = coalesce(leads.company_name, found.company_name),
    industry = coalesce(leads.industry, found.industry),
    region = coalesce(leads.region, found.region),
    annual_revenue = coalesce(leads.annual_revenue, found.annual_revenue),
    employees = coalesce(leads.employees, found.employees),
    excluded_reason = coalesce(leads.excluded_reason, found.excluded_reason)
from lead_companies as found
where found.place = place(leads.file_no, leads.line_no) and not found.is_open;

insert into notes
select
    case
        when is_open then 'their company''s name fits several accounts that differ: none was taken'
        when is_by_id then 'company known by the id of its account'
        else 'company found among the accounts by its name'
    end as topic,
    'leads', count(*)
from lead_companies group by topic order by topic;
