"""Files that say more of what other files only name: their columns are joined by a key."""

import re
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class Lookup(BaseModel):
    """A file that has these columns; other files read them as `name.column`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    header: list[str] = Field(min_length=2)
    key: str
    on: str = ""  # what the other file calls the key; empty: the same

    @field_validator("name")
    @classmethod
    def _one_word(cls, name: str) -> str:
        if not re.fullmatch(r"\w+", name):
            raise ValueError("expected one word, such as accounts")
        return name

    @model_validator(mode="after")
    def _has_its_key(self) -> "Lookup":
        if self.key not in self.header:
            raise ValueError(f"key: expected one of the columns of `header`: {self.header}")
        return self

    @property
    def named_by(self) -> str:
        """The column of another file that holds the key."""
        return self.on or self.key

    def is_in(self, header: list[str]) -> bool:
        """Whether a file with this header is the one to look up in."""
        return set(self.header) <= set(header)

    def columns(self) -> list[str]:
        """What other files may name."""
        return [f"{self.name}.{column}" for column in self.header if column != self.key]

    def of(self, column: str) -> str:
        """The column of its own file that is meant."""
        return column.removeprefix(f"{self.name}.")


def looked_up(lookups: Iterable[Lookup], header: list[str]) -> list[str]:
    """The columns that a file gains by the lookups whose key it names."""
    return [column for one in lookups if one.named_by in header for column in one.columns()]
