-- What whole exports of other systems say beyond the contract. It stands here from casting until
-- data/fitting has made the four tables of it, and never in a dataset. Where a table has the name
-- of one of the contract, these are more fields of it.
create schema parts;

create table parts.leads (
    first_name varchar,
    last_name varchar,
    owner_id varchar,
    team_id varchar,
    campaign_id varchar,
    converted_account_id varchar,
    converted_contact_id varchar,
    converted_deal_id varchar,
    converted_at timestamp,
    deal_ids varchar,
    modified_at timestamp,
    is_deleted boolean
);
comment on column parts.leads.owner_id is 'Of the user who has it; a queue is nobody';
comment on column parts.leads.converted_deal_id is 'The deal that it became';
comment on column parts.leads.converted_contact_id is 'The person that it became: their rows are its rows';
comment on column parts.leads.deal_ids is 'Deals it stands with, several joined by ;';
comment on column parts.leads.modified_at is 'Tells the later of two exports';
comment on column parts.leads.is_deleted is 'In the recycle bin: counted, not loaded';

create table parts.contacts (
    contact_id varchar,
    lead_name varchar,
    first_name varchar,
    last_name varchar,
    email varchar,
    phone varchar,
    company_name varchar,
    account_id varchar,
    department varchar,
    job_title varchar,
    industry varchar,
    region varchar,
    annual_revenue decimal(18, 2),
    employees bigint,
    source varchar,
    campaign varchar,
    campaign_id varchar,
    status varchar,
    score double,
    owner_id varchar,
    owner_name varchar,
    team_name varchar,
    deal_ids varchar,
    created_at timestamp,
    modified_at timestamp,
    excluded_reason varchar,
    is_deleted boolean
);
comment on table parts.contacts is 'People of a customer; one whom no lead became is a lead of its own';

create table parts.accounts (
    account_id varchar,
    company_name varchar,
    industry varchar,
    region varchar,
    annual_revenue decimal(18, 2),
    employees bigint,
    owner_id varchar,
    owner_name varchar,
    excluded_reason varchar,
    is_deleted boolean
);
comment on table parts.accounts is 'Companies; leads and deals name them by id or by name';

create table parts.handovers (
    contact_id varchar,
    owner_id varchar
);

create table parts.deals (
    deal_name varchar,
    contact_id varchar,
    contact_ids varchar,
    company_name varchar,
    email varchar,
    lead_name varchar,
    stage_id varchar,
    owner_id varchar,
    campaign_id varchar,
    is_deleted boolean
);
comment on column parts.deals.contact_ids is 'People it stands with, several joined by ; – ids of leads or contacts';
comment on column parts.deals.company_name is 'Used where it names no account by id';

create table parts.activities (
    person_id varchar,
    contact_id varchar,
    contact_ids varchar,
    about_id varchar,
    deal_id varchar,
    account_id varchar,
    company_name varchar,
    email varchar,
    performed_by_id varchar,
    campaign_id varchar,
    is_done boolean,
    is_deleted boolean
);
comment on column parts.activities.person_id is 'A lead or a contact (Salesforce: WhoId)';
comment on column parts.activities.about_id is 'A deal, an account or something else (Salesforce: WhatId)';
comment on column parts.activities.is_done is 'A task still to do is no activity yet: counted, not loaded';

create table parts.campaigns (
    campaign_id varchar,
    campaign_name varchar,
    campaign_type varchar
);

create table parts.users (
    user_id varchar,
    user_name varchar,
    first_name varchar,
    last_name varchar,
    email varchar,
    team_id varchar,
    team_name varchar
);

create table parts.teams (
    team_id varchar,
    team_name varchar,
    user_id varchar
);
comment on table parts.teams is 'Names of teams, or who is in which';

create table parts.stages (
    stage_id varchar,
    stage_name varchar,
    is_won boolean,
    is_closed boolean
);

create table parts.changes (
    lead_id varchar,
    contact_id varchar,
    deal_id varchar,
    field varchar,
    old_value varchar,
    new_value varchar,
    changed_at timestamp,
    changed_by_id varchar
);
comment on table parts.changes is 'A history: what was changed when; a status that means handed over is a handover';

create table parts.links (
    activity_id varchar,
    deal_id varchar,
    lead_id varchar,
    contact_id varchar,
    account_id varchar,
    is_primary boolean
);
comment on table parts.links is 'Which deal or activity stands with which person or company';
