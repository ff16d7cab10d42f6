"""How fast is it? Run by hand: `python -m tests.bench [--leads 1000000] [--dir DIR] [--keep]`.

Loads a big made-up company in a process of its own, asks every question with results kept and
with none kept, and does the grid and the rates in pandas and Polars too: equal results, ratios.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import polars

from data.definition import Definition, parse_definition
from queries import Dataset, questions
from tests import (
    bench_data,
    bench_pandas,
    bench_polars,
    bench_what_if,
    bench_wide_pandas,
    bench_wide_polars,
)

REPEATS = 9
MOST_ROWS = 5000
MOST_BY_FILE = 2_000_000
FACTS = (
    "lead_facts", "handover_facts", "touch_facts", "handover_touches", "first_activities",
    "owner_first_activities", "deal_facts", "account_deals", "business_slots", "calendar_days",
)  # fmt: skip
RATES = (
    "count_handovers", "count_due", "ignored_numerator", "sure_ignored_numerator",
    "missed_sla_numerator", "conversion_numerator",
)  # fmt: skip
GRID = (
    "potential", "intent", "count_leads", "count_handovers", "count_due", "count_converted",
    "count_ignored", "count_sure", "count_leads_with_deal", "count_leads_won",
)  # fmt: skip

GROUPS = ("group_name", "count_whole", "count_hits")
BY_OWNER = {"rate": "missed_sla", "by": "owner"}
COMPARED: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "rates": ("rates", RATES, {}),
    "grid": ("leads_by_cell", GRID, {}),
    "groups": ("rates_by_group", GROUPS, BY_OWNER),
}
# What a page asks these with; the others are asked with empty filters.
ASKED: dict[str, dict[str, Any]] = {
    "rates_by_group": BY_OWNER,
    "response_hours_by_group": {"by": "owner"},
    "response_curve": {"most_hours": 54},
    "hot_by_owner": {"capacity_a_week": 15},
    "cases_listed": {"which": "hot"},
    "caught_deals_listed": {"which": "all"},
    "change_of_rate": {
        "count_hits": 90, "count_whole": 400, "count_hits_before": 70, "count_whole_before": 390,
    },
}  # fmt: skip
RULES = Path(__file__).with_name("bench_rules.toml").read_text(encoding="utf-8")
# What an editor of the definition does, each at a value never seen before.
EDITS = {
    "thresholds moved": (
        ("at_least", 40, 1), ("at_least", 1000, 10), ("sla_business_hours", 16, 0.5)
    ),
    "within_days moved": (("within_days", 60, 1),),
    "half-life moved": (("half_life_days", 30, 1),),
}  # fmt: skip


def main() -> None:
    """Make the files, load them, ask, compare, and print it all."""
    options = _options()
    folder = options.dir or Path(tempfile.mkdtemp(prefix="leadgrid-bench-"))
    files, home = folder / "csv", folder / f"dataset-{options.leads}"
    try:
        print(f"load average before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        if not options.keep or not (home / "CURRENT").is_file():
            make(files, home, options.leads)
        if options.only == "what-if":
            bench_what_if.measure(home)
            return
        measure_questions(home)
        has_tools = options.leads <= MOST_BY_FILE  # beyond it they need more memory than there is
        if has_tools:
            compare(Dataset.current(home))
        compare_edits(Dataset.current(home), has_tools)
        bench_what_if.measure(home)
        print(f"load average after: {os.getloadavg()[0]:.1f}")
    finally:
        if not options.keep:
            shutil.rmtree(files, ignore_errors=True)
            shutil.rmtree(home, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--leads", type=int, default=1_000_000)
    parser.add_argument("--dir", type=Path, help="where files and datasets are made")
    keep = "leave them, and load nothing where the dataset is there already (needs --dir)"
    parser.add_argument("--keep", action="store_true", help=keep)
    parser.add_argument("--only", choices=("what-if",), help="measure this part alone")
    return parser.parse_args()


def make(files: Path, home: Path, leads: int) -> None:
    """Load files as a company would; of very many leads, write the dataset itself."""
    if leads > MOST_BY_FILE:
        print(f"{leads:,} leads are written without files and without a load")
        bench_data.write_dataset(home, leads)
        return
    bench_data.write(files, leads)
    measure_load(files, home)


def measure_load(files: Path, home: Path) -> None:
    """Load in a process of its own; its peak memory is that of this process's children."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "data", "load", str(files), "--dataset", str(home)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = Dataset.current(home).path.stat().st_size
    print(
        f"load: {wall:.1f} s (processor {used.ru_utime + used.ru_stime:.1f} s), "
        f"peak {used.ru_maxrss / 1024:,.0f} MiB, dataset {size / 2**20:,.0f} MiB"
    )


def measure_questions(home: Path) -> None:
    """Each question: at first, with what it stands on kept, and at a fresh moment.

    A list is asked for as many rows as a page asks for; handing over more is not the question's.
    """
    print(f"\n{'milliseconds':34}{'rows':>9}{'first':>8}{'kept':>8}{'fresh':>8}")
    for name in questions():
        dataset = Dataset.current(home)
        is_list = "most_rows" in questions()[name].parameters
        values = ASKED.get(name, {}) | ({"most_rows": MOST_ROWS} if is_list else {})
        opened = Dataset.current(home)
        first = _seconds(partial(opened.ask, name, values))
        rows = len(opened.ask(name, values))
        kept = median(partial(opened.ask, name, values))
        fresh = statistics.median(_fresh(dataset, name, values, n) for n in range(1, REPEATS + 1))
        print(f"{name:34}{rows:9,}{1e3 * first:8.0f}{1e3 * kept:8.1f}{1e3 * fresh:8.0f}")


