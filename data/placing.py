"""Which column of a recognised file becomes which field: by its name, else by its values."""

from data import schema
from data.choosing import PEOPLE
from data.headers import Heading
from data.looks import BAND, DATE, DIGITS, EMAIL, PHONE
from data.mapping import NEEDED, FieldRule
from data.matching import Columns, Match
from data.places import Places, Reason, fullest, rule_of
from data.placing_handovers import place_handovers
from data.systems import Known, generic_fields

# An id means nothing but what its own system means by it, so no usual name will do.
NO_USUAL_NAMES = {"lead_id", "contact_id", "account_id", "deal_id", "activity_id"}
# Names that say it at their end: `Asymmetrique Activity Score` is a score.
BY_LAST_WORDS = {
    "score", "potential_score", "potential_rank", "intent_rank", "job_title", "industry",
    "annual_revenue", "employees",
}  # fmt: skip


def place(columns: Columns, match: Match) -> Places | None:
    """Where each column goes; None where what such a file needs is not there."""
    places = Places()
    wanted = match.object.feeds()
    for table, fields in wanted.items():
        for name, known in fields.items():
            _by_name(columns, match, places, table, name, known)
    for table in wanted:
        _by_usual_name(columns, match, places, table)
    for table in wanted:
        _by_values(columns, places, table)
        _correct(columns, places, table)
    _rest(wanted, places)
    place_handovers(columns, match, places)
    _drop_useless(places, match.object.needs)
    return places if places.rules or not wanted else None


def _by_name(
    columns: Columns, match: Match, places: Places, table: str, name: str, known: Known
) -> None:
    reason = Reason.USUAL_NAME if match.system.is_generic else Reason.CALLED_SO
    found = [match.names[spelling] for spelling in known.columns if spelling in match.names]
    if found:
        chosen = fullest(columns, found, any_will_do=name == "handed_over_at")
        places.put(table, name, rule_of(columns, table, name, chosen, known), reason)
    elif known.constant is not None:
        places.put(table, name, FieldRule(constant=known.constant), Reason.FILE)


def _by_usual_name(columns: Columns, match: Match, places: Places, table: str) -> None:
    """What the system has no name for may have been added under a name that everybody uses."""
    unused = {
        name: one
        for name, one in match.names.items()
        if one.column not in places.used() and name not in match.object.known
    }
    own = match.object.feeds()[table]
    for name, known in generic_fields(table).items():
        if not places.has(table, name) and name not in NO_USUAL_NAMES and known.columns:
            found = [unused[one] for one in known.columns if one in unused]
            found = found or _ending(unused, name, known)
            if found and name in schema.imported_fields(table):
                chosen = fullest(columns, found, any_will_do=False)
                rule = rule_of(columns, table, name, chosen, known)
                places.put(table, name, rule, Reason.USUAL_NAME)
                unused = {key: one for key, one in unused.items() if one is not chosen}
    for name, known in own.items():
        left = [unused[one] for one in known.left_over if one in unused]
        is_named = name == "lead_name" and places.has(table, "last_name")
        if left and not (is_named or places.has(table, name)):
            rule = rule_of(columns, table, name, left[0], known)
            places.put(table, name, rule, Reason.USUAL_NAME)
            unused = {key: one for key, one in unused.items() if one is not left[0]}


def _ending(unused: dict[str, Heading], field: str, known: Known) -> list[Heading]:
    if field not in BY_LAST_WORDS:
        return []
    return [
        one
        for spelling in known.columns
        for name, one in unused.items()
        if len(spelling.encode()) >= 9 and name.endswith(spelling)
    ]


def _by_values(columns: Columns, places: Places, table: str) -> None:
    if table not in PEOPLE:
        return
    looks = columns.looks
    for name, is_it, reason in (
        ("email", lambda column: looks.is_mostly(column, EMAIL), Reason.EMAILS),
        ("phone", lambda column: looks.is_mostly(column, PHONE), Reason.PHONES),
        ("company_name", looks.are_companies, Reason.COMPANIES),
    ):
        found = [column for column in _free(columns, places) if is_it(column)]
        if found and not places.has(table, name):
            places.put(table, name, FieldRule(column=found[0]), reason)
    dates = [column for column in columns.header if looks.is_mostly(column, DATE)]
    if len(dates) == 1 and not places.has(table, "created_at") and dates[0] not in places.used():
        places.put(table, "created_at", FieldRule(column=dates[0]), Reason.ONLY_DATE)


def _free(columns: Columns, places: Places) -> list[str]:
    return [column for column in columns.header if column not in places.used()]


def _correct(columns: Columns, places: Places, table: str) -> None:
    """Names that promise one thing and values that are another: ids, companies."""
    rules = places.rules.get(table, {})
    looks = columns.looks
    for name, instead in (("company_name", "account_id"), ("deal_stage", "stage_id")):
        column = rules[name].column if name in rules else None
        is_id = column and (
            looks.id_prefix(column) == "001"
            if name == "company_name"
            else looks.is_mostly(column, DIGITS)
        )
        if column and is_id and instead not in rules and instead in schema.imported_fields(table):
            places.put(table, instead, FieldRule(column=column), Reason.IDS)
            del rules[name]
    amount = rules.get("annual_revenue")
    can_be_ranked = "potential_rank" in schema.imported_fields(table) and not places.has(
        table, "potential_rank"
    )
    if amount and can_be_ranked and looks.is_mostly(amount.column or "", BAND):
        places.put(table, "potential_rank", FieldRule(column=amount.column), Reason.BANDS)
        del rules["annual_revenue"]
    person = rules.get("lead_name")
    if person and "company_name" not in rules and looks.are_companies(person.column or ""):
        places.put(table, "company_name", person, Reason.COMPANIES)
        del rules["lead_name"]


def _rest(wanted: dict[str, dict[str, Known]], places: Places) -> None:
    """Fields that share the column of another, where they have none of their own."""
    for table, fields in wanted.items():
        for name, known in fields.items():
            of, _, other = known.or_field.rpartition(".")
            if other and not places.has(table, name) and places.has(of or table, other):
                rule = places.rules[of or table][other]
                places.put(table, name, rule, places.reasons[of or table, other])


def _drop_useless(places: Places, needs: dict[str, list[str]]) -> None:
    """Tables for which the file says too little."""
    for table, rules in list(places.rules.items()):
        own = {name for name, rule in rules.items() if rule.column}
        is_enough = any(needed <= set(rules) and needed & own for needed in NEEDED[table])
        if not is_enough or (table in needs and not own.intersection(needs[table])):
            del places.rules[table]
