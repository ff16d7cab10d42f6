"""Parts of pages: cards, tables, the explanation behind a number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from pages.shared.ask import ask, sql_of
from pages.shared.text import VERDICTS, _, count, verdict
from pages.shared.view import current_view, opened
from queries import Rows


@dataclass(frozen=True)
class Card:
    """One of the numbers at the top: a value, its change, and the list that it opens."""

    label: str
    value: str
    change: str | None
    is_better: str  # st.metric's delta_color
    help: str
    counted: str
    opens: Callable[[], None] | None = None
    scale: Any = None  # a figure: where the number stands beside a published one


def cards(row: list[Card]) -> None:
    """Up to four numbers side by side, each with its denominator and its change."""
    for column, card in zip(st.columns(len(row)), row, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.metric(
                card.label,
                card.value,
                delta=card.change,
                delta_color=card.is_better,  # type: ignore[arg-type]
                help=card.help,
            )
            if card.opens is None:
                st.caption(card.counted)
            elif st.button(
                card.counted, type="tertiary", icon=":material/list:", key=f"open_{card.label}"
            ):
                card.opens()
            if card.scale is not None:
                still = {"staticPlot": True, "displayModeBar": False}
                st.plotly_chart(card.scale, key=f"scale_{card.label}", config=still, alt=card.help)


# More rows than this are no reading, and a browser gets slow on them.
MOST_ROWS = 5000


def listing(name: str, title: str, values: dict[str, Any], total: int) -> None:
    """A list in a dialog over the page."""

    @st.dialog(title, width="large")
    def show() -> None:
        listed(name, values, f"{name}_{title}", total)

    show()


def listed(name: str, values: dict[str, Any], key: str, total: int) -> None:
    """The list behind a number: a browser gets its newest rows, the download all of them."""
    view = current_view()  # the download runs later, where there is no page and no URL
    shown = ask(name, view, **values, most_rows=MOST_ROWS)
    if total > len(shown):
        st.caption(
            _("The newest {rows} of {total}; the download holds all.").format(
                rows=count(len(shown)), total=count(total)
            )
        )
    else:
        st.caption(_("Rows: {rows}").format(rows=count(len(shown))))
    table(shown, key, lambda: ask(name, view, **values))


def table(rows: Rows, key: str, everything: Callable[[], Rows] | None = None) -> None:
    """Rows as a table that can be sorted, searched and downloaded."""
    st.dataframe(
        _readable(rows),
        hide_index=True,
        placeholder="",
        key=f"table_{key}",
        column_config={
            "lead_id": st.column_config.TextColumn(_column("lead_id"), pinned=True),
            **{
                name: st.column_config.Column(_column(name))
                for name in rows.columns
                if name != "lead_id" and not name.endswith(("_at", "_hours", "amount", "revenue"))
            },
            **{
                name: st.column_config.DatetimeColumn(_column(name), format="YYYY-MM-DD HH:mm")
                for name in rows.columns
                if name.endswith("_at")
            },
            **{
                name: st.column_config.NumberColumn(_column(name), format="%.1f")
                for name in rows.columns
                if name.endswith("_hours")
            },
            **{
                name: st.column_config.NumberColumn(_column(name), format="localized")
                for name in rows.columns
                if name.endswith(("amount", "revenue"))
            },
        },
    )
    st.download_button(
        _("Download as CSV"),
        data=_csv_of(rows, everything),
        file_name=f"leadgrid-{key.replace(' ', '-').lower()}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=f"download_{key}",
        on_click="ignore",
    )


def _csv_of(rows: Rows, everything: Callable[[], Rows] | None) -> Callable[[], bytes]:
    """The download as the screen reads: the reader's words, times in the company's zone.

    What the page knows is looked up now: the file is made later, where there is no page.
    """
    zone = opened(str(current_view().path)).time_zone
    labels = {name: _column(name) for name in rows.columns}
    words = {name: verdict(name) for name in VERDICTS}

    def make() -> bytes:
        own = everything() if everything else rows
        frame = readable(own, zone, words).astype(object)
        frame = frame.where(frame.notna(), None)
        cells = [tuple(map(_as_text, row)) for row in frame.itertuples(index=False)]
        return Rows([labels[c] for c in frame.columns], cells).csv().encode("utf-8-sig")

    return make


def _as_text(value: Any) -> Any:
    return f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, pd.Timestamp) else value


def _readable(rows: Rows) -> pd.DataFrame:
    zone = opened(str(current_view().path)).time_zone
    return readable(rows, zone, {name: verdict(name) for name in VERDICTS})


def readable(rows: Rows, zone: ZoneInfo, words: dict[str, str]) -> pd.DataFrame:
    """Times in the company's zone, verdicts in words, money as numbers."""
    frame = rows.frame()
    for name in rows.columns:
        if name.endswith("_at"):
            utc = pd.to_datetime(frame[name], utc=True)
            frame[name] = utc.dt.tz_convert(zone).dt.tz_localize(None)
        elif name.endswith(("amount", "revenue")):
            frame[name] = frame[name].astype(float)
    if "is_sure" in frame and not (frame["verdict"] == "ignored").any():
        frame = frame.drop(columns="is_sure")  # only an ignored one is sure or possible
    if "verdict" in frame:
        frame["verdict"] = [words[name] for name in frame["verdict"]]
    return frame


