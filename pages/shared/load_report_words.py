"""Words of the report of a load: tables, fields, reasons, moves, in the reader's language."""

from collections.abc import Callable

from data.report.counts import LEFT_OUT
from pages.shared.columns import labels
from pages.shared.load_report_lines import dataset_fault, detail, left_out
from pages.shared.text import VERDICTS, _, verdict
from pages.shared.why_openings import worded
from queries import Rows
from queries.moved import GONE, NEW


def table_name(name: str) -> str:
    """What a table is called."""
    return table_names().get(name, name)


def table_names() -> dict[str, str]:
    """The tables of a dataset."""
    return {
        "leads": _("leads"),
        "contacts": _("contacts"),
        "accounts": _("accounts"),
        "handovers": _("handovers"),
        "activities": _("touches and activities"),
        "deals": _("deals"),
        "changes": _("histories"),
        "campaigns": _("campaigns"),
        "users": _("users"),
        "teams": _("teams"),
        "stages": _("deal stages"),
        "links": _("links"),
    }


def field_name(name: str) -> str:
    """What a field of a lead is called."""
    others = {"phone": _("Phone"), "email": _("E-mail"), "excluded_reason": _("Why excluded")}
    return (fields() | others).get(name) or labels().get(name, name)


def fields() -> dict[str, str]:
    """What a field is called."""
    return {
        "annual_revenue": _("Annual revenue"),
        "employees": _("Employees"),
        "score": _("Score"),
        "potential_score": _("Potential score"),
        "company_name": _("Company"),
        "department": _("Department"),
        "job_title": _("Job title"),
        "industry": _("Industry"),
        "region": _("Region"),
        "source": _("Source"),
        "campaign": _("Campaign"),
        "status": _("Status"),
        "potential_rank": _("Potential rank"),
        "intent_rank": _("Intent rank"),
        "touches": _("touches"),
    }


def move_name(name: str) -> str:
    """A verdict in words, or that the handover is not in one of the two datasets."""
    if name in VERDICTS:
        return verdict(name)
    return {NEW: _("not there before"), GONE: _("no longer there")}.get(name, name)


def reason(rule: str) -> str:
    """A reason of the load; one of no known wording stands as it is."""
    return reason_words()(rule)


def reason_words() -> Callable[[str], str]:
    """Turns reasons into words, also later, when there is no page."""
    known, one_line = reasons(), detail()
    return lambda rule: known.get(rule) or one_line(rule)


def reasons_worded() -> Callable[[Rows], Rows]:
    """Puts tables and reasons of a list into words; made on the page, for its download too."""
    words, tables = reason_words(), table_names()
    return lambda rows: worded(rows, reason=words, table_name=lambda name: tables.get(name, name))


def note(what: str) -> str:
    """What the load noted: the table, and what it did."""
    if what.startswith(LEFT_OUT):
        return left_out(what.removeprefix(LEFT_OUT))
    table, comma, topic = what.partition(", ")
    known = _notes().get(topic)
    return f"{table_name(table)}{_(', ') if comma else ''}{known}" if known else what


def not_compared(sentence: str) -> str:
    """Why there is nothing to compare with."""
    known = {
        "There is no dataset before this one to compare with.": _(
            "There is no dataset before this one to compare with."
        ),
        "One of the two datasets is the made-up sample: they are not compared.": _(
            "One of the two datasets is the made-up sample: they are not compared."
        ),
    }
    return known.get(sentence) or _("The dataset before can't be compared: {reason}").format(
        reason=dataset_fault(sentence.partition(": ")[2])
    )


