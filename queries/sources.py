"""What a statement reads in place of kept models: the table that holds their rows, or the
statement that makes them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb

from data.definition import Definition
from queries.compose import BEFORE, CALENDAR, Composed, compose, turned_by
from queries.kept import Held, Kept
from queries.question import models
from queries.trial import AGREED, Trial, split
from queries.turned import (
    FIRST_MOMENTS,
    HOT_MOMENTS,
    MOMENTS,
    MOST_TURNED,
    MOST_WITH_MOMENTS,
    ONCE,
    Statement,
    Turned,
    added_up,
    all_rows,
)

PLACES = "places"  # no suffix of a definition
CALENDAR_SCHEMA = "calendar schema"  # no name of a parameter
# Where another model is quicker, in the words of the files.
INTENTS_ALONE = "intents alone change with time"
SOME_MOMENTS = "some moments alone are turned"


@dataclass(frozen=True)
class Asked:
    """The definition and the values that a question is asked with."""

    trial: Trial
    bound: dict[str, Any]
    held: Held  # the tables that it reads
    whole: "Asked | None" = None  # the same, asked about every lead
    leads: str = ""  # a table: models that a bound can turn are asked about these leads alone
    # models that were looked for already, and the parameters that come with them
    found: dict[str, Statement] = field(default_factory=dict)
    # the same by another definition, at the earlier moment, about some leads
    others: dict[str, "Asked"] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)  # of all leads, by tables of some

    def named(self, composed: Composed) -> dict[str, Any]:
        """The parameters of a statement."""
        return composed.values | {name: self.bound.get(name) for name in composed.parameters}

    def before(self) -> "Asked":
        """The same, asked at the earlier moment."""
        if BEFORE not in self.others:
            bound = {**self.bound, "as_of": self.bound["before_at"]}
            self.others[BEFORE] = Asked(self.trial, bound, self.held)
        return self.others[BEFORE]

    def placing(self) -> "Asked":
        """The same, asked by definitions that agree on nothing for any cell."""
        if self.whole:
            return self
        if PLACES not in self.others:
            self.others[PLACES] = Asked(self.trial.without_cells(), self.bound, self.held)
        return self.others[PLACES]

    def within(self, leads: str) -> "Asked":
        """The same, asked about some leads."""
        if leads not in self.others:
            self.others[leads] = Asked(self.trial, self.bound, self.held, self, leads)
        return self.others[leads]


class Sources:
    """What the statements of one question read."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        kept: Kept,
        bound: Callable[[Definition], dict[str, Any]],
        count_leads: int,
    ) -> None:
        """Take what tables are made with, and what binds the values besides a definition."""
        self._cursor, self._kept, self._bound = cursor, kept, bound
        self._count_leads = count_leads

    def statement(self, name: str, asked: Asked) -> Statement:
        """The statement of a question or model."""
        composed = compose(name, asked.trial, reads_kept=True)
        named = asked.named(composed)
        return self._with_sources(composed, asked, named), named

    def _with_sources(self, composed: Composed, asked: Asked, named: dict[str, Any]) -> str:
        sql = composed.sql
        for model in composed.kept:
            sql = sql.replace(f"kept_{model} ", f"{self._rows_of(model, asked, named)} ")
        return sql

    def _rows_of(self, model: str, asked: Asked, outer: dict[str, Any]) -> str:
        """The table that holds a model's rows, or its statement, whose parameters join `outer`."""
        if asked.whole and not turned_by(model):  # it adds as much by either definition
            return self._rows_of(model, asked.whole, outer)
        if model not in asked.found:
            asked.found[model] = self._found(model, asked)
        rows, named = asked.found[model]
        outer |= named
        return rows

    def _found(self, model: str, asked: Asked) -> Statement:
        if model in CALENDAR:
            return f"{asked.bound[CALENDAR_SCHEMA]}.{model}", {}
        stem, other = split(model) if model not in models() else (model, "")
        is_before = model.endswith(BEFORE)
        if is_before:
            asked, stem = asked.before(), model.removesuffix(BEFORE)
        if other:
            asked = self._by_another(asked, other)
        if models()[stem].is_of_places:
            asked = asked.placing()
        if found := self._turned_rows(stem, asked, is_before):
            return found
        quickest = self._quickest(stem, asked)
        statement = self._of_turned_leads(quickest, asked) or self.statement(quickest, asked)
        return self._held(quickest, asked, statement, is_before, other)

    def _held(
        self, model: str, asked: Asked, statement: Statement, is_before: bool, other: str = ""
    ) -> Statement:
        """The table of a model's rows; what is kept later is a statement when first asked."""
        sql, named = statement
        is_later = models()[model].is_kept_later and not is_before
        if is_later and not self._kept.is_asked_again(model, sql, named):
            sql, named = _apart(sql, named, other)
            return f"({sql})", named
        return asked.held.name(model, sql, named), {}

    def _turned_rows(self, model: str, asked: Asked, is_before: bool) -> Statement | None:
        """The rows of a model that a bound can turn, where only some leads can be turned."""
        quickest = self._quickest(model, asked)
        if not models()[quickest].turned_by:
            return None
        if asked.whole:
            if asked.trial.agreed:
                return self._anew(quickest, asked.whole, asked.leads, is_before)
            agreed = self._kept_of(model, asked.whole)
            return _of_leads(agreed, asked.leads), {}
        leads = self._turned_leads(model, asked, asked.trial.turned)
        if leads is None:
            return None
        agreed = self._kept_of(model, self._by_another(asked, AGREED))
        anew, named = self._anew(quickest, asked, leads, is_before)
        return f"({all_rows(agreed, anew, leads)})", named

    def _anew(self, model: str, asked: Asked, leads: str, is_before: bool) -> Statement:
        """The rows of some leads."""
        profile = str(models()[model].turned_by)
        composed = compose(model, asked.trial, reads_kept=True)
        named = asked.named(composed)
        rows = self._profiles(profile, asked, leads, named)
        others = replace(
            composed,
            sql=composed.sql.replace(f"kept_{profile} ", f"{rows} "),
            kept=tuple(name for name in composed.kept if name != profile),
        )
        statement = self._with_sources(others, asked, named), named
        if models()[model].is_turned_kept:
            return asked.held.name(model, *statement), {}
        return self._held(model, asked, statement, is_before)

    def _profiles(self, profile: str, asked: Asked, leads: str, outer: dict[str, Any]) -> str:
        """The profiles of turned leads: where all of a lead's are alike, each says so itself."""
        rows = self._rows_of(profile, asked, outer)
        turned = asked.trial.turned
        if not (turned and turned.is_of_lead):
            return _of_leads(rows, leads)
        where, named = turned.where
        outer |= named
        return f"(from {rows} where {where})"

    def _of_turned_leads(self, model: str, asked: Asked) -> Statement | None:
        """The statement of a model that need not look at leads that no bound was moved over."""
        marks = models()[model]
        if asked.whole or not (marks.adds_up or marks.is_of_turned):
            return None
        turned = asked.trial.flipped if marks.is_of_turned else asked.trial.turned
        leads = self._turned_leads(model, asked, turned)
        if turned is None or turned.is_of_exclusion or leads is None:
            return None
        anew, named = self.statement(model, asked.within(leads))
        if marks.is_of_turned:
            return anew, named
        by_agreed = self._by_another(asked, AGREED)
        agreed = self._kept_of(model, by_agreed)
        stale, of_stale = _apart(*self.statement(model, by_agreed.within(leads)), "_stale")
        return added_up(marks, agreed, anew, stale), named | of_stale

    def _turned_leads(self, model: str, asked: Asked, turned: Turned | None) -> str | None:
        """The table of leads that may be others than by the agreed definition, if it is small."""
        if turned is None:
            return None
        profiles = sorted({turned.profiles(name) for name in turned_by(model)})
        if profiles == [ONCE]:
            return self._told(profiles, asked, turned, MOST_TURNED)
        # where many leads are turned as they stand, many of their moments are: these take longer
        most = MOST_WITH_MOMENTS if turned.turns_moments else MOST_TURNED
        if self._told([ONCE], asked, turned, most) is None:
            return None
        return self._told(profiles, asked, turned, MOST_TURNED)

    def _told(self, profiles: list[str], asked: Asked, turned: Turned, most: float) -> str | None:
        """The table of leads that some profiles tell, if they are no larger share of all."""
        tables = {profile: self._rows_of(profile, asked, {}) for profile in profiles}
        leads = asked.held.name("turned", *turned.leads(tables))
        if leads not in asked.shares:
            asked.held.make(leads)
            asked.shares[leads] = self._kept.count_rows(leads) / max(self._count_leads, 1)
        return leads if asked.shares[leads] <= most else None

    def _quickest(self, model: str, asked: Asked) -> str:
        """The model that has the same rows soonest, asked about all leads."""
        asked = asked.whole or asked
        quicker = models()[model].quicker
        if quicker:
            self._keep_ready(asked)
        if INTENTS_ALONE in quicker and asked.trial.keeps_intents:
            return quicker[INTENTS_ALONE]
        turned = asked.trial.flipped
        if SOME_MOMENTS in quicker and turned and turned.turns_moments:
            is_few = self._told([ONCE], asked, turned, MOST_WITH_MOMENTS)
            return quicker[SOME_MOMENTS] if is_few else model
        return model

    def _keep_ready(self, asked: Asked) -> None:
        """Let what the next move may need stay, whichever way it goes: it takes long to make."""
        agreed = self._by_another(asked, AGREED) if asked.trial.agreed else asked
        for model in (MOMENTS, FIRST_MOMENTS, HOT_MOMENTS):
            asked.held.stay(self._rows_of(model, agreed, {}))

    def _kept_of(self, model: str, asked: Asked) -> str:
        """The table that holds a model's rows, whoever asked for them before."""
        if f"{model}, kept" not in asked.found:
            quickest = self._quickest(model, asked)
            table = asked.held.name(quickest, *self.statement(quickest, asked))
            asked.found[f"{model}, kept"] = table, {}
        return asked.found[f"{model}, kept"][0]

    def _by_another(self, asked: Asked, other: str) -> Asked:
        """The same, asked by another definition, whose business hours may be others."""
        if asked.whole:
            return self._by_another(asked.whole, other).within(asked.leads)
        if other not in asked.others:
            trial = asked.trial.alone(other)
            bound = self._bound(trial.definition)
            bound["as_of"] = asked.bound["as_of"]  # it may be asked at the earlier moment
            asked.others[other] = Asked(trial, bound, asked.held)
        return asked.others[other]


def _of_leads(table: str, leads: str) -> str:
    """The rows of some leads."""
    return f"(from {table} semi join {leads} using (lead_no))"


def _apart(sql: str, named: dict[str, Any], other: str) -> Statement:
    """A statement with names for its parameters that no other uses."""
    if not other:
        return sql, named
    own = {f"{name}{other}": value for name, value in named.items()}
    return re.sub(r"\$(\w+)", rf"$\1{other}", sql), own
