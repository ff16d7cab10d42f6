"""The bands of tests/bench_rules.toml in Polars: 5 x 5, counts within days, points that fade."""

from datetime import timedelta

import polars as pl
from polars import col

HOUR_US = 3_600_000_000
HALF_LIFE_US = 30 * 86_400_000_000
POINTS = {
    "inquiry": 30, "price_page_view": 15, "download": 15, "seminar": 10, "email_click": 2,
    "page_view": 2,
}  # fmt: skip


def potential() -> pl.Expr:
    """The potential band of a lead."""
    revenue, employees = col("annual_revenue"), col("employees")
    title = col("job_title").str.to_lowercase()
    is_maker = col("industry").str.to_lowercase().is_in(["software", "machinery", "chemicals"])
    is_large = (revenue >= 2e9).fill_null(False) | (employees >= 300).fill_null(False)
    is_chief = title.str.contains("部長", literal=True) | title.str.contains(
        "director", literal=True
    )
    return (
        pl.when(revenue >= 5e10).then(pl.lit("S"))
        .when((revenue >= 1e10).fill_null(False) | (employees >= 1000).fill_null(False))
        .then(pl.lit("A"))
        .when(is_large & is_maker).then(pl.lit("B"))
        .when((employees >= 50).fill_null(False) | is_chief).then(pl.lit("C"))
        .when(revenue.is_null()).then(pl.lit("not scored"))
        .otherwise(pl.lit("D"))
    )  # fmt: skip


def counts(touches: pl.LazyFrame, key: str) -> pl.LazyFrame:
    """Touches per key within days, and points with a half-life."""
    kind, age = col("activity_type"), col("seen_at") - col("occurred_at")
    worth = kind.replace_strict(POINTS, default=0, return_dtype=pl.Float64)
    lives = age.dt.total_microseconds() / HALF_LIFE_US
    is_close = kind.is_in(["price_page_view", "download"])
    return touches.group_by(key).agg(
        ((kind == "inquiry") & (age <= timedelta(days=60))).any().alias("inquiry"),
        (is_close & (age <= timedelta(days=90))).sum().alias("close"),
        (age <= timedelta(days=180)).any().alias("any"),
        (worth * pl.lit(0.5).pow(lives)).sum().round(6).alias("points"),
    )


def intent() -> pl.Expr:
    """The intent band, from the touches joined to a row."""
    return (
        pl.when(col("inquiry").fill_null(False) | (col("points") >= 40)).then(pl.lit("Now"))
        .when(col("close") >= 2).then(pl.lit("Soon"))
        .when(col("points") >= 15).then(pl.lit("Warm"))
        .when(col("any")).then(pl.lit("Cool"))
        .otherwise(pl.lit("Cold"))
    )  # fmt: skip


def sla_us() -> pl.Expr:
    """How long sales has for each handover, on the business clock."""
    is_now = col("intent") == "Now"
    return (
        pl.when(is_now & (col("potential") == "S")).then(4 * HOUR_US)
        .when(is_now & (col("potential") == "A")).then(8 * HOUR_US)
        .otherwise(16 * HOUR_US)
    )  # fmt: skip


def is_excluded() -> pl.Expr:
    """Whether each lead counts for nobody."""
    return col("excluded_reason").is_not_null() | (col("score") < 3).fill_null(False)
