"""Results kept in memory: each under what it came from, so that little is done twice."""

import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from data.calendar import BusinessHours
from data.definition import Definition, parse_definition, read_definition
from data.dials import turned
from data.draft import Draft, switches
from queries import Dataset
from queries.answer import to_utc
from queries.compose import compose
from queries.kept import Kept
from queries.trial import Trial
from tests.conftest import LONG_AFTER, TOKYO, Given

RULES = """
[points]
half_life_days = 30
each = [{ touches = ["download"], points = 10 }]
[[potential]]
name = "A"
any = [{ field = "employees", at_least = 1000 }, { field = "industry", in = ["food"] }]
[[potential]]
name = "B"
is_rest = true
[[intent]]
name = "Hot"
any = [{ touches = ["inquiry"], at_least = 2, within_days = 90 }]
[[intent]]
name = "Warm"
any = [{ field = "points", at_least = 5 }]
[[cell]]
potential = "A"
intent = "Hot"
is_hot = true
"""
COUNTED = {"handover_touch_days", "lead_touch_days"}
SCORED = {"handover_points", "lead_points"}
PROFILES = {"handover_atoms", "handover_profiles", "unhanded_profiles", "lead_profiles"}


@pytest.fixture
def opened(sample: Dataset) -> Dataset:
    """The sample with nothing kept yet."""
    return Dataset(sample.path)


def kept(dataset: Dataset) -> set[str]:
    return {name.removeprefix("memory.main.kept_").rpartition("_")[0] for name in _names(dataset)}


def _names(dataset: Dataset) -> set[str]:
    return set(dataset._kept.names())


def made_by(dataset: Dataset, definition: Definition, **values) -> set[str]:
    """The models whose rows had to be computed anew for a definition."""
    before = _names(dataset)
    dataset.ask("grid_cells", values, definition)
    new = _names(dataset) - before
    made = {name.removeprefix("memory.main.kept_").rpartition("_")[0] for name in new}
    return made - {"placed_leads", "verdicts"}  # kept when asked again, whatever they cost


@pytest.mark.parametrize(
    ("old", "new", "models"),
    [
        ("at_least = 1000", "at_least = 999", set()),
        ("at_least = 2", "at_least = 3", set()),
        ("at_least = 5 ", "at_least = 6 ", set()),
        ("is_hot = true", "sla_business_hours = 4", set()),
        ("[[cell]]", "[mql]\nany = [{ field = 'employees', below = 9 }]\n[[cell]]", set()),
        ('name = "Warm"', 'name = "Lukewarm"', set()),
        ("within_days = 90", "within_days = 91", set()),
        ('["inquiry"]', '["inquiry", "seminar"]', COUNTED | PROFILES),
        ("half_life_days = 30", "half_life_days = 31", SCORED | PROFILES),
        ('["food"]', '["drink"]', PROFILES),
        (
            "[points]",
            "uncounted_activity_types = ['call']\n[points]",
            {"responses", "handover_profiles"},
        ),
    ],
)
def test_a_moved_threshold_counts_nothing_anew(opened, old, new, models):
    opened.ask("grid_cells", definition=parse_definition(RULES))
    assert made_by(opened, parse_definition(RULES.replace(old, new))) == models


def test_another_moment_counts_no_handover_anew(opened):
    definition = parse_definition(RULES)
    opened.ask("grid_cells", definition=definition)
    made = made_by(opened, definition, as_of=opened.as_of - timedelta(days=1))
    assert not made & {"handover_touch_days", "handover_points", "handover_atoms"}
    assert "lead_touch_days" in made


def test_what_counts_as_a_repeat_replays_no_lead_anew(opened):
    """Leads that were never handed over are the same, whatever counts as a repeat."""
    agreed = parse_definition(RULES)
    opened.ask("results_of_definition", definition=agreed)
    before = _names(opened)
    opened.ask("results_of_definition", definition=turned(agreed, "repeat_after_days", 7))
    assert not [name for name in _names(opened) - before if "replayed" in name]


@pytest.mark.parametrize("path", switches(parse_definition(RULES)))
def test_what_is_switched_off_replays_no_lead_anew(opened, path):
    """Be it the only condition on a kind of touches: the agreed definition asks for them."""
    agreed = parse_definition(RULES)
    opened.ask("results_of_definition", definition=Trial(agreed, agreed))
    before = _names(opened)
    draft = Draft.of(agreed).switched(path, False).definition
    opened.ask("results_of_definition", definition=Trial(draft, agreed))
    assert not [name for name in _names(opened) - before if "profiles" in name or "days" in name]


def test_rows_that_are_kept_need_nothing_of_what_they_came_from(opened, monkeypatch):
    monkeypatch.setattr("queries.kept.LEAST_KEPT", 1)
    monkeypatch.setattr("queries.kept.MOST_BYTES", 0)
    definition = parse_definition(RULES)
    for _ in range(2):  # verdicts are kept only when they are asked for again
        first = opened.ask("flip_counts", definition=definition).rows
    assert kept(opened) == {"flips"}  # all that lies below was let go
    monkeypatch.setattr(Kept, "make", None)  # nothing can be made any more
    assert opened.ask("flip_counts", definition=definition).rows == first


def test_an_earlier_moment_is_kept_once_whoever_asks(opened):
    earlier = opened.as_of - timedelta(days=30)
    opened.ask("leads_moved", {"before_at": earlier})
    names = _names(opened)
    opened.ask("leads_listed", {"as_of": earlier})
    assert _names(opened) == names


