"""The grid and the rates of the shipped definition in Polars, to compare the time with."""

import sys
from datetime import datetime, timedelta
from types import ModuleType
from typing import Any

import polars as pl
from polars import col

Frames = dict[str, pl.DataFrame]
HOUR_US = 3_600_000_000
ASKED = ["annual_revenue", "employees", "score", "industry", "job_title", "excluded_reason"]
QUIET = ["automatic_email", "bulk_email", "bulk_update"]


def potential() -> pl.Expr:
    """The potential band of a lead."""
    revenue, employees = col("annual_revenue"), col("employees")
    return (
        pl.when(revenue.is_null() & employees.is_null()).then(pl.lit("not scored"))
        .when((revenue >= 1e10).fill_null(False) | (employees >= 1000).fill_null(False))
        .then(pl.lit("A"))
        .when((revenue >= 2e9).fill_null(False) | (employees >= 300).fill_null(False))
        .then(pl.lit("B"))
        .otherwise(pl.lit("C"))
    )  # fmt: skip


def counts(touches: pl.LazyFrame, key: str) -> pl.LazyFrame:
    """Touches per key, by what the intent bands ask for."""
    kind = col("activity_type")
    recent = col("seen_at") - col("occurred_at") <= timedelta(days=90)
    return (
        touches.filter(recent)
        .group_by(key)
        .agg(
            (kind == "inquiry").any().alias("inquiry"),
            (kind == "price_page_view").any().alias("price"),
            (kind == "download").any().alias("download"),
            kind.is_in(["download", "seminar"]).any().alias("warm"),
            pl.lit(True).alias("any"),
        )
    )


def intent() -> pl.Expr:
    """The intent band, from the touches joined to a row."""
    return (
        pl.when(col("inquiry") | (col("price") & col("download"))).then(pl.lit("Hot"))
        .when(col("warm")).then(pl.lit("Warm"))
        .when(col("any")).then(pl.lit("Cool"))
        .otherwise(pl.lit("not scored"))
    )  # fmt: skip


def sla_us() -> pl.Expr:
    """How long sales has for each handover, on the business clock."""
    is_hottest = (col("potential") == "A") & (col("intent") == "Hot")
    return pl.when(is_hottest).then(4 * HOUR_US).otherwise(18 * HOUR_US)


def is_excluded() -> pl.Expr:
    """Whether each lead counts for nobody."""
    return col("excluded_reason").is_not_null()


SHIPPED = sys.modules[__name__]


def reading() -> pl.Expr:
    """The business clock at each handover, in microseconds, from its calendar day."""
    passed = (col("handed_over_at") - col("opens_at")).dt.total_microseconds()
    return col("reading_before") * 1_000_000 + passed.clip(0, col("open_seconds") * 1_000_000)


def recorded(frames: Frames, as_of: datetime) -> pl.LazyFrame:
    """Recorded handovers with the counted one that each belongs to."""
    since = col("us_since_previous")
    is_first = since.is_null() | (since >= 30 * 86_400_000_000)
    counted = pl.when(col("is_first")).then(col("handover_no")).forward_fill()
    seen = frames["handover_facts"].lazy().filter(col("handed_over_at") <= as_of)
    return seen.sort("handover_no").with_columns(is_first=is_first).with_columns(counted_no=counted)


def merged(seen: pl.LazyFrame) -> pl.LazyFrame:
    """Counted handovers."""
    owners = (
        seen.filter(col("owner_name").is_not_null())
        .group_by("counted_no").agg(col("owner_name").last().alias("named"))
    )  # fmt: skip
    has_next = col("lead_no").shift(-1) == col("lead_no")
    return (
        seen.filter("is_first")
        .with_columns(next_at=pl.when(has_next).then(col("handed_over_at").shift(-1)))
        .join(owners, left_on="handover_no", right_on="counted_no", how="left")
        .with_columns(owner_name=pl.coalesce("named", "lead_owner_name"))
    )


