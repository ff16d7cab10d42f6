"""What changed in the leads from one dataset to another."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from data import dataset, schema
from data.errors import DatasetError

Which = Literal["added", "gone", "changed"]
Answer = tuple[list[str], list[tuple[Any, ...]]]
FIELDS = tuple(name for name in schema.fields("leads") if name != "lead_id")
BOTH = "from dataset.leads as now inner join earlier.leads as old using (lead_id)"


@dataclass(frozen=True)
class Changes:
    """How many leads came, went and changed, and in which fields."""

    before: str  # the name of the earlier dataset
    leads_before: int
    leads: int
    added: int
    gone: int
    changed: int
    by_field: dict[str, int]


def why_not_compared(path: Path, earlier: Path | None) -> str:
    """Why two datasets can't be compared, in plain words; empty where they can."""
    if earlier is None:
        return "There is no dataset before this one to compare with."
    try:
        samples = [_is_sample(one) for one in (path, earlier)]
    except DatasetError as error:
        return f"The dataset before can't be compared: {error}"
    if samples[0] != samples[1]:
        return "One of the two datasets is the made-up sample: they are not compared."
    return ""


def read_changes(path: Path, earlier: Path) -> Changes:
    """Count what changed, in one pass over both."""
    differs = [_differs(name) for name in FIELDS]
    counts = ", ".join(f"count(*) filter (where {one})" for one in (" or ".join(differs), *differs))
    with _both(path, earlier) as connection:
        ((leads_before, leads),) = connection.execute(
            "select (select count(*) from earlier.leads), (select count(*) from dataset.leads)"
        ).fetchall()
        ((stayed, changed, *each),) = connection.execute(
            f"select count(*), {counts} {BOTH}"
        ).fetchall()
    by_field = {name: count for name, count in zip(FIELDS, each, strict=True) if count}
    ordered = dict(sorted(by_field.items(), key=lambda one: -one[1]))
    added, gone = leads - stayed, leads_before - stayed
    return Changes(earlier.name, leads_before, leads, added, gone, changed, ordered)


def changed_leads(
    path: Path, earlier: Path, which: Which, field: str = "", most: int | None = None
) -> Answer:
    """The leads that came, went or changed (in one field, or in any): all, or so many."""
    sql = {"added": ADDED, "gone": GONE, "changed": _changed(field)}[which]
    with _both(path, earlier) as connection:
        result = connection.execute(f"{sql} limit $most", {"most": most})
        return [column[0] for column in result.description or []], result.fetchall()


ADDED = """
    select lead_id, company_name, lead_name, created_at, source, owner_name, status
    from dataset.leads where lead_id not in (select lead_id from earlier.leads)
    order by created_at desc, lead_id
"""
# No company_name: a list with it opens the page of each lead, and these have none any more.
GONE = """
    select lead_id, company_name as company_before, created_at, source, owner_name, status
    from earlier.leads where lead_id not in (select lead_id from dataset.leads)
    order by created_at desc, lead_id
"""


def _changed(field: str) -> str:
    chosen = [name for name in FIELDS if name == field] or list(FIELDS)
    names = ", ".join(f"case when {_differs(name)} then '{name}' end" for name in chosen)
    values = (
        ""
        if len(chosen) > 1
        else f", old.{field}::varchar as value_before, now.{field}::varchar as value"
    )
    return f"""
        select lead_id, now.company_name, now.lead_name,
            concat_ws(', ', {names}) as fields_changed{values}
        {BOTH} where {" or ".join(map(_differs, chosen))} order by lead_id
    """


def _differs(name: str) -> str:
    return f"now.{name} is distinct from old.{name}"


@contextmanager
def _both(path: Path, earlier: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with dataset.attach(path, earlier=earlier) as connection:
        yield connection


def _is_sample(path: Path) -> bool:
    with dataset.attach(path) as connection:
        return dataset.read_settings(dataset.cursor(connection), path)["is_sample"] == "true"
