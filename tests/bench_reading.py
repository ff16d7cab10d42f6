"""How fast are files read? Run by hand: `python -m tests.bench_reading [--lines 1000000]`.

Makes one list of leads with 20 columns in several forms, loads each in a process of its own, and
prints the time, that of the processor with its ratio to UTF-8, and the peak memory.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import xlsxwriter

LEADS = """
select
    concat('L', n) as lead_id, concat('佐藤 花子', n) as lead_name,
    concat('p', n, '@example.jp') as email, concat('03-', 1000 + n % 9000) as phone,
    concat('株式会社アルファ', n // 3) as company_name, concat('C', n // 3) as account_id,
    '営業企画部' as department, if(n % 5 = 0, '部長', '担当') as job_title,
    if(n % 2 = 0, '製造業', '情報通信業') as industry, '東京都' as region,
    1000000 * (n % 9000) as annual_revenue, n % 5000 as employees, '展示会' as source,
    concat('キャンペーン', n % 40) as campaign, '対応中' as status, n % 100 as score,
    concat('担当者', n % 200) as owner_name, '東日本営業部' as team_name,
    strftime(timestamp '2025-01-01' + to_seconds(n * 30), '%Y-%m-%d %H:%M:%S') as created_at,
    '備考：資料をダウンロードした' as remark
from range($lines) as numbers (n)
"""


def main() -> None:
    """Make the files, load each, print what it took."""
    options = _options()
    folder = options.dir or Path(tempfile.mkdtemp(prefix="leadgrid-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"load average before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    try:
        made = _make(folder, options.lines, options.rows)
        usual = 0.0
        for name, path in made.items():
            took, processor, peak = _measure(path, folder / "dataset")
            usual = usual or processor
            ratio = "" if path.suffix == ".xlsx" else f"{processor / usual:6.2f}x"
            size = path.stat().st_size / 1e6
            print(
                f"{name:34}{size:8,.0f} MB{took:8.1f} s, processor {processor:6.1f} s{ratio:>8}"
                f"{peak:8,.0f} MiB"
            )
    finally:
        if not options.dir:
            shutil.rmtree(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_reading", description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000, help="of a text")
    parser.add_argument("--rows", type=int, default=200_000, help="of a workbook")
    parser.add_argument("--dir", type=Path, help="where files are made, and left")
    return parser.parse_args()


def _make(folder: Path, lines: int, rows: int) -> dict[str, Path]:
    plain = folder / "utf8.csv"
    with duckdb.connect() as connection:
        select = LEADS.replace("$lines", str(lines))
        connection.execute(f"copy ({select}) to '{plain}'")
        connection.execute(f"copy ({select}) to '{folder / 'leads.parquet'}' (format parquet)")
        found = connection.execute(LEADS, {"lines": rows})
        _write_workbook(folder / "leads.xlsx", [one[0] for one in found.description], found)
    made = {"UTF-8": plain}
    for name, codec in (("CP932", "cp932"), ("EUC-JP", "euc_jp"), ("UTF-16", "utf-16")):
        made[name] = _recoded(plain, folder / f"{codec}.csv", codec, "", "")
    made["CP932, lines above and below"] = _recoded(
        plain, folder / "report.csv", "cp932", "検索条件\n2026/03/18\n", f"\n合計 {lines} 件\n"
    )
    made["UTF-8, notes over two lines"] = _with_notes(plain, folder / "notes.csv")
    made["Parquet"] = folder / "leads.parquet"
    made[f"xlsx, {rows:,} rows"] = folder / "leads.xlsx"
    return made


def _recoded(plain: Path, path: Path, codec: str, above: str, below: str) -> Path:
    with (
        plain.open(encoding="utf-8", newline="") as source,
        path.open("w", encoding=codec, newline="") as file,
    ):
        file.write(above)
        shutil.copyfileobj(source, file, 1 << 22)
        file.write(below)
    return path


def _with_notes(plain: Path, path: Path) -> Path:
    with plain.open(encoding="utf-8") as source, path.open("w", encoding="utf-8") as file:
        for line in source:
            file.write(line.replace("備考：", '"備考：\n', 1).replace("した\n", 'した"\n', 1))
    return path


def _write_workbook(path: Path, names: list[str], rows: duckdb.DuckDBPyConnection) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Leads")
    sheet.write_row(0, 0, names)
    number = 0
    while some := rows.fetchmany(10_000):
        for row in some:
            number += 1
            sheet.write_row(number, 0, row)
    book.close()


def _measure(path: Path, home: Path) -> tuple[float, float, float]:
    """Seconds, seconds of the processor and peak mebibytes of a load in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", str(home)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    assert status == 0, f"{path.name} was not loaded"
    shutil.rmtree(home)
    return took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
