-- The contract: four tables that every import ends in, and what a load says of itself.
-- Times are UTC. `file_no` and `line_no` say where a row came from; `<event>_is_date_only` marks a
-- stamp that names a day without a time: it stands for the start of its local day.

create table leads (
    lead_id varchar primary key,
    lead_name varchar,
    email varchar,
    phone varchar,
    company_name varchar,
    account_id varchar,
    department varchar,
    job_title varchar,
    industry varchar,
    region varchar,
    annual_revenue decimal(18, 2) check (annual_revenue >= 0),
    employees bigint check (employees >= 0),
    source varchar,
    campaign varchar,
    status varchar,
    score double,
    potential_score double,
    potential_rank varchar,
    intent_rank varchar,
    owner_name varchar,
    team_name varchar,
    created_at timestamp,
    excluded_reason varchar,
    file_no integer,
    line_no bigint
);
comment on table leads is 'One person''s interest at one company';
comment on column leads.lead_id is 'The id of the source system';
comment on column leads.lead_name is 'The person; personal data';
comment on column leads.email is 'Personal data';
comment on column leads.phone is 'Personal data';
comment on column leads.company_name is 'As written in the source';
comment on column leads.account_id is 'Ties the deals that name only an account to a lead';
comment on column leads.department is 'Where the person works';
comment on column leads.job_title is 'As written in the source';
comment on column leads.industry is 'Of the company';
comment on column leads.region is 'Prefecture, state or country';
comment on column leads.annual_revenue is 'Of the company, a year, in the currency of the data';
comment on column leads.employees is 'Of the company';
comment on column leads.source is 'Where the lead came from';
comment on column leads.campaign is 'What brought it, by name';
comment on column leads.status is 'In the source system, as known at the load';
comment on column leads.score is 'Behaviour score of the source system, as known at the load';
comment on column leads.potential_score is 'Profile score of the source system, as known at the load';
comment on column leads.potential_rank is 'The company''s own rank of potential (S/A/B/C, a grade)';
comment on column leads.intent_rank is 'The company''s own rank of intent (hot/warm/cold)';
comment on column leads.owner_name is 'Charged where a handover names nobody';
comment on column leads.team_name is 'Of the owner';
comment on column leads.created_at is 'When the lead came in';
comment on column leads.excluded_reason is 'Competitor, customer, student, test: counts for nobody';
comment on column leads.file_no is 'Which file (files.file_no)';
comment on column leads.line_no is 'Which line of it; the header is line 1';

create table handovers (
    handover_id varchar primary key,
    lead_id varchar not null,
    handed_over_at timestamp not null,
    owner_name varchar,
    team_name varchar,
    rejected_at timestamp,
    rejected_is_date_only boolean,
    rejection_reason varchar,
    known_until timestamp,
    file_no integer,
    line_no bigint
);
comment on table handovers is 'An MQL being handed to sales; the unit that is counted';
comment on column handovers.handover_id is 'Made from file and line where the source has none';
comment on column handovers.lead_id is 'A known lead; others are kept in unlinked_rows';
comment on column handovers.handed_over_at is 'When sales got it';
comment on column handovers.owner_name is 'Who got it';
comment on column handovers.team_name is 'Whose team';
comment on column handovers.rejected_at is 'When sales gave it back';
comment on column handovers.rejected_is_date_only is 'The day of the rejection is known, its time is not';
comment on column handovers.rejection_reason is 'As written by sales';
comment on column handovers.known_until is 'Known only from two exports: handed over after the earlier (handed_over_at) and by the later (this)';
comment on column handovers.file_no is 'Which file (files.file_no)';
comment on column handovers.line_no is 'Which line of it';

-- Ten million rows: the key is held by the load (data/linking.py), an index would cost a gigabyte.
create table activities (
    activity_id varchar,
    lead_id varchar not null,
    activity_type varchar,
    actor varchar check (actor in ('sales', 'marketing', 'lead')),
    performed_by varchar,
    occurred_at timestamp,
    is_date_only boolean,
    outcome varchar,
    subject varchar,
    file_no integer,
    line_no bigint
);
comment on table activities is 'Touches (by the lead or marketing) and activities (by sales)';
comment on column activities.activity_id is 'The id of the source system';
comment on column activities.lead_id is 'A known lead; others are kept in unlinked_rows';
comment on column activities.activity_type is 'Call, email, download … in one spelling';
comment on column activities.actor is 'Derived from the type where the source leaves it blank';
comment on column activities.performed_by is 'The person who acted';
comment on column activities.occurred_at is 'When it happened';
comment on column activities.is_date_only is 'The day is known, the time is not';
comment on column activities.outcome is 'What came of it';
comment on column activities.subject is 'As written in the source';
comment on column activities.file_no is 'Which file (files.file_no)';
comment on column activities.line_no is 'Which line of it';

