"""In what form people and companies are compared."""

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.fitting.keys import create_keys

FORMS = [
    "株式会社{}", "{}株式会社", "㈱{}", "（株）{}", "{}(株)", "有限会社 {}", "合同会社　{}",
    "{} Inc.", "{}, Inc", "{} Co., Ltd.", "{} GmbH", "{} S.A.", "{} LLC", "{} K.K.",
    "{} GmbH & Co. KG",
]  # fmt: skip


@pytest.fixture(scope="module")
def keys() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_keys(connection)
        yield connection


def key(connection: duckdb.DuckDBPyConnection, macro: str, *values: str | None) -> str | None:
    marks = ", ".join("?" for _ in values)
    (found,) = connection.execute(f"select {macro}({marks})", list(values)).fetchall()
    return found[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["GTX Pro", "ＧＴＸｐｒｏ", "gtx-pro", " G.T.X. PRO "])
def test_a_company_is_the_same_whatever_its_legal_form(keys, form: str, name: str) -> None:
    assert key(keys, "company_key", form.format(name)) == "gtxpro"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ｶﾌﾞ ﾃｽﾄ㈱", "カブテスト"),
        ("トヨタ自動車株式会社 東京支店", "トヨタ自動車東京支店"),
        ("Co-op Group", "coopgroup"),  # a form stands last
        ("株式会社", "株式会社"),  # nothing but a form keeps itself
        ("Inc.", "inc"),
        ("Company, Inc.", "company"),
        ("", None),
        ("   ", None),
        ("---", None),
        (None, None),
    ],
)
def test_the_rest_of_a_name_stays(keys, name: str | None, expected: str | None) -> None:
    assert key(keys, "company_key", name) == expected


@settings(deadline=None)
@given(form=st.sampled_from(FORMS), name=st.text("abcデモ産業 -", min_size=1).map("x{}x".format))
def test_a_legal_form_never_changes_the_key(keys, form: str, name: str) -> None:
    assert key(keys, "company_key", form.format(name)) == key(keys, "company_key", name)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (" Mari@Example.COM ", "mari@example.com"),
        ("ｍａｒｉ＠ｅｘａｍｐｌｅ．ｃｏｍ", "mari@example.com"),
        ("mari at example.com", None),
        ("@", None),
        ("unknown", None),
        (None, None),
    ],
)
def test_an_e_mail_is_compared_in_one_form(keys, written: str | None, expected: str | None) -> None:
    assert key(keys, "mail_key", written) == expected
    made = key(keys, "mail_id", written)
    assert (made is None) == (expected is None)
    assert made is None or "mari" not in made


@pytest.mark.parametrize("owner", ["00G5e000001abcd", "00G5e000001abcdEAE"])
def test_a_queue_is_told_by_its_id(keys, owner: str) -> None:
    assert key(keys, "is_queue", owner)
    assert not key(keys, "is_queue", owner.replace("00G", "005"))