def explanation(name: str, sentences: list[str]) -> None:
    """How a number is counted: in words, and the whole SQL behind it."""
    with st.popover(_("How is this counted?"), icon=":material/help:", type="tertiary"):
        for sentence in sentences:
            st.markdown(sentence)
        st.caption(_("The question, as the database gets it:"))
        sql, values = sql_of(name)
        st.code(sql, language="sql", height=360)
        st.caption(_("The values of the definition and of this view that are bound in it:"))
        st.code(values, language=None, height=200)


def rules() -> list[str]:
    """How verdicts and rates are counted, in words."""
    rules = opened(str(current_view().path)).definition
    return [
        _(
            "**The handover is counted**, not the lead. Handovers of one lead less than {days} "
            "days apart are one; its latest owner is charged."
        ).format(days=f"{rules.repeat_after_days:g}"),
        _(
            "**The first that holds**: excluded; converted (a deal made in the window, or open at "
            "the handover); given back; followed up or followed up late; waiting until the "
            "deadline; unassigned (no owner was ever named); ignored."
        ),
        _(
            "**The deadline** is {hours} business hours after the handover, unless the cell has "
            "one of its own. Only activities of sales count, automatic mails and bulk updates "
            "do not."
        ).format(hours=f"{rules.sla_business_hours:g}"),
        _(
            "**Due** = handed over − excluded − waiting − unassigned. Ignored rate = ignored ÷ "
            "due; follow-up rate = the rest of due ÷ due; conversion rate = converted ÷ (handed "
            "over − excluded)."
        ),
    ]


def _column(name: str) -> str:
    return {
        "lead_id": _("Lead"),
        "lead_name": _("Person"),
        "company_name": _("Company"),
        "handed_over_at": _("Handed over"),
        "created_at": _("Created"),
        "owner_name": _("Owner"),
        "team_name": _("Team"),
        "source": _("Source"),
        "potential": _("Potential"),
        "intent": _("Intent"),
        "verdict": _("Verdict"),
        "is_sure": _("Sure"),
        "deadline_at": _("Deadline"),
        "first_response_at": _("First response"),
        "response_business_hours": _("Business hours to response"),
        "missed_sla": _("Missed SLA"),
        "rejection_reason": _("Reason given"),
        "is_repeat": _("Handed over before"),
        "is_handed_over": _("Handed over"),
        "is_excluded": _("Excluded"),
        "annual_revenue": _("Annual revenue"),
        "employees": _("Employees"),
        "count_deals": _("Deals"),
        "won_amount": _("Won amount"),
        "month_on": _("Month"),
        "count_handovers": _("MQLs"),
        "file_name": _("File"),
        "line_no": _("Line"),
        "column_name": _("Column"),
        "value": _("Value"),
        "reason": _("Reason"),
        "table_name": _("Table"),
        "line": _("Line as written"),
    }.get(name, name)
