"""Which encoding a text is in, told from its bytes."""

import re

import charset_normalizer

UTF8, UTF8_MARKED, UTF16 = "UTF-8", "UTF-8 with BOM", "UTF-16"
# Under one name the codecs that can read it, the usual one first: euc_jp knows no ① or ㈱.
OTHERS = {
    "CP932": ("cp932",),
    "EUC-JP": ("euc_jp", "euc_jis_2004"),
    "CP1252": ("cp1252",),
}
MARKS = {
    b"\xff\xfe\0\0": ("UTF-32", "utf-32"),
    b"\0\0\xfe\xff": ("UTF-32", "utf-32"),
    b"\xff\xfe": (UTF16, "utf-16"),
    b"\xfe\xff": (UTF16, "utf-16"),
}
CLOSE = 0.1  # scores as near as this leave it open
MOST_STRAY = 0.3  # of the signs: what no encoding was made for

# What a right reading of Japanese is made of, and what a wrong one leaves.
USUAL = re.compile("[\u3000-\u30ff\uff01-\uff5e々〆①-⑳Ⅰ-Ⅹⅰ-ⅹ㈱㈲№℡]")
KANJI = re.compile("[\u4e00-\u9fff]")
HALF_KANA = re.compile("[\uff61-\uff9f]+")
ODD_KANA = re.compile("[\uff61-\uff65]|^[\uff67-\uff6f\uff9e\uff9f]|[ｱｲｴｵﾅ-ﾉﾏ-ﾝ]ﾞ|[ｱ-ﾉﾏ-ﾝ]ﾟ")
LETTERS = re.compile("[\u0080-\u024f\u2010-\u2122]+")
USUAL_LETTERS = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ]{1,2}|[–—’‘“”„…•€£§°©®™«»·¡¿\u00a0ªº]{1,2}")
STRAY = re.compile("[\u0080-\u009f\ue000-\uf8ff]")


def marked(start: bytes) -> tuple[str, str] | None:
    """The encoding and codec that the first bytes of a text tell, if they do (UTF-8 aside)."""
    for mark, found in MARKS.items():
        if start.startswith(mark):
            return found
    return _unmarked_utf16(start)


def _unmarked_utf16(start: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: a comma, a digit or a line end has a NUL on one side alone."""
    pairs = len(start) // 2
    first, second = start[0 : 2 * pairs : 2].count(0), start[1 : 2 * pairs : 2].count(0)
    for order, many, few in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if many > max(2, pairs // 25) and few < many / 2:
            text = start[: 2 * pairs].decode(order, "replace")
            if "\0" not in text and text.count("\ufffd") <= 1:
                return UTF16, order
    return None


def ranked(sample: bytes) -> list[tuple[str, str]]:
    """The encodings, each with its codec, that can read these bytes, the likeliest first."""
    readings = {
        name: (codec, text)
        for name, codecs in OTHERS.items()
        for codec, text in _readings(sample, codecs)[:1]
    }
    scores = {name: plausibility(text) for name, (_, text) in readings.items()}
    order = sorted(scores, key=lambda name: -scores[name])
    close = [name for name in order if scores[name] > scores[order[0]] - CLOSE]
    if len(close) > 1 and (found := _likeliest(sample, [readings[name][0] for name in close])):
        order.sort(key=lambda name: readings[name][0] != found)
    return [(name, readings[name][0]) for name in order]


def _readings(sample: bytes, codecs: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for codec in codecs:
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError:
            continue
        if len(STRAY.findall(text)) <= MOST_STRAY * sum(not sign.isascii() for sign in text):
            found.append((codec, text))
    return found


def _likeliest(sample: bytes, codecs: list[str]) -> str | None:
    best = charset_normalizer.from_bytes(sample[: 1 << 16], cp_isolation=codecs).best()
    return best.encoding if best else None


def plausibility(text: str) -> float:
    """How much of a reading is what people write, from 0 to 1; plain ASCII says nothing."""
    signs = sum(not sign.isascii() for sign in text)
    if not signs:
        return 0
    good = float(len(USUAL.findall(text)))
    good += sum(_worth_of_kanji(sign) for sign in KANJI.findall(text))
    good += sum(0.9 * len(run) for run in HALF_KANA.findall(text) if not ODD_KANA.search(run))
    good += sum(len(r) for r in LETTERS.findall(text) if USUAL_LETTERS.fullmatch(r))
    return max(0, good - 2 * len(STRAY.findall(text))) / signs


def _worth_of_kanji(sign: str) -> float:
    """Kanji of the first level are in use; of the second, few are."""
    try:
        return 1 if sign.encode("euc_jp")[0] < 0xD0 else 0.1
    except UnicodeEncodeError:
        return 0.3