def reasons() -> dict[str, str]:
    """The reasons of the load that have words of their own."""
    return {
        "is before its lead was created": _("is before its lead was created"),
        "is created before its lead": _("is created before its lead"),
        "closes before it is created": _("closes before it is created"),
        "is created in the future": _("is created in the future"),
        "is handed over in the future": _("is handed over in the future"),
        "happens in the future": _("happens in the future"),
        "names no lead": _("names no lead"),
        "of an unknown lead": _("of an unknown lead"),
        "has no time": _("has no time"),
        "names neither lead nor account": _("names neither lead nor account"),
        "of an account that no lead has": _("of an account that no lead has"),
        "names only a company with several leads": _("names only a company with several leads"),
        "in the recycle bin": _("in the recycle bin"),
        "still to do": _("still to do"),
        "has the e-mail of another lead": _("has the e-mail of another lead"),
        "has the e-mail of a lead": _("has the e-mail of a lead"),
        "is the contact that a lead became": _("is the contact that a lead became"),
        "a later export says it anew": _("a later export says it anew"),
        "says again what another line says": _("says again what another line says"),
        "stood on the day of creation; a handover is known": _(
            "stood on the day of creation; a handover is known"
        ),
        "lead_id is blank": _("lead_id is blank"),
        "unclosed quote": _("unclosed quote"),
        "too few fields": _("too few fields"),
        "too many fields": _("too many fields"),
        "the whole line stands in one quoted cell": _("the whole line stands in one quoted cell"),
        "the header line again": _("the header line again"),
        "a footer of the export, not a row of data": _("a footer of the export, not a row of data"),
        "left out by only_where of the mapping": _("left out by only_where of the mapping"),
        "is no date or time that exists between 1990 and 2100": _(
            "is no date or time that exists between 1990 and 2100"
        ),
        "is not a number": _("is not a number"),
        "is not a number of 0 or more": _("is not a number of 0 or more"),
        "is not a whole number": _("is not a whole number"),
        "is not a whole number of 0 or more": _("is not a whole number of 0 or more"),
        "is neither yes nor no": _("is neither yes nor no"),
        "is a band, not a number: map the column to potential_rank": _(
            "is a band, not a number: map the column to potential_rank"
        ),
        "is none of sales, marketing and lead": _("is none of sales, marketing and lead"),
        "same e-mail": _("same e-mail"),
        "same name and company, no e-mail": _("same name and company, no e-mail"),
        "same name and company, another e-mail": _("same name and company, another e-mail"),
    }


def _notes() -> dict[str, str]:
    return {
        "actor derived from the type of activity": _("actor derived from the type of activity"),
        "actor unknown: neither named nor told by the type": _(
            "actor unknown: neither named nor told by the type"
        ),
        "type of activity not named": _("type of activity not named"),
        "type of activity of no known spelling, kept as written": _(
            "type of activity of no known spelling, kept as written"
        ),
        "same e-mail as another lead: one person, one lead": _(
            "same e-mail as another lead: one person, one lead"
        ),
        "taken from the day the lead was created": _("taken from the day the lead was created"),
        "known from two exports: between them": _("known from two exports: between them"),
        "have the id of another lead of the dataset before": _(
            "have the id of another lead of the dataset before"
        ),
        "came to be handed over since the dataset before, but no later day of the export is "
        "known: write the day into the file name": _(
            "came to be handed over since the dataset before, but no later day of the export is "
            "known: write the day into the file name"
        ),
        "share an e-mail with another lead, and were left apart": _(
            "share an e-mail with another lead, and were left apart"
        ),
        "said anew by a later export: the later stands": _(
            "said anew by a later export: the later stands"
        ),
        "of which two files say different things: the first file stands": _(
            "of which two files say different things: the first file stands"
        ),
        "taken from the day the lead was created, but given up: a real one is known": _(
            "taken from the day the lead was created, but given up: a real one is known"
        ),
        "taken from a history of statuses": _("taken from a history of statuses"),
        "taken from a history of owners: somebody got what nobody had": _(
            "taken from a history of owners: somebody got what nobody had"
        ),
        "name a company of several accounts: none was taken": _(
            "name a company of several accounts: none was taken"
        ),
        "their company's name fits several accounts that differ: none was taken": _(
            "their company's name fits several accounts that differ: none was taken"
        ),
        "company known by the id of its account": _("company known by the id of its account"),
        "company found among the accounts by its name": _(
            "company found among the accounts by its name"
        ),
        "stand with several leads: the one that the system names first has it": _(
            "stand with several leads: the one that the system names first has it"
        ),
        "stand with several leads: counted for each of them": _(
            "stand with several leads: counted for each of them"
        ),
        "say nothing of a lead that is known": _("say nothing of a lead that is known"),
        "are of deals: nothing is taken from them": _("are of deals: nothing is taken from them"),
        "tie nothing that is known": _("tie nothing that is known"),
        "were in a campaign whose type is not named": _(
            "were in a campaign whose type is not named"
        ),
        "is the contact that a lead became: one lead": _(
            "is the contact that a lead became: one lead"
        ),
        "has the e-mail of a lead: one lead": _("has the e-mail of a lead: one lead"),
        "owned by a queue: by nobody": _("owned by a queue: by nobody"),
        "owner known by an id alone: no file of users names it": _(
            "owner known by an id alone: no file of users names it"
        ),
        "done by somebody known by an id alone": _("done by somebody known by an id alone"),
    }
