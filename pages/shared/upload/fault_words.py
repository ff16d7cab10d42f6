"""Why a file can't be used and what to do about it, in the reader's language."""

from pages.shared.load_report_lines import details
from pages.shared.told import Translate, told


def fault_word(fault: str) -> str:
    """One line of what is wrong; one of no known wording stands as it is."""
    return told(fault, _faults)


def _faults(_: Translate) -> tuple[str, ...]:
    return (
        _("{name}: the file is empty. Export it again, with its header line."),
        _("{name}: this is {kind}, not a table. {advice}"),
        _("{name}: this is a zip archive. Unpack it and load the files inside."),
        _("{name}: this is an Apple Numbers document. {advice}"),
        _("{name}: this is an old Office document, not a workbook. {advice}"),
        _(
            "{name}: a broken Excel workbook or zip archive: it can't be unpacked. Download or "
            "export it again."
        ),
        _(
            "{name}: the workbook has a password. Open it, save a copy without a password, and "
            "load that copy."
        ),
        _(
            "{name}: this workbook is damaged and can't be opened. Open it in Excel, save it "
            "again, and load that; or export it again."
        ),
        _(
            "{name}: this workbook is damaged, or takes more than {count} GB of memory to open. "
            "Open it in Excel and save it again, or export it as CSV."
        ),
        _("{name}: every sheet of this workbook is empty. Export it again."),
        _(
            "{name}: unpacked, this workbook has {count} GB, more than the {most} GB that a file "
            "may have. Export it as CSV."
        ),
        _(
            "{name}: a sheet reaches to cell {cell}. Delete the empty columns and rows beyond the "
            "table, or export it as CSV."
        ),
        _("{name}: this Parquet file is damaged or of a kind that can't be read. Write it again."),
        _(
            "{name}: {count} GB is more than the {most} GB that a file may have. Export fewer "
            "rows or columns, or raise LEADGRID_MOST_BYTES."
        ),
        _(
            "{name}: it changed while it was read: it is still being written. Wait until the "
            "export is whole, then load it again."
        ),
        _(
            "{name}: {place} is a NUL byte: this is no table as text, or a damaged one. Export it "
            "again as CSV (UTF-8)."
        ),
        _(
            "{name}: {place} is not {encoding} text. The file mixes encodings, or is damaged. "
            "Save it whole as CSV (UTF-8) and load it again."
        ),
        _(
            "{name}: {place} is UTF-8 text, and other lines are {encoding}. The file mixes "
            "encodings, or is damaged. Save it whole as CSV (UTF-8) and load it again."
        ),
        _("{name}: line {line} is blank; a line must name the columns. Export it again."),
        _("{name}: line {line} opens a quote that is never closed. Export it again."),
        _("{name}: line {line} can't be divided into columns: {reason}. Export it again."),
        _("{name}: line {line} has over {count} characters: no header. Export the file again."),
        _("{name}: no lead could be loaded, there is no line below the header."),
        _("{name}: no lead could be loaded, every line was rejected:"),
        _("  {name} line {line}: {reason}"),
        _(
            "{name}: none of these holds leads (a column lead_id and what is known of each). Load "
            "the leads together with the other files."
        ),
        _("The load was stopped. Nothing was changed."),
        *_kinds(_),
        *_places(_),
        *details(_),
    )


def _kinds(_: Translate) -> tuple[str, ...]:
    """What a file is instead of a table, and what to do with it."""
    return (
        _("a PNG image"),
        _("a JPEG image"),
        _("a GIF image"),
        _("a PDF document"),
        _("an encrypted Parquet file"),
        _("a gzip archive"),
        _("a 7-Zip archive"),
        _("a RAR archive"),
        _("a bzip2 archive"),
        _("an empty zip archive"),
        _("an RTF document"),
        _("an XML file"),
        _("a web page"),
        _("a web archive"),
        _("a JSON file"),
        _("an SQLite database"),
        _("a Word or PowerPoint document"),
        _("Export it as CSV or as an Excel workbook."),
        _("Open it in Excel, save it as an Excel workbook (.xlsx), and load that."),
        _("Write it again without encryption."),
        _("Unpack it and load the file inside."),
        _("Unpack it and load the files inside."),
        _("Export the file again."),
    )


def _places(_: Translate) -> tuple[str, ...]:
    """Where in a file."""
    return (
        _("line {line}, byte {count} (the end of the file)"),
        _("line {line}, byte {count} ({value})"),
        _("unclosed quote"),
    )
