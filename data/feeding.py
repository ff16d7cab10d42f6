"""One file into one table: cast its raw lines, and keep what could not be cast."""

from dataclasses import dataclass

import duckdb

from data import casting, schema
from data.activities import UNKNOWN_ACTOR, normal_activities, note_actors
from data.casting import Cast, Raw, Values
from data.feeds import Feed
from data.fitting.staged import KEYS, keep_feed, staged
from data.reading import Sheet

# A value stands there and could not be cast.
FAULT = "(t_{0} is not null and v_{0} is null)"


@dataclass(frozen=True)
class Feeding:
    """The raw lines of one file on their way into one table."""

    connection: duckdb.DuckDBPyConnection
    raw: Raw
    feed: Feed
    file_no: int
    casts: list[Cast]
    where: str
    values: Values

    def lines(self, casts: list[Cast]) -> str:
        """The lines that count, with the text and the value of some fields."""
        return casting.layered(self.raw, casts, self.where)

    def run(self, sql: str) -> duckdb.DuckDBPyConnection:
        """Run a statement with the bound values that it names."""
        return self.connection.execute(sql, self.values.named_in(sql))

    def header(self, field: str) -> str:
        """The column that a field came from, as its file names it, as a bound value."""
        return self.values.bind(self.feed.rules[field].column or field)


def feed_table(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    feed: Feed,
    file: Sheet,
    file_no: int,
    company_zone: str,
) -> None:
    """Cast the lines of a file for one table; values that can't be cast go to rejected_values."""
    values = Values()
    zones = (feed.time_zone or company_zone, company_zone)
    casts = [
        casting.cast(connection, raw, name, kind, feed.rules[name], zones, values)
        for name, kind in schema.imported_fields(feed.table).items()
        if name in feed.rules
    ]
    keep_feed(connection, feed, file, file_no)
    where = _only_where(raw, feed, values)
    one = Feeding(connection, raw, feed, file_no, casts, where, values)
    select = f"select {_columns(feed, casts, file_no)} from ({one.lines(casts)})"
    if feed.table == "activities":
        select = normal_activities(select, "is_date_only" in feed.rules, values.bind(company_zone))
    one.run(f"insert into {staged(feed.table)} by name {select}")
    _keep_rejected(one)
    _note_casts(one)
    if feed.table == "activities" and not _is_told_by_campaign(feed):
        _note_activities(one)
    _note_file(one, file)


def _columns(feed: Feed, casts: list[Cast], file_no: int) -> str:
    table = feed.table
    given = {one.field: one for one in casts}
    columns = {one.field: f"v_{one.field}" for one in casts}
    for event in ("rejected", "created", "closed"):
        mark = f"{event}_is_date_only"
        if f"{event}_at" in given and mark in schema.fields(table):
            columns[mark] = given[f"{event}_at"].names_no_time
    if table == "activities":
        columns = {"activity_type": "null::varchar", "actor": "null::varchar"} | columns
        names_no_time = given["occurred_at"].names_no_time if "occurred_at" in given else "false"
        marked = f"coalesce({columns.get('is_date_only', 'false')}, false)"
        columns["is_date_only"] = f"({marked} or {names_no_time})"
    if table in KEYS and not (table == "leads" and "lead_id" in given):
        columns[KEYS[table]] = _key(table, columns, file_no)
    faults = [FAULT.format(one.field) for one in casts if one.reason]
    columns["has_fault"] = " or ".join(faults) or "false"
    columns |= {"file_no": str(file_no), "line_no": "line_no"}
    return ", ".join(f"{sql} as {name}" for name, sql in columns.items())


def _key(table: str, columns: dict[str, str], file_no: int) -> str:
    """Rows without an id of their own get one: people by their e-mail, else from where they stand.

    Ids stand in addresses of pages, so that an e-mail is hashed.
    """
    mail = columns.get("email") if table in ("leads", "contacts") else None
    place = f"concat('file {file_no} line ', line_no)"
    return f"coalesce({columns.get(KEYS[table], 'null')}, mail_id({mail or 'null'}), {place})"


