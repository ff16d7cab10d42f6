"""The sidebar: language, dataset, as-of, period, team, source; what holds on every page."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import streamlit as st

from data import dataset
from data.saved import SavedDefinitions
from pages.shared.ask import ask
from pages.shared.text import LANGUAGES, _, day, language, moment
from pages.shared.view import (
    ALL,
    EARLIEST,
    OF_A_DATASET,
    OF_THE_DATA,
    PERIODS,
    View,
    as_of,
    carry,
    chosen_period,
    current_view,
    days_of,
    opened,
)
from queries import Dataset


def sidebar() -> None:
    """Draw the filters; each choice goes into the URL."""
    view = current_view()
    data = opened(str(view.path))
    with st.sidebar:
        _datasets(view.path)
        _definitions()
        _as_of(data)
        _period(data, as_of(data))
        _segment("team", _("Team"), _("All teams"), _names(view, "team_name"))
        _segment("source", _("Source"), _("All sources"), _names(view, "source"))
        _languages()


def _choice(name: str) -> Callable[[], None]:
    """What a widget does when it changes: its value into the URL, a default out of it."""
    return lambda: carry(name, st.session_state[f"choose_{name}"] or None)


def _datasets(path: Path) -> None:
    labels = told_apart({one.name: _dataset_label(one.name) for one in dataset.datasets()})
    st.session_state["choose_dataset"] = path.name
    st.selectbox(
        _("Dataset"), list(labels), key="choose_dataset", format_func=labels.__getitem__,
        on_change=_choose_dataset,
    )  # fmt: skip


def told_apart(labels: dict[str, str]) -> dict[str, str]:
    """Labels of datasets, of which no two are alike: a select box takes a label for its option."""
    many = Counter(labels.values())
    return {
        name: label if many[label] == 1 else f"{label} ({name[-13:-7]})"
        for name, label in labels.items()
    }


def _choose_dataset() -> None:
    name = st.session_state["choose_dataset"]
    is_current = name == dataset.current().name
    for stale in OF_A_DATASET:
        carry(stale, None)
    carry("dataset", None if is_current else name)


def _dataset_label(name: str) -> str:
    try:
        settings = opened(str(dataset.HOME / name)).settings
    except dataset.DatasetError:
        return _("{name} (can't be opened)").format(name=name)
    data = opened(str(dataset.HOME / name))
    loaded = datetime.fromisoformat(settings["loaded_at"]).astimezone(UTC).replace(tzinfo=None)
    when = moment(loaded, data.time_zone)
    if settings["is_sample"] == "true":
        return _("Sample, made up")
    return _("{file}, {when}").format(file=data.title, when=when)


def _definitions() -> None:
    """The agreed definition, the one of the data, and what was saved under a name."""
    saved = SavedDefinitions()
    agreed, chosen = saved.agreed(), st.query_params.get("definition", "")
    labels = {"": _("Agreed: {name}").format(name=agreed.name) if agreed else _("Of the data")}
    if agreed:
        labels[OF_THE_DATA] = _("Of the data")
    labels |= {one.version_id: one.name for one in saved.newest() if one != agreed}
    if chosen not in labels and (linked := saved.find(chosen)):
        labels[chosen] = linked.name
    if chosen not in labels:
        st.warning(_("The link names a definition that is not here."), icon=":material/link_off:")
    st.session_state["choose_definition"] = chosen if chosen in labels else ""
    st.selectbox(
        _("Definition"), list(labels), key="choose_definition", format_func=labels.__getitem__,
        on_change=_choose_definition,
        help=_("Which leads are hot, and what counts as follow-up. Edit it under “Definition”."),
    )  # fmt: skip


def _choose_definition() -> None:
    carry("cell", None)
    carry("definition", st.session_state["choose_definition"] or None)


def _as_of(data: Dataset) -> None:
    newest = data.as_of.replace(tzinfo=UTC).astimezone(data.time_zone).date()
    st.session_state["choose_as_of"] = (
        as_of(data).replace(tzinfo=UTC).astimezone(data.time_zone).date()
    )
    st.date_input(
        _("As of"), key="choose_as_of", max_value=newest, min_value=EARLIEST,
        format="YYYY-MM-DD", on_change=_choose_as_of, args=(newest,),
        help=_("Nothing after this day is seen. The newest day in the data is {day}.").format(
            day=day(data.as_of, data.time_zone)
        ),
    )  # fmt: skip


def _choose_as_of(newest: date) -> None:
    chosen = st.session_state["choose_as_of"]
    carry("as_of", None if chosen in (None, newest) else chosen.isoformat())


def _period(data: Dataset, now: datetime) -> None:
    chosen = chosen_period(data, now)
    labels = {
        "1m": _("Last month"),
        "3m": _("Last 3 months"),
        "6m": _("Last 6 months"),
        "12m": _("Last 12 months"),
        ALL: _("All of it"),
        "days": _("From … to …"),
    }
    st.session_state["choose_period"] = chosen if chosen in (*PERIODS, ALL) else "days"
    st.selectbox(
        _("Period"), list(labels), key="choose_period", format_func=labels.__getitem__,
        on_change=_choose_period, args=(now,),
        help=_("MQLs handed over, and leads created, in this period. It ends on the as-of day."),
    )  # fmt: skip
    if st.session_state["choose_period"] == "days":
        if len(st.session_state.get("choose_days", ())) != 1:  # 1: the first day of a new choice
            st.session_state["choose_days"] = days_of(chosen) or (now.date(), now.date())
        st.date_input(
            _("From and to"), key="choose_days", format="YYYY-MM-DD", on_change=_choose_days
        )


def _choose_period(now: datetime) -> None:
    chosen = st.session_state["choose_period"]
    if chosen == "days":
        chosen = f"{(now - timedelta(days=89)).date()}..{now.date()}"
    carry("period", chosen)


def _choose_days() -> None:
    days = st.session_state["choose_days"]
    if isinstance(days, tuple) and len(days) == 2:
        carry("period", f"{days[0]}..{days[1]}")


def _names(view: View, segment: str) -> list[str]:
    rows = ask("segments", view).dicts()
    return [row["name"] for row in rows if row["segment"] == segment]


def _segment(name: str, label: str, everything: str, names: list[str]) -> None:
    chosen = st.query_params.get(name, "")
    options = ["", *names] if chosen in ("", *names) else ["", chosen, *names]
    st.session_state[f"choose_{name}"] = chosen
    st.selectbox(
        label, options, key=f"choose_{name}", on_change=_choice(name),
        format_func=lambda one: one or everything,
    )  # fmt: skip


def _languages() -> None:
    st.session_state["choose_lang"] = language()
    st.segmented_control(
        _("Language"), list(LANGUAGES), key="choose_lang", format_func=LANGUAGES.__getitem__,
        on_change=_choice("lang"), required=True,
    )  # fmt: skip