def deals(frames: Frames, counted: pl.LazyFrame, as_of: datetime) -> pl.LazyFrame:
    """Deals with the lead that each belongs to."""
    owners = (
        frames["account_deals"].lazy()
        .join(counted.select("lead_no", "handed_over_at"), on="lead_no")
        .filter(col("handed_over_at") <= col("created_until_at"))
        .sort(["handed_over_at", "lead_id"], descending=[True, False])
        .group_by("deal_id").agg(col("lead_no").first().alias("account_lead_no"))
    )  # fmt: skip
    closed = col("closed_at")
    return (
        frames["deal_facts"].lazy()
        .filter(col("created_at").is_null() | (col("created_at") <= as_of))
        .join(owners, on="deal_id", how="left")
        .with_columns(
            lead_no=pl.coalesce("lead_no", "account_lead_no"),
            is_won=col("is_won") & (closed.is_null() | (closed <= as_of)),
        )
        .filter(col("lead_no").is_not_null())
    )  # fmt: skip


def first_deals(counted: pl.LazyFrame, found: pl.LazyFrame) -> pl.LazyFrame:
    """When the first deal of each handover counts."""
    handed, until, closed = col("handed_over_at"), col("created_until_at"), col("closed_until_at")
    at = pl.max_horizontal("created_at", "handed_over_at")
    is_later = (until >= handed) & (col("next_at").is_null() | (at < col("next_at")))
    was_open = (until < handed) & (closed.is_null() | (closed >= handed))
    return (
        counted.select("handover_no", "lead_no", "handed_over_at", "next_at")
        .join(
            found.select("lead_no", "created_at", "created_until_at", "closed_until_at"),
            on="lead_no",
        )
        .filter(is_later | was_open)
        .group_by("handover_no").agg(at.min().alias("deal_at"))
    )  # fmt: skip


def first_rejections(seen: pl.LazyFrame, counted: pl.LazyFrame, as_of: datetime) -> pl.LazyFrame:
    """When each handover was first rejected."""
    handed, at = col("handed_over_at"), pl.max_horizontal("rejected_at", "handed_over_at")
    is_in = (col("rejected_until_at") >= handed) & (
        col("next_at").is_null() | (at < col("next_at"))
    )
    return (
        seen.filter(col("rejected_at") <= as_of)
        .select("counted_no", "rejected_at", "rejected_until_at")
        .join(
            counted.select("handover_no", "handed_over_at", "next_at"),
            left_on="counted_no", right_on="handover_no",
        )
        .filter(is_in)
        .group_by(col("counted_no").alias("handover_no")).agg(at.min().alias("rejection_at"))
    )  # fmt: skip


