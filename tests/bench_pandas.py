"""The grid and the rates of the shipped definition in pandas, to compare the time with."""

import sys
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd

DAY = pd.Timedelta(days=1)
HOUR_US = 3_600_000_000
ASKED = ["annual_revenue", "employees", "score", "industry", "job_title", "excluded_reason"]
Frames = dict[str, pd.DataFrame]


def potential(facts: pd.DataFrame) -> pd.Series:
    """The potential band of each lead."""
    revenue, employees = facts["annual_revenue"], facts["employees"]
    bands = [
        revenue.isna() & employees.isna(),
        (revenue >= 1e10) | (employees >= 1000),
        (revenue >= 2e9) | (employees >= 300),
    ]
    return pd.Series(np.select(bands, ["not scored", "A", "B"], "C"), index=facts.index)


def intent(touches: pd.DataFrame, key: str, keys: pd.Series) -> pd.Series:
    """The intent band of each key, from its touches within 90 days."""
    touches = touches[touches["seen_at"] - touches["occurred_at"] <= 90 * DAY]
    kind = touches["activity_type"]
    counts = (
        pd.DataFrame({
            key: touches[key],
            "inquiry": kind == "inquiry",
            "price": kind == "price_page_view",
            "download": kind == "download",
            "warm": kind.isin(["download", "seminar"]),
            "any": True,
        })
        .groupby(key).sum().reindex(keys).fillna(0).astype(int)
    )  # fmt: skip
    is_hot = (counts["inquiry"] >= 1) | ((counts["price"] >= 1) & (counts["download"] >= 1))
    bands = [is_hot, counts["warm"] >= 1, counts["any"] >= 1]
    found = np.select(bands, ["Hot", "Warm", "Cool"], "not scored")
    return pd.Series(found, index=keys.index)


def sla_us(rows: pd.DataFrame) -> Any:
    """How long sales has for each handover, on the business clock."""
    is_hottest = (rows["potential"] == "A") & (rows["intent"] == "Hot")
    return np.where(is_hottest, 4, 18) * HOUR_US


def is_excluded(facts: pd.DataFrame) -> Any:
    """Whether each lead counts for nobody."""
    return facts["excluded_reason"].notna().to_numpy()


SHIPPED = sys.modules[__name__]


def readings(frames: Frames, rows: pd.DataFrame) -> pd.Series:
    """The business clock at each handover, in microseconds."""
    days = frames["calendar_days"].set_index("local_day")
    day = days.loc[rows["handed_over_on"]].reset_index()
    passed = (rows["handed_over_at"].reset_index(drop=True) - day["opens_at"]) // pd.Timedelta(
        "1us"
    )
    open_us = np.clip(passed, 0, day["open_seconds"] * 1_000_000)
    return pd.Series((day["reading_before"] * 1_000_000 + open_us).to_numpy(), index=rows.index)