create table deals (
    deal_id varchar primary key,
    lead_id varchar,
    account_id varchar,
    deal_stage varchar,
    amount decimal(18, 2),
    owner_name varchar,
    created_at timestamp,
    created_is_date_only boolean,
    closed_at timestamp,
    closed_is_date_only boolean,
    is_won boolean,
    is_closed boolean,
    file_no integer,
    line_no bigint
);
comment on table deals is 'Opportunities in the pipeline';
comment on column deals.deal_id is 'The id of the source system';
comment on column deals.lead_id is 'The lead that it names, if any';
comment on column deals.account_id is 'The company that it names, if any';
comment on column deals.deal_stage is 'As written in the source';
comment on column deals.amount is 'In the currency of the data';
comment on column deals.owner_name is 'Who works it';
comment on column deals.created_at is 'When it entered the pipeline';
comment on column deals.created_is_date_only is 'The day is known, the time is not';
comment on column deals.closed_at is 'Of an open deal this is a plan and counts for nothing';
comment on column deals.closed_is_date_only is 'The day is known, the time is not';
comment on column deals.is_won is 'Won';
comment on column deals.is_closed is 'Won or lost; derived where the source does not say';
comment on column deals.file_no is 'Which file (files.file_no)';
comment on column deals.line_no is 'Which line of it';

create table files (
    file_no integer,
    file_name varchar,
    table_name varchar,
    delimiter varchar,
    count_lines bigint,
    count_loaded bigint,
    count_rejected bigint,
    columns_unused varchar[],
    is_derived boolean,
    size_bytes bigint,
    primary key (file_no, table_name)
);
comment on table files is 'One row per file and table that it fed; lines = loaded + rejected. A second table out of the same lines is derived';

create table readings (
    file_no integer primary key,
    kind varchar,
    encoding varchar,
    header_line integer,
    count_above integer
);
comment on table readings is 'How each file or sheet was read: its kind, its encoding, the line of its header, lines of other text above it';

create table rejected_values (
    file_no integer,
    line_no bigint,
    column_name varchar,
    value varchar,
    reason varchar
);
comment on table rejected_values is 'Values that could not be cast: NULL in the table, kept here';

create table rejected_lines (
    file_no integer,
    line_no bigint,
    line varchar,
    reason varchar
);
comment on table rejected_lines is 'Lines that could not be read or that repeat a key';

create table unlinked_rows (
    table_name varchar,
    row_id varchar,
    lead_id varchar,
    reason varchar,
    file_no integer,
    line_no bigint
);
comment on table unlinked_rows is 'Loaded, but of an unknown lead or without a time: kept apart and counted';

create table merged_rows (
    table_name varchar,
    row_id varchar,
    lead_id varchar,
    reason varchar,
    file_no integer,
    line_no bigint
);
comment on table merged_rows is 'Rows that became part of another: the same person by e-mail, the contact that a lead became, the earlier of two exports. lead_id is the row that stands';

create table lookalikes (
    lead_id varchar,
    other_lead_id varchar,
    reason varchar
);
comment on table lookalikes is 'Leads of one name and company that no e-mail proves to be one person: a list to look at, never merged';

create table implausible_rows (
    table_name varchar,
    row_id varchar,
    reason varchar,
    file_no integer,
    line_no bigint
);
comment on table implausible_rows is 'Kept and counted, and left out of durations';

create table notes (
    topic varchar,
    table_name varchar,
    count_rows bigint
);
comment on table notes is 'What the load did on its own, such as deriving an actor, and how often';

create table statuses_seen (
    lead_id varchar,
    header_key varchar,
    created_at timestamp,
    status varchar,
    owner_id varchar,
    owner_name varchar,
    team_name varchar,
    exported_on date,
    earliest_at timestamp,
    latest_at timestamp
);
comment on table statuses_seen is 'Which status a lead had in which export of these columns, so that the next load can tell when it changed. The owner only where the status means handed over';

create table status_handovers (
    known_from varchar check (known_from in ('now', 'across', 'before')),
    count_handovers bigint,
    earliest_at timestamp,
    latest_at timestamp
);
comment on table status_handovers is 'Handovers known only from a status that changed: between two exports of this load (now), of the dataset before and this one (across), or of earlier loads (before)';

create table settings (
    setting varchar primary key,
    value varchar
);
comment on table settings is 'Format version, time zone, default as-of, definition, calendar';
