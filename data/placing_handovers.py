"""Which column of a file of people says when each was handed over to sales."""

from data.choosing import PEOPLE
from data.mapping import FieldRule
from data.matching import Columns, Match
from data.places import Places, Reason, fullest, rule_of
from data.systems import generic_fields

# Owner and team stay with the lead: a handover that names nobody has its lead's.
NOT_OF_EVENTS = {"lead_id", "owner_name", "team_name"}


def place_handovers(columns: Columns, match: Match, places: Places) -> None:
    """One date of each lead is its handover: a real one, else the stand-in of its system."""
    table = next((table for table in PEOPLE if table in places.rules), None)
    key = PEOPLE.get(table or "", "")
    if not table or key in match.object.handovers:
        return
    if not _is_filled(columns, places):
        _by_usual_handover(columns, match, places)
    stand_ins = [match.names[name] for name in match.object.assumed if name in match.names]
    if stand_ins and not _is_filled(columns, places):
        chosen = fullest(columns, stand_ins, any_will_do=True)
        rule = FieldRule(column=chosen.column)
        places.put("handovers", "handed_over_at", rule, Reason.STAND_IN)
        places.is_assumed = True
    if places.has("handovers", "handed_over_at") and places.has(table, key):
        places.put("handovers", key, places.rules[table][key], places.reasons[table, key])


def _is_filled(columns: Columns, places: Places) -> bool:
    rule = places.rules.get("handovers", {}).get("handed_over_at")
    looks = columns.looks
    return rule is not None and bool(looks.filled(rule.column or "") or not looks.has_values)


def _by_usual_handover(columns: Columns, match: Match, places: Places) -> None:
    for name, known in generic_fields("handovers").items():
        found = [match.names[one] for one in known.columns if one in match.names]
        found = [one for one in found if one.column not in places.used()]
        if found and not (name in NOT_OF_EVENTS or places.has("handovers", name)):
            chosen = fullest(columns, found, any_will_do=True)
            rule = rule_of(columns, "handovers", name, chosen, known)
            places.put("handovers", name, rule, Reason.USUAL_NAME)