def _fresh(
    dataset: Dataset,
    name: str,
    values: dict[str, Any],
    seconds: int,
    definition: Definition | None = None,
) -> float:
    earlier = values | {"as_of": dataset.as_of - timedelta(seconds=seconds)}
    return _seconds(lambda: dataset.ask(name, earlier, definition))


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], Any], count: int = REPEATS) -> float:
    """The median time of some runs, in seconds."""
    return statistics.median(_seconds(work) for _ in range(count))


def compare(dataset: Dataset) -> None:
    """The same numbers from the same facts in pandas and Polars, which hold them in memory."""
    slot_us = int(dataset.settings["slot_seconds"]) * 1_000_000
    tables = _facts(dataset)
    pandas = {name: table.to_pandas() for name, table in tables.items()}
    frames = {name: polars.DataFrame(table) for name, table in tables.items()}
    print(f"\n{'milliseconds (ratio to kept, to fresh)':40}{'kept':>8}{'fresh':>8}")
    for name, (question, columns, values) in COMPARED.items():
        answer = dataset.ask(question, values).dicts()
        rows = [tuple(row[column] for column in columns) for row in answer]
        expected = list(rows[0]) if name == "rates" else rows
        kept = median(partial(dataset.ask, question, values))
        fresh = statistics.median(
            _fresh(dataset, question, values, n) for n in range(1, REPEATS + 1)
        )
        print(f"{name:40}{1e3 * kept:8.1f}{1e3 * fresh:8.0f}")
        for tool, module, loaded in (
            ("pandas", bench_pandas, pandas), ("Polars", bench_polars, frames)
        ):  # fmt: skip
            work = getattr(module, name)
            found = work(loaded, dataset.as_of, slot_us)
            assert found == expected, f"{tool} {name}: {found} is not {expected}"
            took = median(partial(work, loaded, dataset.as_of, slot_us), 5)
            print(f"  {tool:20}{1e3 * took:18.0f}{took / kept:7.1f}x{took / fresh:7.1f}x")


def compare_edits(dataset: Dataset, has_tools: bool) -> None:
    """The grid of a wide definition: seen before, and with something moved."""
    definition = parse_definition(RULES)
    ask = partial(dataset.ask, "grid_cells", definition=definition)
    first = _seconds(ask)
    ask()
    took = {"first": first, "view kept": median(ask)}
    for name, changes in EDITS.items():
        asked = [_edited(changes, n) for n in range(1, REPEATS + 1)]
        took[name] = statistics.median(
            _seconds(partial(dataset.ask, "grid_cells", definition=one)) for one in asked
        )
    later = [_fresh(dataset, "grid_cells", {}, n, definition) for n in range(1, REPEATS + 1)]
    took["another moment"] = statistics.median(later)
    tools = _tools(dataset, definition) if has_tools else {}
    head = "".join(f"{tool:>10}" for tool in tools)
    print(f"\n{'grid of 5 x 5 bands, milliseconds':34}{'':8}{head}")
    for name, seconds in took.items():
        ratios = "".join(f"{tool / seconds:9.1f}x" for tool in tools.values())
        print(f"{name:34}{1e3 * seconds:8.0f}{ratios}")


def _edited(changes: tuple[tuple[str, int, float], ...], n: int) -> Definition:
    text = RULES
    for setting, value, step in changes:
        assert f"{setting} = {value}" in text
        text = text.replace(f"{setting} = {value}", f"{setting} = {value + n * step}")
    return parse_definition(text.replace(".0", ""))


def _tools(dataset: Dataset, definition: Definition) -> dict[str, float]:
    """Seconds that pandas and Polars take for the same grid, once it is the same."""
    slot_us = int(dataset.settings["slot_seconds"]) * 1_000_000
    rows = dataset.ask("leads_by_cell", definition=definition).dicts()
    expected = [tuple(row[column] for column in GRID) for row in rows]
    tables, took = _facts(dataset), {}
    for tool, module, rules in (
        ("pandas", bench_pandas, bench_wide_pandas), ("Polars", bench_polars, bench_wide_polars)
    ):  # fmt: skip
        frames = {
            name: table.to_pandas() if tool == "pandas" else polars.DataFrame(table)
            for name, table in tables.items()
        }
        work = partial(module.grid, frames, dataset.as_of, slot_us, rules)
        found = work()
        assert found == expected, f"{tool}: {found} is not {expected}"
        took[tool] = median(work, 3)
    return took


def _facts(dataset: Dataset) -> dict[str, Any]:
    """The facts as Arrow tables; decimals as doubles, which both tools compute with."""
    with duckdb.connect(str(dataset.path), read_only=True) as connection:
        change = {"lead_facts": "annual_revenue", "deal_facts": "amount"}
        return {
            name: connection.sql(
                f"select * replace ({change[name]}::double as {change[name]}) from {name}"
                if name in change
                else f"select * from {name}"
            ).to_arrow_table()
            for name in FACTS
        }


if __name__ == "__main__":
    main()
