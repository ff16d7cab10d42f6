"""What this data lacks, counted: each gap with the rows that lack it."""

from dataclasses import dataclass, replace
from typing import Any

import duckdb

from data.definition import Definition
from data.report.gap_rules import ROWS, GapRule, gap_rules


@dataclass(frozen=True)
class Gap:
    """So many rows of some that lack what numbers need."""

    rule: GapRule
    count: int
    whole: int

    @property
    def is_whole(self) -> bool:
        """Whether every row lacks it."""
        return self.count == self.whole


def read_gaps(
    connection: duckdb.DuckDBPyConnection, definition: Definition, time_zone: str
) -> list[Gap]:
    """Every gap that weakens a number by a definition, the first rules first."""
    rules = [rule for rule in gap_rules(definition) if _is_needed(connection, rule)]
    counted: dict[GapRule, Gap] = {}
    for table in ROWS:
        counted |= _counted(connection, [one for one in rules if one.rows == table], time_zone)
    gaps = _told_once([counted[rule] for rule in dict.fromkeys(rules)])
    return [gap for gap in gaps if gap.count and gap.count >= gap.rule.least * gap.whole]


def _told_once(gaps: list[Gap]) -> list[Gap]:
    """Types of which no touch is are named in one sentence, in the place of the first."""
    types = [gap for gap in gaps if gap.rule.kind]
    if not types:
        return gaps
    first = types[0]
    rule = replace(first.rule, names=tuple(gap.rule.kind for gap in types))
    others = [gap for gap in gaps if gap is first or gap not in types]
    return [replace(first, rule=rule) if gap is first else gap for gap in others]


def _is_needed(connection: duckdb.DuckDBPyConnection, rule: GapRule) -> bool:
    values = {"kind": rule.kind} if rule.kind else {}
    return rule.needs == "true" or connection.execute(
        f"select {rule.needs}", values
    ).fetchall() == [(True,)]


def _counted(
    connection: duckdb.DuckDBPyConnection, rules: list[GapRule], time_zone: str
) -> dict[GapRule, Gap]:
    """All rules of a table in one pass."""
    if not rules:
        return {}
    counts = ", ".join(
        f"count(*) filter (where {rule.among}), "
        f"count(*) filter (where ({rule.among}) and ({rule.lacks}))"
        for rule in rules
    )
    sql = f"select {counts} from {ROWS[rules[0].rows]}"
    (found,) = connection.execute(sql, _values(sql, time_zone)).fetchall()
    pairs = zip(found[::2], found[1::2], strict=True)
    return {rule: Gap(rule, part, whole) for rule, (whole, part) in zip(rules, pairs, strict=True)}


# What a list shows of each row; each names its lead, so that it can be opened.
LISTS = {
    "leads": """
        select lead_id, company_name, lead_name, created_at, source, owner_name, file_name, line_no
        from {chosen} as own
    """,
    "handovers": """
        select own.lead_id, own.company_name, leads.lead_name, own.handed_over_at,
            own.charged as owner_name, own.charged_team as team_name, file_name, recorded.line_no
        from {chosen} as own
        inner join handovers as recorded using (handover_id)
        inner join leads on leads.lead_id = own.lead_id
    """,
    "activities": """
        select own.lead_id, leads.company_name, leads.lead_name, own.occurred_at,
            own.activity_type, own.performed_by, file_name, own.line_no
        from {chosen} as own
        inner join leads on leads.lead_id = own.lead_id
    """,
    "deals": """
        select own.lead_id, leads.company_name, leads.lead_name, own.deal_id, own.created_at,
            own.deal_stage, own.amount, file_name, own.line_no
        from {chosen} as own
        left join leads on leads.lead_id = own.lead_id
    """,
}
Answer = tuple[list[str], list[tuple[Any, ...]]]


def gap_rows(
    connection: duckdb.DuckDBPyConnection, rule: GapRule, time_zone: str, most: int | None = None
) -> Answer:
    """The rows that lack it, in the order of reading: columns, and all rows or so many."""
    chosen = f"(select * from {ROWS[rule.rows]} where ({rule.among}) and ({rule.lacks}))"
    place = "recorded" if rule.rows == "handovers" else "own"
    sql = f"""
        {LISTS[rule.rows].format(chosen=chosen)}
        left join (select distinct file_no, file_name from files) as files
            on files.file_no = {place}.file_no
        order by {place}.file_no, {place}.line_no limit $most
    """
    result = connection.execute(sql, {"most": most} | _values(sql, time_zone))
    return [column[0] for column in result.description or []], result.fetchall()


def _values(sql: str, time_zone: str) -> dict[str, str]:
    return {"time_zone": time_zone} if "$time_zone" in sql else {}
