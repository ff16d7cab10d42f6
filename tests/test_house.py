"""The rules of the house, held by looking at the files."""

import ast
import io
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from data import schema

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path for folder in ("pages", "data", "queries") for path in (REPOSITORY / folder).rglob("*.py")
)
ALLOWED = {
    "dashboard.py", "pages", "data", "queries", "tests", "requirements.txt", "README.md",
    "pyproject.toml",
}  # fmt: skip
CATALOGUES = {
    "pages": REPOSITORY / "pages" / "shared" / "locales" / "ja.po",
    "queries": REPOSITORY / "queries" / "locales" / "ja.po",
}


def imports(path: Path) -> set[str]:
    """The modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def name_of(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def test_the_top_level_stays():
    found = {path.name for path in REPOSITORY.iterdir() if not path.name.startswith(".")}
    assert found - {"__pycache__"} <= ALLOWED


def test_no_page_lies_directly_in_pages():
    assert [path.name for path in (REPOSITORY / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_the_arrows_point_one_way(path: Path):
    own = path.relative_to(REPOSITORY).parts
    used = {module.split(".")[0] for module in imports(path)}
    if own[0] == "data":
        assert not used & {"queries", "pages", "streamlit", "plotly"}
    if own[0] == "queries":
        assert not used & {"pages", "streamlit", "plotly"}
    if own[:2] == ("pages", "shared"):
        sections = {m for m in imports(path) if m.startswith("pages.")}
        assert all(module.startswith("pages.shared") for module in sections)
    if "plotly" in used:
        assert "chart" in path.stem or path.name == "grid.py"


def test_no_file_is_named_after_nothing():
    names = {path.stem for path in SOURCES}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def said_in(folder: str) -> set[str | tuple[str, ...]]:
    """Every sentence that the code of a folder says; a pair is one for one thing, one for more."""
    found = extract_from_dir(str(REPOSITORY / folder), keywords={"_": None, "many": (1, 2)})
    said = {message for _file, _line, message, _comments, _context in found}
    if folder == "pages":
        frame = (REPOSITORY / "dashboard.py").read_text(encoding="utf-8")
        said |= set(re.findall(r'_\("([^"]+)"\)', frame))
    return said


@pytest.mark.parametrize(("folder", "file"), CATALOGUES.items())
def test_every_sentence_is_in_the_japanese_catalogue(folder: str, file: Path):
    catalogue = {m.id: m.string for m in read_po(io.BytesIO(file.read_bytes())) if m.id}
    assert said_in(folder) == set(catalogue)
    empty = [said for said, japanese in catalogue.items() if not japanese or not all(japanese)]
    assert empty == []


@pytest.mark.parametrize("file", CATALOGUES.values(), ids=CATALOGUES)
def test_translations_fill_the_same_gaps(file: Path):
    for message in read_po(io.BytesIO(file.read_bytes())):
        gaps = [set(re.findall(r"{\w+}", str(text))) for text in (message.id, message.string)]
        assert gaps[0] == gaps[1], message.id


def test_every_column_of_the_contract_is_explained():
    text = schema.SCHEMA.read_text(encoding="utf-8")
    for table in schema.TABLES:
        for column in schema.fields(table):
            assert f"comment on column {table}.{column} is" in text


def test_the_pinned_versions_are_the_ones_that_run():
    import importlib.metadata

    lines = (REPOSITORY / "requirements.txt").read_text().split()
    pinned = dict(line.split("==") for line in lines)
    assert pinned == {name: importlib.metadata.version(name) for name in pinned}


def test_tool_settings_are_all_that_pyproject_holds():
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        assert set(tomllib.load(file)) == {"tool"}