def merged(facts: pd.DataFrame, as_of: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Counted handovers, and the recorded ones with the counted one of each."""
    seen = facts[facts["handed_over_at"] <= as_of].sort_values("handover_no")
    since = seen["us_since_previous"]
    is_first = since.isna() | (since >= 30 * 86_400_000_000)
    seen = seen.assign(counted_no=seen["handover_no"].where(is_first).ffill().astype("int64"))
    counted = seen[is_first].copy()
    owners = seen.groupby("counted_no")["owner_name"].last()
    counted["owner_name"] = counted["handover_no"].map(owners).fillna(counted["lead_owner_name"])
    has_next = counted["lead_no"].shift(-1) == counted["lead_no"]
    counted["next_at"] = counted["handed_over_at"].shift(-1).where(has_next)
    return seen, counted


def deals(frames: Frames, counted: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Deals with the lead that each belongs to."""
    accounts = frames["account_deals"].merge(counted[["lead_no", "handed_over_at"]], on="lead_no")
    accounts = accounts[accounts["handed_over_at"] <= accounts["created_until_at"]]
    accounts = accounts.sort_values(["handed_over_at", "lead_id"], ascending=[False, True])
    owner = accounts.drop_duplicates("deal_id").set_index("deal_id")["lead_no"]
    found = frames["deal_facts"]
    found = found[found["created_at"].isna() | (found["created_at"] <= as_of)].copy()
    found["lead_no"] = found["lead_no"].fillna(found["deal_id"].map(owner))
    closed = found["closed_at"]
    found["is_won"] = found["is_won"] & (closed.isna() | (closed <= as_of))
    return found[found["lead_no"].notna()]


def first_deals(counted: pd.DataFrame, found: pd.DataFrame) -> pd.Series:
    """When the first deal of each handover counts."""
    pairs = counted[["handover_no", "lead_no", "handed_over_at", "next_at"]].merge(
        found[["lead_no", "created_at", "created_until_at", "closed_until_at"]], on="lead_no"
    )
    handed, until = pairs["handed_over_at"], pairs["created_until_at"]
    at = pairs["created_at"].where(pairs["created_at"] > handed, handed)
    is_later = (until >= handed) & (pairs["next_at"].isna() | (at < pairs["next_at"]))
    closed = pairs["closed_until_at"]
    was_open = (until < handed) & (closed.isna() | (closed >= handed))
    return at[is_later | was_open].groupby(pairs["handover_no"]).min()


def first_rejections(seen: pd.DataFrame, counted: pd.DataFrame, as_of: pd.Timestamp) -> pd.Series:
    """When each handover was first rejected."""
    rows = seen.loc[
        seen["rejected_at"] <= as_of, ["counted_no", "rejected_at", "rejected_until_at"]
    ]
    pairs = rows.merge(
        counted[["handover_no", "handed_over_at", "next_at"]],
        left_on="counted_no", right_on="handover_no",
    )  # fmt: skip
    handed = pairs["handed_over_at"]
    at = pairs["rejected_at"].where(pairs["rejected_at"] > handed, handed)
    is_in = (pairs["rejected_until_at"] >= handed) & (
        pairs["next_at"].isna() | (at < pairs["next_at"])
    )
    return at[is_in].groupby(pairs["counted_no"]).min()


def verdicts(
    frames: Frames, as_of: pd.Timestamp, slot_us: int, rules: ModuleType = SHIPPED
) -> tuple[pd.DataFrame, Any]:
    """Every counted handover with its cell and verdict, and the deals of leads."""
    seen, rows = merged(frames["handover_facts"], as_of)
    leads = frames["lead_facts"].set_index("lead_no")
    own = leads.loc[rows["lead_no"], ASKED]
    rows["potential"] = rules.potential(own).to_numpy()
    touches = frames["handover_touches"]
    rows["intent"] = rules.intent(touches, "handover_no", rows["handover_no"])
    reading = readings(frames, rows) + rules.sla_us(rows)
    number = (reading - 1) // slot_us
    starts = frames["business_slots"].set_index("slot_no")["starts_at"]
    rest = pd.to_timedelta(reading - number * slot_us, unit="us")
    rows["deadline_at"] = number.map(starts) + rest
    firsts = frames["first_activities"]
    firsts = firsts[firsts["actor"] == "sales"]
    quiet = ["automatic_email", "bulk_email", "bulk_update"]
    firsts = firsts[(firsts["first_at"] <= as_of) & ~firsts["activity_type"].isin(quiet)]
    counted = firsts["handover_no"].map(seen.set_index("handover_no")["counted_no"])
    found = deals(frames, rows, as_of)
    rows["activity_at"] = rows["handover_no"].map(firsts["first_at"].groupby(counted).min())
    rows["deal_at"] = rows["handover_no"].map(first_deals(rows, found))
    rows["rejected_at"] = rows["handover_no"].map(first_rejections(seen, rows, as_of))
    excluded = rules.is_excluded(own)
    cases = {
        "excluded": excluded,
        "converted": rows["deal_at"].notna(),
        "rejected": rows["rejected_at"].notna(),
        "followed_up": rows["activity_at"] <= rows["deadline_at"],
        "followed_up_late": rows["activity_at"].notna(),
        "waiting": rows["deadline_at"] >= as_of,
        "unassigned": rows["owner_name"].isna(),
    }
    rows["verdict"] = np.select(list(cases.values()), list(cases), "ignored")
    logged = rows.merge(
        frames["owner_first_activities"], on=["handover_no", "owner_name"], how="left"
    )
    latest = (rows["deadline_at"] + 30 * DAY).clip(upper=as_of)
    is_logged = logged["first_at"].to_numpy() <= latest.to_numpy()
    rows["is_sure"] = (rows["verdict"] == "ignored") & is_logged
    rows["is_due"] = ~rows["verdict"].isin(["excluded", "waiting", "unassigned"])
    responses = rows[["activity_at", "deal_at", "rejected_at"]].min(axis=1)
    rows["is_missed"] = rows["is_due"] & ~(responses <= rows["deadline_at"])
    return rows, found


def rates(frames: Frames, as_of: pd.Timestamp, slot_us: int) -> list[int]:
    """Handovers, due, ignored, sure, missed the SLA, converted."""
    rows, _ = verdicts(frames, as_of, slot_us)
    counts = rows["verdict"].value_counts()
    sums = rows[["is_due", "is_sure", "is_missed"]].sum()
    return [
        len(rows), int(sums["is_due"]), int(counts["ignored"]), int(sums["is_sure"]),
        int(sums["is_missed"]), int(counts["converted"]),
    ]  # fmt: skip


def groups(frames: Frames, as_of: pd.Timestamp, slot_us: int) -> list[tuple[Any, ...]]:
    """Per owner: due handovers, and how many of them missed the SLA."""
    rows, _ = verdicts(frames, as_of, slot_us)
    due = rows[rows["is_due"]]
    counts = due.groupby("owner_name", dropna=False)["is_missed"].agg(["size", "sum"])
    found = [(own if isinstance(own, str) else None, int(n), int(x))
             for own, n, x in counts.itertuples(name=None)]  # fmt: skip
    return sorted(found, key=lambda row: (-row[2], row[0] or "~"))


def grid(
    frames: Frames, as_of: pd.Timestamp, slot_us: int, rules: ModuleType = SHIPPED
) -> list[tuple[Any, ...]]:
    """Per cell: leads, handovers, due, converted, ignored, sure, leads with a deal, won ones."""
    rows, found = verdicts(frames, as_of, slot_us, rules)
    leads = frames["lead_facts"]
    seen_from = leads["seen_from_at"]
    leads = leads.loc[seen_from <= as_of, ["lead_no", *ASKED]].copy()
    touches = frames["touch_facts"]
    touches = touches[touches["occurred_at"] <= as_of].assign(seen_at=as_of)
    last = rows.drop_duplicates("lead_no", keep="last").set_index("lead_no")
    for axis, band in (
        ("potential", rules.potential(leads)),
        ("intent", rules.intent(touches, "lead_no", leads["lead_no"])),
    ):
        leads[axis] = leads["lead_no"].map(last[axis]).fillna(band)
    won = found.groupby("lead_no")["is_won"].max()
    leads["deals"] = leads["lead_no"].isin(won.index)
    leads["won"] = leads["lead_no"].isin(won.index[won])
    cell = ["potential", "intent"]
    left = leads.groupby(cell).agg(
        n=("lead_no", "size"), deals=("deals", "sum"), won=("won", "sum")
    )
    rows["is_converted"] = rows["verdict"] == "converted"
    rows["is_ignored"] = rows["verdict"] == "ignored"
    rows["one"] = 1
    counted = ["one", "is_due", "is_converted", "is_ignored", "is_sure"]
    cells = left.join(rows.groupby(cell)[counted].sum(), how="outer").fillna(0).astype(int)
    cells = cells[["n", *counted, "deals", "won"]].reset_index()
    return sorted(cells.itertuples(index=False, name=None))
