"""The one bridge from pages to questions: cached per dataset, question and values."""

import hashlib
from functools import lru_cache
from typing import Any

import duckdb
import streamlit as st

from data.definition import Definition
from pages.shared.view import View, current_view, opened
from pages.shared.waiting import waiting
from queries import Rows
from queries.trial import Trial


def ask(name: str, view: View | None = None, **values: Any) -> Rows:
    """The answer to a named question for a view (the current one), with more values."""
    seen = view or current_view()
    return _asked(name, seen, seen.values() | values)


def ask_trial(
    name: str,
    view: View,
    trial: Trial,
    cursor: duckdb.DuckDBPyConnection | None = None,
    **values: Any,
) -> Rows:
    """The answer by a definition that is tried; a cursor can be interrupted."""
    own = view.values() | {key: _hashable(value) for key, value in values.items()}
    against = _key_of(trial.agreed) if trial.agreed else ""
    key = f"{_key_of(trial.definition)} {against} {trial.thresholds}"
    return _tried(str(view.path), name, tuple(sorted(own.items())), key, trial, cursor)


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@st.cache_data(max_entries=1000, max_size="200MB", show_spinner=False)
def _tried(
    path: str,
    name: str,
    values: tuple[tuple[str, Any], ...],
    trial_key: str,
    _trial: Trial,
    _cursor: duckdb.DuckDBPyConnection | None,
) -> Rows:
    own = {key: list(value) if isinstance(value, tuple) else value for key, value in values}
    with waiting() as steps:
        return opened(path).ask(name, own, _trial, _cursor, steps.told)


def ask_before(name: str, view: View) -> Rows | None:
    """The same for the period before, as it looked then; None where the view has none."""
    return None if view.before is None else _asked(name, view, view.values(view.before))


def _asked(name: str, view: View, values: dict[str, Any]) -> Rows:
    rules = view.definition
    return _answer(str(view.path), name, tuple(sorted(values.items())), _key_of(rules), rules)


@lru_cache(maxsize=100)
def _key_of(definition: Definition) -> str:
    return hashlib.sha256(definition.model_dump_json().encode()).hexdigest()


def sql_of(name: str, by: Definition | Trial, values: dict[str, Any]) -> tuple[str, str]:
    """The whole SQL behind a question, and the values that are bound in it, a line each."""
    view = current_view()
    composed = opened(str(view.path)).explained(name, by)
    asked = view.values() | values
    bound = {key: asked.get(key) for key in sorted(composed.parameters)} | composed.values
    own = {key: value for key, value in bound.items() if value is not None}
    return composed.sql, "\n".join(f"${key} = {value}" for key, value in own.items())


@st.cache_data(max_entries=500, max_size="200MB", show_spinner=False)
def _answer(
    path: str,
    name: str,
    values: tuple[tuple[str, Any], ...],
    definition_key: str,
    _definition: Definition,
) -> Rows:
    with waiting() as steps:
        return opened(path).ask(name, dict(values), _definition, told=steps.told)