def _only_where(raw: Raw, feed: Feed, values: Values) -> str:
    conditions = ["true"]
    for name, accepted in feed.only_where.items():
        text = f"not_blank_value(half_width({raw.column(name)}))"
        among = ", ".join(values.bind(value) for value in accepted)
        conditions.append(f"{text} in ({among})" if accepted else f"{text} is not null")
    return " and ".join(conditions)


def _keep_rejected(one: Feeding) -> None:
    """Values that are there and could not be cast; most columns have none, so count first."""
    table = staged(one.feed.table)
    any_fault = f"select count(*) from {table} where has_fault and file_no = {one.file_no}"
    if one.run(any_fault).fetchall() == [(0,)]:
        return
    checked = [cast for cast in one.casts if cast.reason]
    counts = ", ".join(f"count(*) filter (where {FAULT.format(c.field)})" for c in checked)
    found = one.run(f"select {counts} from ({one.lines(checked)})").fetchall()[0]
    for cast in (cast for cast, count in zip(checked, found, strict=True) if count):
        one.run(
            f"insert into rejected_values select {one.file_no}, line_no, "
            f"{one.header(cast.field)}, t_{cast.field}, {cast.why(one.values)} "
            f"from ({one.lines([cast])}) where {FAULT.format(cast.field)}"
        )


def _note_casts(one: Feeding) -> None:
    """How often a value was read in a way worth saying."""
    for cast in (cast for cast in one.casts if cast.topic):
        one.run(
            f"insert into notes select {one.values.bind(cast.topic)}, "
            f"{one.values.bind(one.feed.table)}, count(*) from ({one.lines([cast])}) "
            f"where {cast.noted} having count(*) > 0"
        )


def _is_told_by_campaign(feed: Feed) -> bool:
    """Whether what a row is stands with the campaign that it names, not in words of its own."""
    return "campaign_id" in feed.rules and not {"activity_type", "actor"} & set(feed.rules)


def _note_activities(one: Feeding) -> None:
    """How often an actor was derived from the type; actors of no known spelling are rejected."""
    written = [cast for cast in one.casts if cast.field in ("actor", "activity_type")]
    given = {cast.field: f"v_{cast.field}" for cast in written}
    lines = (
        f"select line_no, {given.get('actor', 'null::varchar')} as written_actor, "
        f"{given.get('activity_type', 'null::varchar')} as written_type "
        f"from ({one.lines(written)})"
    )
    one.run(
        "create or replace temp table spelled as "
        f"select written_actor, written_type, count(*) as count_rows from ({lines}) group by all"
    )
    if note_actors(one.connection):
        one.run(
            f"insert into rejected_values select {one.file_no}, line_no, {one.header('actor')}, "
            f"written_actor, 'is none of sales, marketing and lead' "
            f"from ({lines}) where {UNKNOWN_ACTOR}"
        )


def refuse_left_out(
    connection: duckdb.DuckDBPyConnection, raw: Raw, file_feeds: list[Feed], file_no: int
) -> None:
    """Lines that the mapping wants for no table: said, as everything else that is not loaded."""
    if not all(feed.only_where for feed in file_feeds):
        return
    values = Values()
    wanted = " or ".join(f"({_only_where(raw, feed, values)})" for feed in file_feeds)
    insert = (
        f"insert into rejected_lines select {file_no}, {raw.line_no}, null, "
        f"'left out by only_where of the mapping' from {raw.table} "
        f"where not coalesce({wanted}, false)"
    )
    connection.execute(insert, values.named_in(insert))


def _note_file(one: Feeding, file: Sheet) -> None:
    feed, raw = one.feed, one.raw
    used = {rule.column for rule in feed.rules.values()} | set(feed.only_where)
    unused = [name for name in raw.header if name not in used]
    one.connection.execute(
        f"""
        insert into files
        select $file_no, $name, $table, $delimiter,
            (select count(*) from {raw.table})
            + (select count(*) from rejected_lines where file_no = $file_no),
            null, null, $unused, $is_derived, $size
        """,
        {
            "file_no": one.file_no, "name": file.name, "table": feed.table, "unused": unused,
            "delimiter": file.delimiter, "is_derived": feed.is_derived, "size": file.size_bytes,
        },
    )  # fmt: skip
