"""A big made-up company as canonical CSV files: the same rows at every run, written by DuckDB."""

from pathlib import Path

import duckdb

from data import dataset, schema
from data.calendar import read_calendar
from data.facts import create_functions
from data.settling import settle

# A number in [0, 1) that depends on the row and a salt alone.
CHANCE = "create macro chance(n, salt) as (hash(n, salt) % 1000003) / 1000003.0"
# Eighteen months; the n-th of all leads came in at its share of them.
BASICS = """
create macro time_of(share) as
    timestamp '2024-10-01' + to_seconds(cast(share * 546 * 86400 as bigint));
create macro pick(words, n, salt) as words[1 + cast(floor(chance(n, salt) * len(words)) as int)];
create macro owner(n) as concat('Owner ', lpad(cast(floor(n) as int)::varchar, 3, '0'));
create macro team(n) as concat('Team ', cast(floor(n) as int) % 12);
create macro lead_id(n) as concat('L', lpad(n::varchar, 8, '0'));
create macro stamp(moment) as strftime(moment, '%Y-%m-%d %H:%M:%S');
"""
LEADS = """
select
    lead_id(n) as lead_id,
    concat(pick(['Sato', 'Suzuki', 'Tanaka', '高橋', '伊藤'], n, 1), ' ', n) as lead_name,
    concat('p', n, '@c', n // 3, '.example.jp') as email,
    concat('Company ', n // 3) as company_name,
    concat('C', n // 3) as account_id,
    pick(['部長', '課長', '担当', 'Manager', 'Director'], n, 2) as job_title,
    pick(['software', 'chemicals', 'retail', 'machinery', 'finance', 'food'], n, 3) as industry,
    pick(['Tokyo', 'Osaka', 'Aichi', 'Fukuoka'], n, 4) as region,
    if(chance(n // 3, 5) < 0.15, null,
        cast(exp(16 + 9 * chance(n // 3, 6)) as bigint)) as annual_revenue,
    if(chance(n // 3, 7) < 0.15, null, cast(exp(2 + 7 * chance(n // 3, 8)) as int)) as employees,
    pick(['web', 'seminar', 'exhibition', 'referral', 'advertising'], n, 9) as source,
    concat('Campaign ', n * 36 // $leads) as campaign,
    cast(100 * chance(n, 10) as int) as score,
    if(chance(n, 11) < 0.2, null, owner(200 * chance(n, 12))) as owner_name,
    if(chance(n, 11) < 0.2, null, team(200 * chance(n, 12))) as team_name,
    stamp(time_of(n / $leads)) as created_at,
    if(chance(n, 13) < 0.03, 'competitor', null) as excluded_reason
from range($leads) as numbers (n)
"""
# One lead in four is handed over; of those an eighth again within 30 days, an eighth again later.
HANDOVERS = """
with first_ones as (
    select
        n * 4 as lead_n,
        time_of(n * 4 / $leads) + to_hours(cast(900 * chance(n, 20) as int)) as moment
    from range($leads // 4) as numbers (n)
),

every_one as (
    select *, 0 as again from first_ones
    union all
    select lead_n, moment + to_hours(24 + cast(600 * chance(lead_n, 21) as int)), 1
    from first_ones where chance(lead_n, 22) < 0.13
    union all
    select lead_n, moment + to_hours(800 + cast(2000 * chance(lead_n, 23) as int)), 2
    from first_ones where chance(lead_n, 22) >= 0.87
)

select
    concat('H', lead_n, '-', again) as handover_id,
    lead_id(lead_n) as lead_id,
    stamp(moment) as handed_over_at,
    if(chance(lead_n, 24) < 0.05, null, owner(200 * chance(lead_n + again, 25))) as owner_name,
    if(chance(lead_n, 24) < 0.05, null, team(200 * chance(lead_n + again, 25))) as team_name,
    if(chance(lead_n, 26) < 0.08, stamp(moment + to_hours(cast(200 * chance(lead_n, 27) as int))),
        null) as rejected_at,
    if(chance(lead_n, 26) < 0.08, pick(['no budget', 'too small', 'student'], lead_n, 28), null)
        as rejection_reason
from every_one where moment < timestamp '2026-04-01'
order by moment, handover_id
"""
# In the order of time, as exports are. A lead is busiest soon after it came in; three in four
# activities of sales are with leads that were handed over.
ACTIVITIES = """
with numbered as (
    select n, n / $activities as share, chance(n, 30) < 0.6 as is_touch,
        cast(floor(n / $activities * $leads * (1 - power(chance(n, 31), 2) * 0.9)) as bigint)
            as lead_n
    from range($activities) as numbers (n)
)

select
    concat('A', lpad(n::varchar, 9, '0')) as activity_id,
    lead_id(if(not is_touch and chance(n, 32) < 0.75, lead_n - lead_n % 4, lead_n)) as lead_id,
    if(is_touch,
        pick(['page_view', 'page_view', 'page_view', 'page_view', 'email_open', 'email_open',
            'email_click', 'newsletter', 'newsletter', 'seminar', 'download', 'price_page_view',
            'inquiry'], n, 33),
        pick(['call', 'call', 'email', 'email', 'meeting', 'visit', 'automatic_email'], n, 34)
    ) as activity_type,
    if(is_touch, if(chance(n, 35) < 0.3, 'marketing', 'lead'), 'sales') as actor,
    if(is_touch, null, owner(200 * chance(lead_n, 36))) as performed_by,
    stamp(time_of(share)) as occurred_at,
    if(is_touch, null, pick(['reached', 'no answer', null], n, 37)) as outcome
from numbered
"""
DEALS = """
select
    concat('D', n) as deal_id,
    if(chance(n, 40) < 0.3, null, lead_id(lead_n)) as lead_id,
    concat('C', lead_n // 3) as account_id,
    pick(['won', 'lost', 'proposal', 'negotiation'], n, 41) as deal_stage,
    cast(exp(12 + 6 * chance(n, 42)) as bigint) as amount,
    stamp(moment) as created_at,
    if(chance(n, 41) < 0.5, stamp(moment + to_hours(cast(2000 * chance(n, 43) as int))), null)
        as closed_at
from (
    select
        n,
        lead_n,
        time_of(lead_n / $leads) + to_hours(cast(3000 * chance(n, 44) as int)) as moment
    from (
        select n, cast(floor(chance(n, 45) * $leads / 4) as bigint) * 4 as lead_n
        from range($leads // 18) as numbers (n)
    )
)
where moment < timestamp '2026-04-01'
"""


