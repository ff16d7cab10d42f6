"""What moving one number does, in a sentence and as a table."""

from collections.abc import Sequence
from typing import Any

from pages.shared.text import _, count, many
from pages.shared.what_if.dials import Turning, opening, value_text
from pages.shared.what_if.headline import signed
from queries import Rows

Row = dict[str, Any]


def finding(turning: Turning, rows: Sequence[Row]) -> str:
    """What the draft's position does against the agreed one, all else as in the draft."""
    by_position = {row["position"]: row for row in rows}
    now, then = by_position[turning.value], by_position.get(turning.agreed)
    words = {"label": opening(turning), "value": value_text(turning.dial, turning.value)}
    is_sla = turning.dial.kind == "sla_business_hours"
    if then is None or then is now:
        return _stands(now, words, is_sla=is_sla)
    words["agreed"] = value_text(turning.dial, turning.agreed or 0.0)
    if is_sla:
        return _(
            "{label} {value} instead of {agreed}: {late} late, {ignored} ignored"
        ).format(
            **words, late=_signed(now["count_hot_late"] - then["count_hot_late"]),
            ignored=_signed(now["count_hot_ignored"] - then["count_hot_ignored"]),
        )  # fmt: skip
    mqls, won = (now[name] - then[name] for name in ("count_hot_cases", "count_won_deals_caught"))
    more_won = many("{change} won deal caught", "{change} won deals caught", abs(won))
    return _("{label} {value} instead of {agreed}: {mqls}, {won}").format(
        **words, mqls=_mqls(abs(mqls)).format(number=_signed(mqls)),
        won=more_won.format(change=_signed(won)),
    )  # fmt: skip


def changes_nothing(rows: Sequence[Row]) -> bool:
    """Whether the answer is the same at every position."""
    answers = [
        {name: value for name, value in row.items() if name.startswith("count_")} for row in rows
    ]
    return all(answer == answers[0] for answer in answers)


def _stands(row: Row, words: dict[str, str], *, is_sla: bool) -> str:
    if is_sla:
        return _("{label} {value}: {late} late, {ignored} ignored of {due} due MQLs").format(
            **words, late=count(row["count_hot_late"]), ignored=count(row["count_hot_ignored"]),
            due=count(row["count_hot_due"]),
        )  # fmt: skip
    mqls, whole = row["count_hot_cases"], row["count_won_deals"]
    won = many("{won} of {whole} won deal caught", "{won} of {whole} won deals caught", whole)
    return _("{label} {value}: {mqls}, {won}").format(
        **words, mqls=_mqls(mqls).format(number=count(mqls)),
        won=won.format(won=count(row["count_won_deals_caught"]), whole=count(whole)),
    )  # fmt: skip


def _mqls(number: int) -> str:
    return many("{number} MQL", "{number} MQLs", number)


def _signed(change: int) -> str:
    return signed(change, count) or "±0"


def table_of(turning: Turning, rows: Sequence[Row], texts: Sequence[str]) -> Rows:
    """Every position with its numbers, to be downloaded."""
    columns = {
        "count_hot": _("MQLs handed over"),
        "count_hot_leads": _("MQLs never handed over"),
        "count_hot_converted": _("Became deals"),
        "precision_rate": _("Precision"),
        "count_deals_caught": _("Deals caught"),
        "count_deals": _("Deals"),
        "recall_rate": _("Recall"),
        "count_won_deals_caught": _("Won deals caught"),
        "count_won_deals": _("Won deals"),
        "won_recall_rate": _("Recall of won deals"),
        "won_amount_caught": _("Won amount caught"),
        "count_hot_due": _("Due MQLs"),
        "count_hot_ignored": _("Ignored MQLs"),
        "count_hot_late": _("Late MQLs"),
    }
    told = [
        (text, *(_cell(row[name]) for name in columns))
        for text, row in zip(texts, rows, strict=True)
    ]
    return Rows([turning.label, *columns.values()], told)


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else round(float(value), 4)
