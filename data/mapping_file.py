"""Writes a mapping as the TOML that `--mapping` reads."""

from typing import Any

import tomli_w

from data.mapping import FieldRule, Mapping, Source


def write_mapping(mapping: Mapping) -> str:
    """The text of a mapping file that says the same, without what goes without saying."""
    settings = mapping.model_dump(exclude_defaults=True, exclude={"source"})
    settings["source"] = [_source(source) for source in mapping.source]
    return tomli_w.dumps(settings, multiline_strings=False)


def _source(source: Source) -> dict[str, Any]:
    settings = source.model_dump(exclude_defaults=True)
    for table in source.tables():
        settings[table] = {field: _rule(rule) for field, rule in source.rules(table).items()}
    return settings


def _rule(rule: FieldRule) -> Any:
    """A column's name alone, where no more is to be said."""
    settings = rule.model_dump(exclude_defaults=True)
    return settings["column"] if set(settings) == {"column"} else settings
