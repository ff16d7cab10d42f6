"""Definitions to begin with: complete ones that suit companies of one kind or another."""

from functools import cache
from pathlib import Path

from data.definition import Definition, read_definition

HOME = Path(__file__).with_name("presets")


@cache
def _presets() -> tuple[Definition, ...]:
    return (read_definition(), *(read_definition(path) for path in sorted(HOME.glob("*.toml"))))


def presets() -> dict[str, Definition]:
    """The shipped default and every other definition of data/presets, by name."""
    return {definition.name: definition for definition in _presets()}
