"""What the curves of one number show: MQLs, precision, recall, won amount; or answers in time."""

from collections.abc import Sequence
from typing import Any

from pages.shared.text import FEW, _, count, money, percent
from pages.shared.what_if.colours import AGREED, BAND, DRAFT, OTHER, OTHER_BAND
from pages.shared.what_if.curve_data import COUNT, MONEY, RATE, Curve, Panel

Row = dict[str, Any]


def panels(rows: Sequence[Row], texts: Sequence[str], kind: str) -> list[Panel]:
    """The panels for a number; the time to answer changes nobody's MQLs, but who was late."""
    if kind == "sla_business_hours":
        return [_ignored(rows, texts), _late(rows, texts)]
    shown = [_volume(rows, texts)]
    if any(row["count_hot"] for row in rows):
        shown.append(_precision(rows, texts))
    elif any(row.get("lead_deal_rate") is not None for row in rows):
        shown.append(_lead_deals(rows, texts))
    if rows[0]["count_deals"]:
        shown.append(_recall(rows, texts))
    if rows[0]["won_amount"]:
        shown.append(_amount(rows, texts))
    return shown


def _volume(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    said = _("{at}: {cases} MQLs, {hot} of them handed over, {leads} never handed over")
    hovers = [
        said.format(
            at=at, cases=count(row["count_hot_cases"]), hot=count(row["count_hot"]),
            leads=count(row["count_hot_leads"]),
        )
        for at, row in zip(texts, rows, strict=True)
    ]  # fmt: skip
    every = [row["count_hot_cases"] for row in rows]
    handed = [row["count_hot"] for row in rows]
    curves = [Curve(_("handed over"), handed, hovers, DRAFT)] if any(handed) else []
    curves.append(Curve(_("with those never handed over"), every, hovers, AGREED, "dot"))
    return Panel(_("MQLs"), COUNT, curves)


def _precision(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    said = _("{at}: {rate} of the MQLs handed over became deals, {part} of {whole}; 95 %: {span}")
    curve = _rate(rows, texts, said, "precision", ("count_hot_converted", "count_hot"))
    return Panel(_("Precision: of the MQLs handed over, became deals"), RATE, [curve])


def _lead_deals(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    said = _("{at}: {rate} of the MQLs have a deal, {part} of {whole}; 95 %: {span}")
    parts = ("count_hot_leads_with_deal", "count_hot_leads")
    curve = _rate(rows, texts, said, "lead_deal", parts)
    return Panel(_("Precision: of the MQLs, have a deal"), RATE, [curve])


def _recall(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    every = _("{at}: {rate} of all deals caught, {part} of {whole}; 95 %: {span}")
    won = _("{at}: {rate} of the won deals caught, {part} of {whole}; 95 %: {span}")
    curves = [_rate(rows, texts, every, "recall", ("count_deals_caught", "count_deals"))]
    if rows[0]["count_won_deals"]:
        parts = ("count_won_deals_caught", "count_won_deals")
        curves.append(_rate(rows, texts, won, "won_recall", parts, is_other=True))
    return Panel(_("Recall"), RATE, curves)


def _amount(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    said = _("{at}: {caught} of {whole} won amount caught")
    hovers = [
        said.format(at=at, caught=money(row["won_amount_caught"]), whole=money(row["won_amount"]))
        for at, row in zip(texts, rows, strict=True)
    ]
    title = _("Won amount caught, of {whole}").format(whole=money(rows[0]["won_amount"]))
    heights = [float(row["won_amount_caught"]) for row in rows]
    return Panel(title, MONEY, [Curve(_("won amount"), heights, hovers, DRAFT)])


def _ignored(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    said = _("{at}: {rate} of the due MQLs ignored, {part} of {whole}; 95 %: {span}")
    curve = _rate(rows, texts, said, "ignored", ("count_hot_ignored", "count_hot_due"))
    return Panel(_("Ignored, of the due MQLs"), RATE, [curve])


def _late(rows: Sequence[Row], texts: Sequence[str]) -> Panel:
    said = _("{at}: {rate} of the due MQLs answered late, {part} of {whole}; 95 %: {span}")
    curve = _rate(rows, texts, said, "late", ("count_hot_late", "count_hot_due"))
    return Panel(_("Followed up late, of the due MQLs"), RATE, [curve])


def _rate(
    rows: Sequence[Row],
    texts: Sequence[str],
    said: str,
    name: str,
    parts: tuple[str, str],
    *,
    is_other: bool = False,
) -> Curve:
    """A rate with its interval; too few in the denominator are greyed."""
    names = {"recall": _("all deals"), "won_recall": _("won deals")}
    return Curve(
        names.get(name, ""),
        [row[f"{name}_rate"] for row in rows],
        [_hover(row, at, said, name, parts) for at, row in zip(texts, rows, strict=True)],
        OTHER if is_other else DRAFT,
        band=OTHER_BAND if is_other else BAND,
        lows=[row[f"{name}_low"] for row in rows],
        highs=[row[f"{name}_high"] for row in rows],
        few=[row[parts[1]] < FEW for row in rows],
    )


def _hover(row: Row, at: str, said: str, name: str, parts: tuple[str, str]) -> str:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return said.format(
        at=at, rate=percent(row[f"{name}_rate"]), part=count(row[parts[0]]),
        whole=count(row[parts[1]]), span=f"{percent(low)}–{percent(high)}",
    )  # fmt: skip