TABLES = {"leads": LEADS, "handovers": HANDOVERS, "activities": ACTIVITIES, "deals": DEALS}


def write(folder: Path, leads: int) -> None:
    """Write leads.csv, handovers.csv, activities.csv (ten a lead) and deals.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        _prepare(connection)
        for name, select in TABLES.items():
            path = str(folder / f"{name}.csv")
            values = {**_sizes(select, leads), "path": path}
            connection.execute(f"copy ({select}) to $path (header)", values)


def write_dataset(home: Path, leads: int, memory: str = "8GB") -> None:
    """The same rows straight into a dataset, where reading them as CSV would take too long."""
    with dataset.new_dataset(home) as path, duckdb.connect(str(path)) as connection:
        connection.execute("set memory_limit = $1", [memory])
        connection.execute("attach ':memory:' as raw")
        # keys would be indexes of gigabytes; these rows have none twice
        connection.execute(
            schema.SCHEMA.read_text(encoding="utf-8").replace(
                "_id varchar primary key", "_id varchar"
            )
        )
        create_functions(connection)
        _prepare(connection)
        for table, select in TABLES.items():
            number = "cast(substr(lead_id, 2) as bigint)" if table == "leads" else "0"
            connection.execute(
                f"insert into {table} by name "
                f"select *, 1 as file_no, {number} as line_no from ({select})",
                _sizes(select, leads),
            )
        connection.execute("insert into files by name select 1 as file_no, 'leads' as table_name")
        settings = {"definition": "", "is_sample": "false"}
        settle(connection, read_calendar(), settings, lambda done, step: print(f"  {step}"))
        connection.execute("checkpoint")


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("set enable_progress_bar = false")
    for statement in (CHANCE, BASICS):
        connection.execute(statement.replace("create macro", "create temp macro"))


def _sizes(select: str, leads: int) -> dict[str, int]:
    sizes = {"leads": leads, "activities": leads * 10}
    return {size: count for size, count in sizes.items() if f"${size}" in select}
