"""What a definition asks that the data knows only as of today, without any history."""

from data.conditions import Condition
from data.definition import Definition
from data.dials import conditions_by_path

FIELDS_OF_TODAY = (
    "score",
    "potential_score",
    "potential_rank",
    "intent_rank",
    "status",
    "deal_stage",
)


def fields_of_today(definition: Definition) -> tuple[str, ...]:
    """The fields known only as of today that the conditions of a definition name."""
    named = {_field(condition) for condition in conditions_by_path(definition).values()}
    return tuple(field for field in FIELDS_OF_TODAY if field in named)


def paths_of_today(definition: Definition) -> tuple[str, ...]:
    """Where the conditions on such fields stand, in the order of reading."""
    conditions = conditions_by_path(definition).items()
    return tuple(path for path, condition in conditions if _field(condition) in FIELDS_OF_TODAY)


def _field(condition: Condition) -> str | None:
    return getattr(condition, "field", None)  # touches and groups compare no field
