"""Random small companies for the tests with hypothesis: leads, and what happened to them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from data.load import load
from queries import Dataset
from tests.conftest import write_csv

TOKYO = ZoneInfo("Asia/Tokyo")
Row = dict[str, Any]
Life = tuple[Row, list[Row], list[Row], list[Row], list[Row]]

# Few days and few times, so that stamps often meet: on one day, at a deadline, at a handover.
# Golden Week (29 April, 3 to 6 May 2026), a month around it, and one later handover.
DAYS = [
    *(date(2026, 4, day) for day in (1, 2, 3, 6, 24, 27, 28, 29, 30)),
    *(date(2026, 5, day) for day in (1, 2, 6, 7, 8, 11, 27)),
    date(2026, 7, 1),
]
TIMES = [time(0), time(8, 30), time(9), time(10), time(10, 0, 1), time(18), time(21, 15)]
OWNERS = ["Aoki", "Mori", "Ōta"]
SALES_TYPES = ["call", "meeting", "automatic_email", "bulk_update"]
TOUCH_TYPES = ["download", "inquiry", "seminar"]

days = st.sampled_from(DAYS)
moments = st.builds(datetime.combine, days, st.sampled_from(TIMES))
stamps = moments | days  # a day stands for itself: a stamp that is date-only
maybe_stamps = st.none() | stamps
accounts = st.sampled_from([None, "C1", "C2", "C3"])
owners = st.sampled_from([None, *OWNERS])


@dataclass
class Company:
    """Rows of the four tables; times are local, as a file would give them."""

    leads: list[Row] = field(default_factory=list)
    handovers: list[Row] = field(default_factory=list)
    activities: list[Row] = field(default_factory=list)
    deals: list[Row] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        for table, rows in vars(self).items():
            if rows:
                write_csv(folder / f"{table}.csv", rows)

    def load(self, folder: Path) -> Dataset:
        self.write(folder)
        load([folder], folder / "datasets")
        return Dataset.current(folder / "datasets")

    def for_the_oracle(self) -> dict[str, list[Row]]:
        return {
            "leads": self.leads,
            "handovers": [_with_moments(row) for row in self.handovers],
            "activities": [_with_moments(row) for row in self.activities],
            "deals": [
                _with_moments(row) | {"is_closed": row["deal_stage"] in ("won", "lost")}
                for row in self.deals
            ],
        }


def to_utc(local: datetime | date) -> datetime:
    """A local stamp as a moment; a day is its start."""
    moment = local if isinstance(local, datetime) else datetime.combine(local, time())
    return moment.replace(tzinfo=TOKYO).astimezone(UTC)


def _with_moments(row: Row) -> Row:
    """A row as the oracle reads it: moments with a zone, and a flag where only the day is known."""
    read = dict(row)
    for column, value in row.items():
        if isinstance(value, date):  # a datetime is one, too
            flag = "is_date_only" if column == "occurred_at" else f"{column}_is_date_only"
            read |= {column: to_utc(value), flag: not isinstance(value, datetime)}
    return read


handovers = st.fixed_dictionaries(
    {"handed_over_at": stamps, "owner_name": owners, "rejected_at": st.none() | maybe_stamps}
)
activities = st.fixed_dictionaries(
    {
        "activity_type": st.sampled_from(SALES_TYPES),
        "actor": st.sampled_from(["sales", "sales", "marketing"]),
        "performed_by": owners,
        "occurred_at": maybe_stamps,
    }
)
touches = st.fixed_dictionaries(
    {
        "activity_type": st.sampled_from(TOUCH_TYPES),
        "actor": st.just("lead"),
        "occurred_at": stamps,
        "outcome": st.sampled_from([None, "Asked", "asked", "left"]),
        "subject": st.sampled_from([None, "White Paper", "prices"]),
    }
)
deals = st.fixed_dictionaries(
    {
        "created_at": maybe_stamps,
        "closed_at": maybe_stamps,
        "deal_stage": st.sampled_from(["proposal", "won", "lost"]),
    }
)
leads = st.fixed_dictionaries(
    {
        "account_id": accounts,
        "owner_name": owners,
        "excluded_reason": st.sampled_from([None, None, None, "competitor"]),
        "created_at": maybe_stamps,
        "annual_revenue": st.sampled_from([None, 0, 5, 10, 20]),
        "employees": st.sampled_from([None, 5, 10]),
        "industry": st.sampled_from([None, "food", "Food & Drink"]),
    }
)
lives = st.tuples(
    leads,
    st.lists(handovers, max_size=3),
    st.lists(activities, max_size=3),
    st.lists(touches, max_size=2),
    st.lists(deals, max_size=2),
)


def _company(lives: list[Life], account_deals: list[Row]) -> Company:
    company = Company()
    for number, (lead, handed_over, done, touched, dealt) in enumerate(lives):
        key = {"lead_id": f"L{number}"}
        company.leads.append(key | lead)
        company.handovers += [key | row for row in handed_over]
        company.activities += [key | row for row in (*done, *touched)]
        company.deals += [key | {"account_id": None} | row for row in dealt]
    company.deals += account_deals
    for table, column in (("handovers", "handover_id"), ("deals", "deal_id")):
        for number, row in enumerate(getattr(company, table)):
            row[column] = f"{column[0].upper()}{number:03}"
    return company


account_deals = st.lists(
    st.tuples(st.sampled_from(["C1", "C2", "C3"]), deals).map(
        lambda pair: {"lead_id": None, "account_id": pair[0]} | pair[1]
    ),
    max_size=6,
)
companies = st.builds(_company, st.lists(lives, min_size=20, max_size=40), account_deals)


def examples(count: int) -> settings:
    """Few examples of many leads each: a load costs the same for one lead and for forty."""
    return settings(
        max_examples=max(count // 2, 2),  # forty leads each: the whole run has ten minutes
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # shrinking would load hundreds of times
    )


@contextmanager
def loaded(company: Company) -> Iterator[Dataset]:
    with tempfile.TemporaryDirectory() as folder:
        yield company.load(Path(folder))
