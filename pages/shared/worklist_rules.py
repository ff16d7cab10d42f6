"""How open work is counted and put in order, in words."""

from data.definition import Definition
from pages.shared.text import FEW, _


def work_rules(definition: Definition) -> list[str]:
    """The rules, a sentence each."""
    return [
        _(
            "**Open work doesn't end with a period**: every lead of the chosen team and source "
            "whose latest handover nobody has answered, however old. A lead that was handed over "
            "anew is listed once, for its latest owner; one that counts for nobody is not listed."
        ),
        _(
            "**Will breach**: waiting, and its deadline is at or before the next meeting. "
            "**Overdue**: past the deadline, and nothing logged by sales, which is no proof that "
            "nothing was done. **Unassigned**: neither the handover nor the lead names an owner."
        ),
        _(
            "**Order** = amount × chance × urgency. Amount: the mean of the won deals of all leads "
            "in the same potential band that were handed over. Chance: the share that converted of "
            "all handovers in the same cell, without excluded and waiting ones. Both look at all "
            "teams up to the as-of day; with fewer than {few} the band stands in for the cell, and "
            "all for the band. A cell that sales let lie converts less for that reason, too."
        ).format(few=FEW),
        _(
            "**Urgency** = SLA ÷ (SLA + business hours to the deadline): 1 at the deadline, ½ one "
            "SLA before it. The SLA is {hours} business hours unless the cell has one of its own. "
            "After the deadline every cell fades alike: {hours} ÷ ({hours} + business hours since)."
        ).format(hours=f"{definition.sla_business_hours:g}"),
    ]
