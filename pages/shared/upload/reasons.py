"""Why a column goes where it goes, in the reader's language."""

from data.places import Reason
from data.proposal import Proposal
from pages.shared.text import _


def reason_word(one: Proposal, column: str) -> str:
    """Why a column was proposed to go where it goes."""
    sentence = _words().get(one.reasons.get(column, ""), "")
    return sentence.format(system=one.system)


def _words() -> dict[str, str]:
    return {
        Reason.CALLED_SO: _("{system} calls it so"),
        Reason.SAME_NAME: _("same name as the field"),
        Reason.USUAL_NAME: _("a usual name for it"),
        Reason.EMAILS: _("looks like e-mail addresses"),
        Reason.PHONES: _("looks like phone numbers"),
        Reason.COMPANIES: _("looks like names of companies"),
        Reason.IDS: _("holds ids"),
        Reason.BANDS: _("holds bands, not numbers"),
        Reason.ONLY_DATE: _("the only column of dates"),
        Reason.FILE: _("true of every line of such a file"),
        Reason.STAND_IN: _("stands for the handover: no column says when it was"),
    }
