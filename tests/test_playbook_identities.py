"""The playbook of any company: the SQL against states decided in Python, numbers against lists."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.definition import Cell, Definition, Organisation
from tests import oracle
from tests.playbook import HOT, agreed
from tests.stories import OWNERS, Company, Row, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import naive

ORGANISATIONS = (
    Organisation(name="Field", actor="sales", people=("Aoki", "Mori")),
    Organisation(name="Market", actor="marketing"),
    Organisation(name="Both", people=("Mori", "Ōta")),
)
playbooks = st.fixed_dictionaries(
    {
        "organisation": st.sampled_from(["", "Nobody", "Field", "Market", "Both"]),
        "actions": st.sampled_from([(), ("call",), ("meeting", "automatic_email")]),
    }
)


def is_agreed(cell: Cell, definition: Definition, activity: Row) -> bool:
    one = next(one for one in definition.organisation if one.name == cell.organisation)
    kinds = cell.actions or {"call", "meeting", "bulk_update"}
    belongs = not one.people or activity["performed_by"] in one.people
    return belongs and one.actor in (None, activity["actor"]) and activity["activity_type"] in kinds


def expected_states(company: Company, as_of: datetime, definition: Definition) -> list[Row]:
    """The state of each counted handover, out of the oracle's verdicts."""
    rules = oracle.Rules(uncounted_types=frozenset(definition.uncounted_activity_types))
    data = company.for_the_oracle()
    judged = oracle.verdicts(**data, as_of=as_of, rules=rules)
    return [row | {"playbook": state(row, judged, data, as_of, definition)} for row in judged]


def state(row: Row, judged: list[Row], data: Row, as_of: datetime, definition: Definition) -> str:
    (cell,) = definition.cell
    t0, due = row["handed_over_at"], row["deadline_at"]
    later = [r["handed_over_at"] for r in judged if r["lead_id"] == row["lead_id"]]
    until = min((at for at in later if at > t0), default=as_of + timedelta(seconds=1))
    done = []
    for activity in data["activities"]:
        at = activity.get("occurred_at")
        is_own = activity["lead_id"] == row["lead_id"] and activity["actor"] != "lead"
        if is_own and at is not None and at <= as_of:
            at = oracle._moment(oracle.Stamp(at, activity["is_date_only"]), t0, oracle.Rules())
            done += [(at, activity)] if t0 <= at < until else []
    counted = [1 for _, a in done if a["activity_type"] not in definition.uncounted_activity_types]
    if row["verdict"] == "excluded":
        return "excluded"
    if cell.organisation in ("", "Nobody"):
        return "unknown" if cell.organisation else "none"
    if own := [at for at, activity in done if is_agreed(cell, definition, activity)]:
        return "kept" if min(own) <= due else "late"
    if as_of <= due:
        return "open"
    return "other" if counted or row["first_response_at"] else "missed"


@examples(8)
@given(company=companies, as_of=moments.map(moment_of), playbook=playbooks)
def test_the_states_are_those_of_an_independent_computation(
    company: Company, as_of: datetime, playbook: dict[str, Any]
) -> None:
    definition = agreed(*ORGANISATIONS, **playbook)
    with loaded(company) as dataset:
        rows = dataset.ask("playbook_listed", {"as_of": naive(as_of)}, definition).dicts()
        found = Counter((r["lead_id"], r["handed_over_at"], r["playbook"]) for r in rows)
        assert found == Counter(
            (r["lead_id"], naive(r["handed_over_at"]), r["playbook"])
            for r in expected_states(company, as_of, definition)
        )
        assert {row["kept_by"] for row in rows} <= {None, *OWNERS}


@examples(6)
@given(company=companies, as_of=moments.map(moment_of))
def test_every_number_of_the_playbook_is_the_length_of_its_list(
    company: Company, as_of: datetime
) -> None:
    values = {"as_of": naive(as_of)}
    with loaded(company) as dataset:
        cells = dataset.ask("playbook_by_cell", values, HOT).dicts()
        leads = dataset.ask("leads_by_cell", values, HOT).dicts()
        for cell in cells:
            place = {
                axis: None if cell[axis] == "total" else cell[axis]
                for axis in ("potential", "intent")
            }
            for which, column in {
                **{s: f"count_{s}" for s in ("late", "other", "missed", "open", "handovers")},
                "kept": "count_playbook_kept",
                "due": "count_playbook_due",
                "hot_never_handed_over": "count_hot_never_handed_over",
            }.items():
                rows = dataset.ask("playbook_listed", values | place | {"which": which}, HOT)
                assert (which, len(rows)) == (which, cell[column])
        whole = next(c for c in cells if c["potential"] == c["intent"] == "total")
        for column in ("count_leads", "count_handovers"):
            assert whole[column] == sum(cell[column] for cell in leads)