def test_the_sql_of_a_layer_does_not_change_with_a_threshold(opened):
    one, other = (
        compose("lead_profiles", parse_definition(RULES.replace("= 1000", number)), reads_kept=True)
        for number in ("= 1000", "= 5")
    )
    assert (one.sql, one.values) == (other.sql, other.values)


def test_kept_results_change_no_answer(opened):
    first = opened.ask("grid_cells").rows
    assert all(opened.ask("grid_cells").rows == first for _ in range(3))
    assert {"placed_leads", "verdicts"} <= kept(opened)


# Business hours that the definition brings.

SHORT_DAYS = """
country = ""
closures = ["2026-03-04"]
[hours]
mon = "10:00-16:00"
tue = "10:00-16:00"
wed = "10:00-16:00"
thu = "10:00-12:00"
"""


def _handed_over(given: Given) -> None:
    for number, at in enumerate(("2026-03-02 09:00", "2026-03-03 15:30", "2026-03-07 12:00")):
        given.handover(f"L{number}", at=at)
        given.activity(f"L{number}", at="2026-03-10 11:15")
    given.deal("L1", created="2026-03-05 11:00")


def test_a_definition_with_its_own_calendar_counts_as_a_load_with_it_would(given, verdicts):
    _handed_over(given)
    hours = BusinessHours.model_validate(tomllib.loads(SHORT_DAYS))
    shipped = read_definition()
    own = verdicts(definition=shipped.model_copy(update={"calendar": hours}))
    usual = verdicts(definition=shipped)
    given.calendar(SHORT_DAYS)
    given.deal("none", created="2026-03-05 11:00")  # loads again
    loaded = verdicts(definition=shipped)
    assert own == loaded
    assert [row["deadline_at"] for row in own] != [row["deadline_at"] for row in usual]
    assert [row["response_business_hours"] for row in own] != [
        row["response_business_hours"] for row in usual
    ]


# Who moved.


def test_moves_sum_to_the_leads_of_both_moments(opened):
    before_at = opened.as_of - timedelta(days=60)
    moves = opened.ask("leads_moved", {"before_at": before_at}).dicts()
    for side, as_of in (("", opened.as_of), ("_before", before_at)):
        cells = opened.ask("leads_by_cell", {"as_of": as_of}).dicts()
        found: dict[tuple[str, str], int] = {}
        for move in moves:
            place = (move[f"potential{side}"], move[f"intent{side}"])
            found[place] = found.get(place, 0) + move["count_leads"]
        found.pop(("new", "new"), None)
        expected = {(c["potential"], c["intent"]): c["count_leads"] for c in cells}
        assert found == {place: count for place, count in expected.items() if count}


def test_every_move_opens_as_many_leads_as_it_counts(opened):
    before_at = opened.as_of - timedelta(days=60)
    for move in opened.ask("leads_moved", {"before_at": before_at}).dicts():
        chosen = {
            "from_potential": move["potential_before"],
            "from_intent": move["intent_before"],
            "to_potential": move["potential"],
            "to_intent": move["intent"],
        }
        rows = opened.ask("leads_moved_listed", {"before_at": before_at} | chosen)
        assert len(rows) == move["count_leads"]


def test_a_lead_that_came_in_between_is_new(given):
    given.lead("old", created_at="2026-03-01 10:00")
    given.lead("young", created_at="2026-03-03 10:00")
    values = {
        "as_of": to_utc(LONG_AFTER, TOKYO),
        "before_at": to_utc("2026-03-02 10:00", TOKYO),
    }
    rows = given.dataset.ask("leads_moved_listed", values).dicts()
    assert {row["lead_id"]: row["potential_before"] for row in rows} == {
        "old": "not scored",
        "young": "new",
    }


def test_readers_get_their_own_rows_however_little_is_kept(sample, monkeypatch):
    """Nothing is let go while somebody reads it."""
    monkeypatch.setattr("queries.kept.LEAST_KEPT", 2)
    monkeypatch.setattr("queries.kept.MOST_KEPT", 3)
    dataset = Dataset(sample.path)
    moments = [dataset.as_of - timedelta(days=30 * n) for n in range(4)]
    asked = [*moments, *reversed(moments)] * 3
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda at: dataset.ask("grid_cells", {"as_of": at}).rows, asked))
    expected = {at: dataset.ask("grid_cells", {"as_of": at}).rows for at in moments}
    assert found == [expected[at] for at in asked]


def test_what_other_moves_need_stays_however_many_do_not(opened, monkeypatch):
    """To replay a large company's leads anew takes minutes."""
    monkeypatch.setattr("queries.kept.LEAST_KEPT", 20)
    monkeypatch.setattr("queries.kept.MOST_BYTES", 0)
    agreed = read_definition()

    def move(path: str, place: float) -> None:
        opened.ask("flip_counts", definition=Trial(turned(agreed, path, place), agreed))

    move("intent.1.any.0.within_days", 80)
    for employees in range(900, 910):
        move("potential.0.any.1.at_least", employees)
    assert len(_names(opened)) == 20
    assert {"intent_moments", "replayed_profiles", "hot_profiles"} <= kept(opened)


def test_a_cell_that_is_clicked_moves_no_lead(opened):
    agreed = read_definition()
    for _ in range(3):  # what is below is kept when it is asked for again, and then the sums
        opened.ask("lead_cells", definition=Trial(agreed, agreed))
    before = _names(opened)
    draft = Draft.of(agreed).toggled_hot("C", "Hot").definition
    found = opened.ask("lead_cells", definition=Trial(draft, agreed))
    assert found.rows == opened.ask("lead_cells", definition=Trial(agreed, agreed)).rows
    assert _names(opened) == before
