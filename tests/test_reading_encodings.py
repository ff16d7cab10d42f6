"""Encodings are told from the bytes of a text, and named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.encoding import ranked
from tests.readings import Folder

ROWS = "会社名,氏名\n株式会社アルファ,佐藤 花子\nベータ㈱,髙橋 一郎\n"
PLAIN = "会社名,氏名\n株式会社アルファ,佐藤 花子\nベータ,山田 一郎\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("id,name\n1,Mari\n", "ascii", "UTF-8"),
        (ROWS, "utf-8", "UTF-8"),
        (ROWS, "utf-8-sig", "UTF-8 with BOM"),
        (ROWS, "utf-16", "UTF-16"),
        (ROWS, "utf-16-le", "UTF-16"),
        (ROWS, "utf-16-be", "UTF-16"),
        (ROWS, "cp932", "CP932"),
        (PLAIN, "euc_jp", "EUC-JP"),
        (ROWS.replace("髙", "高"), "euc_jis_2004", "EUC-JP"),
        ("id,名\n1,①\n2,森\n", "euc_jis_2004", "EUC-JP"),
        ("id,name\n1,ｱｶｲ\n2,ｻﾄｳ\n3,ﾔﾏﾀﾞ ﾊﾅｺ\n", "cp932", "CP932"),
        ("ﾃｽﾄ,ｶﾌﾞｼｷｶﾞｲｼﾔ\nｱｵﾓﾘ,ｻｸﾗ\n", "cp932", "CP932"),
        ("id,name\n1,森\n", "cp932", "CP932"),
        ("id,nom\n1,Hélène\n", "cp1252", "CP1252"),
        ("id;Straße;€\n1;Königsallee;“x”\n", "cp1252", "CP1252"),
        ("id,nombre\n1,Muñoz\n2,Peña\n", "cp1252", "CP1252"),
    ],
)
def test_an_encoding_is_told_by_the_bytes(folder: Folder, text: str, codec: str, name: str) -> None:
    read = folder.read(text.encode(codec))
    first, *rows = [tuple(line.replace(";", ",").split(",")) for line in text.splitlines()]
    assert read.sheet.encoding == name
    assert (tuple(read.sheet.header), read.values) == (first, rows)


def test_line_numbers_hold_after_a_file_was_recoded(folder: Folder) -> None:
    text = '氏名,メモ\r\n佐藤,"二\r\n行"\r\n鈴木,x\r\n'
    read = folder.read(text.encode("cp932"))
    assert read.rows == [(2, "佐藤", "二\r\n行"), (4, "鈴木", "x")]


def test_an_encoding_may_show_far_down_the_file(folder: Folder) -> None:
    lines = b"1,Mari Sato\n" * 500_000
    read = folder.read(b"id,name\n" + lines + "2,髙橋\n".encode("cp932"))
    assert read.sheet.encoding == "CP932"
    assert read.rows[-1] == (500_002, "2", "髙橋")


UTF8, CP932 = "1,日本語の名前です\n2,東京都\n".encode(), "3,大阪\n".encode("cp932")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(UTF8 + CP932, "line 4, byte 3 (0x91) is not UTF-8 text", id="mostly UTF-8"),
        pytest.param(CP932 * 9 + UTF8, "line 11, byte 13 (0x81) is not CP932", id="mostly CP932"),
        pytest.param(
            CP932 * 9 + "4,日本\n".encode(),
            "line 11, byte 3 (0xe6) is UTF-8 text, and other lines are CP932",
            id="readable as CP932 by chance",
        ),
        pytest.param(UTF8[:-2], "line 3, byte 9 (0xe9) is not UTF-8 text", id="cut off"),
        pytest.param(b"1,\x81\x8d\xff\xfe\n", "line 2, byte 3 (0x81) is not UTF-8", id="no text"),
    ],
)
def test_a_mixed_file_is_refused_with_line_and_byte(
    folder: Folder, content: bytes, place: str
) -> None:
    said = folder.refusal(b"id,name\n" + content)
    assert place in said
    assert "The file mixes encodings, or is damaged" in said


def test_a_nul_byte_is_named_by_line_and_byte(folder: Folder) -> None:
    said = folder.refusal(b"id,name\n1,\0\n")
    assert said.startswith("export.csv: line 2, byte 3 (0x00) is a NUL byte")


SIGNS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x3041, max_codepoint=0x3093),  # hiragana
        st.sampled_from("株式会社東京都山田太郎営業部長本店高橋鈴木合同第一製造情報"),
    ),
    min_size=6,
    max_size=40,
)


@given(SIGNS, st.sampled_from([("cp932", "CP932"), ("euc_jp", "EUC-JP")]))
def test_japanese_text_is_told_apart(text: str, encoding: tuple[str, str]) -> None:
    codec, name = encoding
    found = ranked(f"名前,{text}あ".encode(codec))
    assert (found[0][0], f"{text}あ".encode(codec).decode(found[0][1])) == (name, f"{text}あ")


WORDS = st.lists(
    st.sampled_from(["Müller", "René", "Ñuñez", "Øster", "Zoë", "Straße", "Ærø", "L’Oréal"]),
    min_size=1,
    max_size=5,
)  # fmt: skip


@given(WORDS)
def test_western_text_is_not_taken_for_japanese(words: list[str]) -> None:
    assert ranked(";".join(words).encode("cp1252"))[0][0] == "CP1252"
