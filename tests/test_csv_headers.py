"""Headers of a file: which column counts, and which ones are told as not used."""

from tests.desk import Desk


def test_a_header_may_be_spelled_with_blanks_and_capitals(desk: Desk) -> None:
    outcome = desk.leads("L1,Acme,120\n", header=" Lead ID ,COMPANY, Employees\n")
    found = outcome.rows("select lead_id, company_name, employees from leads")
    assert found == [("L1", "Acme", 120)]


def test_of_columns_with_one_name_the_first_counts_and_the_others_are_told(desk: Desk) -> None:
    outcome = desk.leads("L1,new,old,odd\n", header="lead_id,status,status,status_2\n")
    assert outcome.column("status") == ["new"]
    assert "columns not used: status_3, status_2" in outcome.out


def test_a_column_in_the_canonical_spelling_wins_over_another(desk: Desk) -> None:
    outcome = desk.leads("L1,other,canonical\n", header="lead_id,owner,owner_name\n")
    assert outcome.column("owner_name") == ["canonical"]
    assert "columns not used: owner" in outcome.out


def test_a_column_without_a_name_is_told(desk: Desk) -> None:
    outcome = desk.leads("L1,new,lost?\n", header="lead_id,status,\n")
    assert "columns not used: column 3" in outcome.out


def test_a_header_spelled_like_sql_is_a_header(desk: Desk) -> None:
    outcome = desk.leads("L1,x\n", header='lead_id,"a\'); drop table leads; --"\n')
    assert outcome.column("lead_id") == ["L1"]
