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

from queries import Dataset, questions
from tests import bench_data, bench_pandas, bench_polars

REPEATS = 9
MOST_ROWS = 5000
FACTS = (
    "lead_facts", "handover_facts", "touch_facts", "handover_touches", "first_activities",
    "owner_first_activities", "deal_facts", "account_deals", "business_slots",
)  # fmt: skip
RATES = (
    "count_handovers", "count_due", "ignored_numerator", "sure_ignored_numerator",
    "missed_sla_numerator", "conversion_numerator",
)  # fmt: skip
GRID = (
    "potential", "intent", "count_leads", "count_handovers", "count_due", "count_converted",
    "count_ignored", "count_sure", "count_leads_with_deal", "count_leads_won",
)  # fmt: skip

COMPARED = {"rates": ("rates", RATES), "grid": ("leads_by_cell", GRID)}


def main() -> None:
    """Make the files, load them, ask, compare, and print it all."""
    options = _options()
    folder = options.dir or Path(tempfile.mkdtemp(prefix="leadgrid-bench-"))
    files, home = folder / "csv", folder / f"dataset-{options.leads}"
    try:
        print(f"load average before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        if not options.keep or not (home / "CURRENT").is_file():
            bench_data.write(files, options.leads)
            measure_load(files, home)
        measure_questions(home)
        compare(Dataset.current(home))
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
    return parser.parse_args()


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
        values = {"most_rows": MOST_ROWS} if "most_rows" in questions()[name].parameters else {}
        opened = Dataset.current(home)
        first = _seconds(partial(opened.ask, name, values))
        rows = len(opened.ask(name, values))
        kept = median(partial(opened.ask, name, values))
        fresh = statistics.median(_fresh(dataset, name, values, n) for n in range(1, REPEATS + 1))
        print(f"{name:34}{rows:9,}{1e3 * first:8.0f}{1e3 * kept:8.1f}{1e3 * fresh:8.0f}")


def _fresh(dataset: Dataset, name: str, values: dict[str, Any], seconds: int) -> float:
    earlier = values | {"as_of": dataset.as_of - timedelta(seconds=seconds)}
    return _seconds(lambda: dataset.ask(name, earlier))


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
    for name, (question, columns) in COMPARED.items():
        rows = [tuple(row[column] for column in columns) for row in dataset.ask(question).dicts()]
        expected = list(rows[0]) if name == "rates" else rows
        kept = median(partial(dataset.ask, question))
        fresh = statistics.median(_fresh(dataset, question, {}, n) for n in range(1, REPEATS + 1))
        print(f"{name:40}{1e3 * kept:8.1f}{1e3 * fresh:8.0f}")
        for tool, module, loaded in (
            ("pandas", bench_pandas, pandas), ("Polars", bench_polars, frames)
        ):  # fmt: skip
            work = getattr(module, name)
            found = work(loaded, dataset.as_of, slot_us)
            assert found == expected, f"{tool} {name}: {found} is not {expected}"
            took = median(partial(work, loaded, dataset.as_of, slot_us), 5)
            print(f"  {tool:20}{1e3 * took:18.0f}{took / kept:7.1f}x{took / fresh:7.1f}x")


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