def verdicts(
    frames: Frames, as_of: datetime, slot_us: int, rules: ModuleType = SHIPPED
) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """Every counted handover with its cell and verdict, and the deals of leads."""
    seen = recorded(frames, as_of)
    rows = merged(seen)
    found = deals(frames, rows, as_of)
    touches = frames["handover_touches"].lazy()
    activities = (
        frames["first_activities"].lazy()
        .filter((col("actor") == "sales") & (col("first_at") <= as_of))
        .filter(~col("activity_type").is_in(QUIET))
        .join(seen.select("handover_no", "counted_no"), on="handover_no")
        .group_by(col("counted_no").alias("handover_no"))
        .agg(col("first_at").min().alias("activity_at"))
    )  # fmt: skip
    facts = frames["lead_facts"].lazy()
    days = frames["calendar_days"].lazy().select(
        "local_day", "opens_at", "open_seconds", "reading_before"
    )  # fmt: skip
    rest = col("reading") - col("slot_no") * slot_us
    rows = (
        rows.join(facts.select("lead_no", *ASKED), on="lead_no")
        .join(rules.counts(touches, "handover_no"), on="handover_no", how="left")
        .with_columns(potential=rules.potential(), intent=rules.intent())
        .join(days, left_on="handed_over_on", right_on="local_day", how="left")
        .with_columns(reading=reading() + rules.sla_us())
        .with_columns(slot_no=(col("reading") - 1) // slot_us)
        .join(frames["business_slots"].lazy(), on="slot_no", how="left")
        .with_columns(deadline_at=col("starts_at") + pl.duration(microseconds=rest))
        .join(activities, on="handover_no", how="left")
        .join(first_deals(rows, found), on="handover_no", how="left")
        .join(first_rejections(seen, rows, as_of), on="handover_no", how="left")
        .join(frames["owner_first_activities"].lazy(), on=["handover_no", "owner_name"], how="left")
        .with_columns(verdict=_verdict(as_of, rules))
        .with_columns(**_flags(as_of))
    )
    return rows, found


def _verdict(as_of: datetime, rules: ModuleType) -> pl.Expr:
    return (
        pl.when(rules.is_excluded()).then(pl.lit("excluded"))
        .when(col("deal_at").is_not_null()).then(pl.lit("converted"))
        .when(col("rejection_at").is_not_null()).then(pl.lit("rejected"))
        .when(col("activity_at") <= col("deadline_at")).then(pl.lit("followed_up"))
        .when(col("activity_at").is_not_null()).then(pl.lit("followed_up_late"))
        .when(col("deadline_at") >= as_of).then(pl.lit("waiting"))
        .when(col("owner_name").is_null()).then(pl.lit("unassigned"))
        .otherwise(pl.lit("ignored"))
    )  # fmt: skip


def _flags(as_of: datetime) -> dict[str, pl.Expr]:
    latest = pl.min_horizontal(col("deadline_at") + timedelta(days=30), pl.lit(as_of))
    first = pl.min_horizontal("activity_at", "deal_at", "rejection_at")
    is_due = ~col("verdict").is_in(["excluded", "waiting", "unassigned"])
    return {
        "is_sure": (col("verdict") == "ignored") & (col("first_at") <= latest).fill_null(False),
        "is_due": is_due,
        "is_missed": is_due & ~(first <= col("deadline_at")).fill_null(False),
    }


def rates(frames: Frames, as_of: datetime, slot_us: int) -> list[int]:
    """Handovers, due, ignored, sure, missed the SLA, converted."""
    rows, _ = verdicts(frames, as_of, slot_us)
    sums = [
        pl.len(), col("is_due").sum(), (col("verdict") == "ignored").sum().alias("ignored"),
        col("is_sure").sum(), col("is_missed").sum(),
        (col("verdict") == "converted").sum().alias("converted"),
    ]  # fmt: skip
    return list(rows.select(sums).collect().row(0))


def groups(frames: Frames, as_of: datetime, slot_us: int) -> list[tuple[Any, ...]]:
    """Per owner: due handovers, and how many of them missed the SLA."""
    rows, _ = verdicts(frames, as_of, slot_us)
    due = rows.filter(col("is_due")).group_by("owner_name")
    counts = due.agg(pl.len(), col("is_missed").sum()).collect().rows()
    return sorted(counts, key=lambda row: (-row[2], row[0] or "~"))


def grid(
    frames: Frames, as_of: datetime, slot_us: int, rules: ModuleType = SHIPPED
) -> list[tuple[Any, ...]]:
    """Per cell: leads, handovers, due, converted, ignored, sure, leads with a deal, won ones."""
    rows, found = verdicts(frames, as_of, slot_us, rules)
    touches = (
        frames["touch_facts"].lazy()
        .filter(col("occurred_at") <= as_of).with_columns(seen_at=pl.lit(as_of))
    )  # fmt: skip
    last = rows.filter(col("next_at").is_null()).select(
        "lead_no", placed_potential="potential", placed_intent="intent"
    )
    won = found.group_by("lead_no").agg(col("is_won").any().alias("won"))
    cell = ["potential", "intent"]
    leads = (
        frames["lead_facts"].lazy()
        .filter(col("seen_from_at") <= as_of)
        .join(last, on="lead_no", how="left")
        .join(rules.counts(touches, "lead_no"), on="lead_no", how="left")
        .join(won, on="lead_no", how="left")
        .with_columns(
            potential=pl.coalesce("placed_potential", rules.potential()),
            intent=pl.coalesce("placed_intent", rules.intent()),
        )
        .group_by(cell)
        .agg(pl.len().alias("n"), col("won").count().alias("deals"), col("won").sum())
    )  # fmt: skip
    handovers = rows.group_by(cell).agg(
        pl.len().alias("handovers"), col("is_due").sum(),
        (col("verdict") == "converted").sum().alias("converted"),
        (col("verdict") == "ignored").sum().alias("ignored"), col("is_sure").sum(),
    )  # fmt: skip
    order = [*cell, "n", "handovers", "is_due", "converted", "ignored", "is_sure", "deals", "won"]
    cells = leads.join(handovers, on=cell, how="full", coalesce=True).fill_null(0).select(order)
    return sorted(cells.collect().rows())
