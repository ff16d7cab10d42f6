"""Web pages and XML that tools call an Excel file: the tables in them are read."""

import pytest

from tests.desk import Desk
from tests.readings import Folder

PAGE = (
    "<html><head><meta charset='utf-8'><title>Leads</title></head><body><table border=1>"
    "<tr><th>lead_id</th><th>lead_name</th><th>company_name</th></tr>{rows}</table></body></html>"
)
XML = """<?xml version="1.0"?>
<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="リード"><Table>{rows}</Table></Worksheet>
<Worksheet ss:Name="Empty"><Table/></Worksheet>
</Workbook>"""


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ("<td>L1</td><td>Mari</td><td>Acme</td>", ("L1", "Mari", "Acme")),
        ("<td>L1<td>Mari<td>A &amp; B&nbsp;&lt;C&gt;", ("L1", "Mari", "A & B <C>")),
        ("<td>L1</td><td colspan=2><b>Mari</b>\n <i>Sato</i></td>", ("L1", "Mari Sato", None)),
        ("<td>L1</td><td/><td>one<br>two</td>", ("L1", None, "one\ntwo")),
    ],
)
def test_a_table_of_a_page_is_read_as_it_is_seen(folder: Folder, cells: str, values) -> None:
    read = folder.read(PAGE.format(rows=f"<tr>{cells}</tr>"), "leads.xls")
    assert (read.sheet.name, read.values) == ("leads.xls", [values])


def test_a_page_may_be_in_any_encoding(folder: Folder) -> None:
    page = PAGE.format(rows="<tr><td>L1</td><td>佐藤 真理</td><td>株式会社青葉</td></tr>")
    read = folder.read(page.encode("cp932"), "leads.xls")
    assert read.values == [("L1", "佐藤 真理", "株式会社青葉")]


def test_a_workbook_as_xml_leaves_empty_cells_out(folder: Folder) -> None:
    head = "<Row><Cell><Data>lead_id</Data></Cell><Cell><Data>a</Data></Cell><Cell>b</Cell></Row>"
    row = "<Row><Cell><Data>L1</Data></Cell><Cell ss:Index='3'><Data>x</Data></Cell></Row>"
    assert folder.read(XML.format(rows=head + row), "leads.xls").rows == [(2, "L1", None, "x")]


def test_each_table_of_a_page_is_a_table(folder: Folder) -> None:
    table = "<table><tr><td>{0}_id<td>name</tr><tr><td>1<td>x</tr></table>"
    page = f"<html><table><tr><td>menu</table>{table.format('lead')}{table.format('deal')}</html>"
    found = folder.all_of(folder.put("export.xls", page))
    assert [read.sheet.header for read in found] == [["lead_id", "name"], ["deal_id", "name"]]


def test_a_page_without_a_table_says_what_to_do(folder: Folder) -> None:
    said = folder.refusal("<html><h1>Please log in</h1></html>", "leads.xls")
    assert said == (
        "leads.xls: this is a web page, not a table. Open it in Excel, save it as an Excel "
        "workbook (.xlsx), and load that."
    )


def test_a_web_page_loads(desk: Desk) -> None:
    row = "<tr><td>L1</td><td>Mari</td><td>Acme</td></tr>"
    desk.put("leads.xls", PAGE.format(rows=row * 2))
    outcome = desk.load()
    assert outcome.column("lead_name") == ["Mari"]
    assert "leads.xls" in outcome.out
