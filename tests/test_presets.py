"""The definitions to begin with: complete, and every lead finds its place in them."""

import pytest

from data.definition import parse_definition, write_definition
from data.presets import HOME, presets

ALL = pytest.mark.parametrize("definition", presets().values(), ids=presets().keys())


def test_every_preset_has_a_name_of_its_own_and_the_default_comes_first():
    names = list(presets())
    assert names[0] == "Shipped default"
    assert len(names) == len(set(names)) == 1 + len(list(HOME.glob("*.toml")))
    assert {
        "BowNow-like statuses",
        "Revenue bands 3億/20億/100億/500億",
        "S/A/B/C ranks",
        "CRM stage",
        "Points with half-life",
        "Two scores",
    } < set(names)


@ALL
def test_a_preset_is_complete(definition):
    assert len(definition.cell) == len(definition.potential) * len(definition.intent)
    organisations = {one.name for one in definition.organisation}
    assert all(cell.organisation in organisations and cell.actions for cell in definition.cell)
    assert definition.hot_cells


@ALL
def test_hot_is_a_corner_whoever_is_worth_more_or_nearer_is_hot_too(definition):
    rows, columns = ([b.name for b in axis] for axis in (definition.potential, definition.intent))
    places = {(rows.index(p), columns.index(i)) for p, i in definition.hot_cells}
    for row, column in places:
        assert {(r, c) for r in range(row + 1) for c in range(column + 1)} <= places
    assert len(places) < len(definition.cell)


@ALL
def test_a_preset_reads_back_the_same(definition):
    assert parse_definition(write_definition(definition)) == definition


@ALL
def test_every_lead_of_the_sample_stands_in_one_cell(sample, definition):
    leads = sample.ask("leads_listed", definition=definition).dicts()
    assert len({row["lead_id"] for row in leads}) == len(leads) == 6000
    cells = sample.ask("leads_by_cell", definition=definition).dicts()
    assert sum(cell["count_leads"] for cell in cells) == len(leads)


def placed(given, name: str, axis: str) -> dict[str, str]:
    rows = given.dataset.ask("leads_listed", definition=presets()[name]).dicts()
    return {row["lead_id"]: row[axis] for row in rows}


def test_statuses_are_ordered_from_deal_to_dormant(given):
    steps = ["案件化", "アポ", "アポ見込み", "顕在化", "準顕在", "潜在"]
    for step in [*steps, "保留"]:
        given.lead(step, status=step)
    given.lead("対象外", status="対象外")
    given.lead("unknown")
    intents = placed(given, "BowNow-like statuses", "intent")
    assert [intents[step] for step in steps] == steps
    assert (intents["保留"], intents["unknown"]) == ("休眠・保留", "not scored")
    (cell,) = [
        row
        for row in given.dataset.ask(
            "leads_listed", definition=presets()["BowNow-like statuses"]
        ).dicts()
        if row["lead_id"] == "対象外"
    ]
    assert cell["is_excluded"]


def test_revenue_bands_begin_at_their_lower_bound(given):
    for oku in (500, 100, 20, 3, 2):
        given.lead(str(oku), annual_revenue=oku * 100_000_000)
    bands = placed(given, "Revenue bands 3億/20億/100億/500億", "potential")
    assert bands == {
        "500": "500億円以上",
        "100": "100億円以上",
        "20": "20億円以上",
        "3": "3億円以上",
        "2": "3億円未満",
    }


def test_ranks_are_taken_as_they_are(given):
    given.lead("L1", potential_rank="s", intent_rank="ホット")
    given.lead("L2", potential_rank="Cランク", intent_rank="COLD")
    assert placed(given, "S/A/B/C ranks", "potential") == {"L1": "S", "L2": "C"}
    assert placed(given, "S/A/B/C ranks", "intent") == {"L1": "Hot", "L2": "Cold"}


def test_a_deal_stage_says_how_far_the_buying_has_got(given):
    stages = {
        "A": "Aヨミ", "Bヨミ": "Bヨミ", "ヒアリング": "Cヨミ", "Negotiation": "Aヨミ",
        "提案中": "Bヨミ", "lost": "その他",
    }  # fmt: skip
    for stage in stages:
        given.lead(stage, created_at="2026-01-05")
        given.deal(stage, created="2026-02-02 10:00", stage=stage)
    given.touch("touched", at="2026-02-02 10:00")
    bands = placed(given, "CRM stage", "intent")
    assert bands == stages | {"touched": "案件前"}


def test_points_fade_by_half_in_thirty_days(given):
    given.touch("fresh", at="2026-03-31 10:00", kind="inquiry")
    given.touch("fresh", at="2026-03-31 10:00", kind="price_page_view")
    given.touch("faded", at="2026-03-01 10:00", kind="inquiry")
    given.touch("faded", at="2026-03-01 10:00", kind="price_page_view")
    given.touch("opened", at="2026-03-31 10:00", kind="email_open")
    bands = placed(given, "Points with half-life", "intent")
    assert bands == {"fresh": "60 and more", "faded": "25 and more", "opened": "Fewer"}
