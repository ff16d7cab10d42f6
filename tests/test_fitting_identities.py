"""Whatever the exports hold: no row is lost, and the order of the files changes nothing."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from data.load import load
from tests.exports import HANDED_ON_CREATION, csv_of, source_of
from tests.stories import examples

SOME = 5
FEW = examples(4)
Rows = dict[str, list[dict[str, Any]]]


def ids(prefix: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *(f"{prefix}{n}" for n in range(SOME))])


MAILS = st.sampled_from(["", "a@x.jp", "A@x.jp", "b@x.jp", "none"])
COMPANIES = st.sampled_from(["", "GTX", "GTX Inc.", "株式会社デモ", "デモ"])
FLAGS = st.sampled_from(["", "true", "false"])
TIMES = st.integers(1, 28).map("2026-01-{:02} 10:00".format) | st.just("")


def unique(rows: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Rows with a key of their own, and none without one."""
    return [row | {key: f"{row[key][0]}{n}"} for n, row in enumerate(rows) if row[key]]


def several(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=SOME)


@st.composite
def exports(draw: st.DrawFn) -> Rows:
    leads = draw(several(
        lead_id=ids("L"), email=MAILS, company_name=COMPANIES, converted_contact_id=ids("C"),
        converted_deal_id=ids("D"), deal_ids=ids("D"), is_deleted=FLAGS, owner_id=ids("U"),
    ))  # fmt: skip
    # Each created at another time: of two at once, the first file's stands.
    leads = [row | {"created_at": f"2026-01-{n + 1:02}"} for n, row in enumerate(leads)]
    contacts = draw(several(contact_id=ids("C"), email=MAILS, account_id=ids("A")))
    contacts = [row | {"created_at": f"2026-02-{n + 1:02}"} for n, row in enumerate(contacts)]
    accounts = draw(several(account_id=ids("A"), company_name=COMPANIES))
    found: Rows = {
        "leads": [{"lead_id": "L-known"}, *unique(leads, "lead_id")],
        "contacts": unique(contacts, "contact_id"),
        "accounts": unique(accounts, "account_id"),
        "deals": unique(draw(several(
            deal_id=ids("D"), lead_id=ids("L"), contact_ids=ids("C"), account_id=ids("A"),
            company_name=COMPANIES, email=MAILS,
        )), "deal_id"),
        "activities": draw(several(
            person_id=ids("C") | ids("L"), about_id=ids("D") | ids("A"), email=MAILS,
            occurred_at=TIMES, is_done=FLAGS,
        )),
        "changes": draw(several(
            lead_id=ids("L"), field=st.just("Status"), changed_at=TIMES,
            new_value=st.sampled_from(["New", "MQL"]),
        )),
    }  # fmt: skip
    return {table: rows for table, rows in found.items() if rows}


def loaded(files: Rows, order: list[str], sql: list[str]) -> list[list[tuple[Any, ...]]]:
    """What a load of the files, in this order, answers."""
    with TemporaryDirectory() as folder:
        mapping = Path(folder, "mapping.toml")
        sources = [source_of(table, "Some CRM", HANDED_ON_CREATION) for table in files]
        mapping.write_text("".join(sources), encoding="utf-8")
        paths = []
        for table in order:
            paths.append(Path(folder, f"{table}.csv"))
            paths[-1].write_text(csv_of(table, files[table]), encoding="utf-8")
        path = load(paths, Path(folder, "datasets"), mapping_path=mapping)
        with duckdb.connect(str(path), read_only=True) as connection:
            return [connection.execute(one).fetchall() for one in sql]


STANDS = """
    select {0} as table_name, file_no, line_no from {1}
    union all select table_name, file_no, line_no from unlinked_rows where table_name = {0}
    union all select table_name, file_no, line_no from merged_rows where table_name = {0}
"""


@FEW
@given(exports())
def test_every_row_ends_in_exactly_one_place(files: Rows) -> None:
    order = list(files)
    people = """
        select 'people', file_no, line_no from leads
        union all from (from merged_rows union all from unlinked_rows)
            select table_name, file_no, line_no where table_name in ('leads', 'contacts')
    """
    others = [STANDS.format(f"'{table}'", table) for table in ("deals", "activities")]
    found = loaded(files, order, [people, *others, "from rejected_lines"])
    assert found[3] == []
    places = Counter((file, line) for rows in found[:3] for *_, file, line in rows)
    expected = {
        (order.index(table) + 1, line)
        for table in ("leads", "contacts", "deals", "activities")
        for line in range(2, 2 + len(files.get(table, [])))
    }
    assert set(places) == expected
    assert set(places.values()) <= {1}


SAME = [
    "select lead_id, email, company_name, owner_name from leads order by all",
    "select deal_id, lead_id from deals order by all",
    "select lead_id, occurred_at from activities order by all",
    "select lead_id, handed_over_at from handovers order by all",
    "select table_name, reason, count(*) from unlinked_rows group by all order by all",
    "select table_name, lead_id, reason, count(*) from merged_rows group by all order by all",
]


@FEW
@given(exports())
def test_the_order_of_the_files_changes_nothing(files: Rows) -> None:
    assert loaded(files, list(files), SAME) == loaded(files, list(files)[::-1], SAME)
