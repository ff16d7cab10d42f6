"""What a file is told as, and where its columns go: the rules one by one."""

from collections.abc import Sequence

import pytest

from data.recognising import Recognised, recognise

MAIL = ["mari@example.com", "ken@example.com"]
LEAD, CONTACT, ACCOUNT, DEAL = (
    f"{start}Ec00000BBaf{{}}MAT" for start in ("00Q", "003", "001", "006")
)


def told(header: str, name: str = "export.csv", **samples: Sequence[str]) -> Recognised | None:
    columns = header.split(",")
    values = {column.replace("_", " "): list(v) for column, v in samples.items()}
    return recognise(columns, {c: values.get(c.replace("_", " "), []) for c in columns}, name)


def places(found: Recognised | None, table: str = "leads") -> dict[str, str | None]:
    assert found is not None
    assert found.source is not None
    return {field: rule.column for field, rule in found.source.rules(table).items()}


def ids(pattern: str) -> list[str]:
    return [pattern.format(letter) for letter in "DEF"]


@pytest.mark.parametrize(
    ("pattern", "table"),
    [(LEAD, "leads"), (CONTACT, "contacts"), (ACCOUNT, "accounts"), (DEAL, "deals")],
)
def test_ids_of_salesforce_tell_what_a_file_holds(pattern: str, table: str) -> None:
    found = told("Id,Name,OwnerId,CreatedDate", Id=ids(pattern))
    assert found is not None
    assert found.source is not None
    assert table in found.source.tables()


def test_ids_of_another_object_speak_against_a_header() -> None:
    header = "Id,Company,LeadSource,Email,AccountId,LastName"
    found = told(header, Id=ids(CONTACT))
    assert found is not None
    assert found.object == "Contact"


def test_what_nobody_knows_is_not_told() -> None:
    assert told("alpha,beta,gamma") is None
    assert told("01101,60,0600042,北海道,札幌市中央区") is None


def test_leadgrids_own_names_win_where_they_fit_as_well() -> None:
    for header in ("lead_id,lead_name,email,created_at", "lead_id,company,source,mql_at"):
        found = told(header)
        assert found is not None
        assert found.system == "Leadgrid"
        assert found.source is not None
        assert not found.source.handovers_assumed


def test_a_real_date_of_the_handover_comes_before_the_day_of_creation() -> None:
    header = "Id,Company,LeadSource,CreatedDate,MQL_Date__c"
    found = told(header, CreatedDate=["2026-01-05"], MQL_Date__c=["2026-02-01"])
    assert places(found, "handovers")["handed_over_at"] == "MQL_Date__c"
    assert found is not None
    assert found.source is not None
    assert not found.source.handovers_assumed


def test_an_empty_date_of_the_handover_is_no_date() -> None:
    header = "Id,Company,LeadSource,CreatedDate,MQL_Date__c"
    found = told(header, CreatedDate=["2026-01-05"], MQL_Date__c=["", ""])
    assert places(found, "handovers")["handed_over_at"] == "CreatedDate"
    assert found is not None
    assert found.source is not None
    assert found.source.handovers_assumed
    reasons = {one.table: found.why(one) for one in found.placed if one.column == "CreatedDate"}
    assert reasons == {
        "leads": "Salesforce calls it so",
        "handovers": "stands for the handover: no column says when it was",
    }


def test_people_of_a_marketing_tool_were_not_handed_over_by_being_created() -> None:
    found = told("Id,Email Address,Lead Score,Created At,Company Name")
    assert found is not None
    assert found.source is not None
    assert found.source.tables() == ["leads"]


def test_of_several_columns_the_first_that_is_well_filled_is_taken() -> None:
    header = "Record ID,Email,Phone Number,Mobile Phone Number"
    numbers = ["03-1234-5678"] * 10
    assert places(told(header, Phone_Number=numbers))["phone"] == "Phone Number"
    mobile = told(header, Phone_Number=["03-1234-5678"], Mobile_Phone_Number=numbers)
    assert places(mobile)["phone"] == "Mobile Phone Number"


def test_a_unit_in_the_name_becomes_the_scale() -> None:
    for name, unit in (
        ("年商(百万円)", 1e6), ("年商（千円）", 1e3), ("年商(円)", 1), ("年商[万円]", 1e4),
        ("売上高（単位：億円）", 1e8),
    ):  # fmt: skip
        found = told(f"会社名,メールアドレス,{name}")
        assert found is not None
        assert found.source is not None
        assert found.source.leads["annual_revenue"].unit == unit, name
    found = told("Company,Email,Revenue (M USD),Employees (K)")
    assert found is not None
    assert found.source is not None
    assert found.source.leads["annual_revenue"].unit == 1e6
    assert found.source.leads["employees"].unit == 1e3


def test_columns_without_a_known_name_are_told_by_their_values() -> None:
    found = told("氏名,会社名,x1,x2", x1=MAIL, x2=["03-1234-5678", "090-1234-5678"])
    assert places(found) == {
        "lead_name": "氏名",
        "company_name": "会社名",
        "email": "x1",
        "phone": "x2",
    }
    assert found is not None
    assert {one.column: found.why(one) for one in found.placed}[
        "x1"
    ] == "looks like e-mail addresses"


def test_numbers_are_no_phone_numbers() -> None:
    found = told("氏名,会社名,x1,x2", x1=["1234567890"], x2=["2026-01-05 10:00:00"])
    assert "phone" not in places(found)


def test_ids_of_companies_are_no_names_of_companies() -> None:
    found = told("Id,Company,LeadSource,Status", Id=ids(LEAD), Company=ids(ACCOUNT))
    assert places(found)["account_id"] == "Company"
    assert "company_name" not in places(found)


def test_a_customer_with_a_legal_form_is_a_company() -> None:
    header = "顧客名,メールアドレス"
    assert places(told(header, 顧客名=["株式会社青葉", "緑商事(株)"]))["company_name"] == "顧客名"
    assert places(told(header, 顧客名=["佐藤 真理", "森 健"]))["lead_name"] == "顧客名"


def test_the_person_in_charge_is_ours_where_the_other_one_is_named() -> None:
    assert places(told("会社名,氏名,メールアドレス,担当者"))["owner_name"] == "担当者"
    assert places(told("会社名,メールアドレス,担当者"))["lead_name"] == "担当者"


def test_a_drop_down_that_nobody_touched_is_blank() -> None:
    found = told("Customer ID,Lead Source,City,Email", City=["Select", "Pune"])
    assert found is not None
    assert found.source is not None
    assert found.source.blank == ["Select"]


def test_numbered_ranks_lose_their_numbers() -> None:
    found = told(
        "Email,Company,Asymmetrique Profile Index",
        Asymmetrique_Profile_Index=["01.High", "02.Medium"],
    )
    assert found is not None
    assert found.source is not None
    ranks = found.source.leads["potential_rank"].values
    assert ranks == {"01.High": "High", "02.Medium": "Medium", "03.Low": "Low"}


def test_a_list_that_says_who_became_a_customer_gives_deals() -> None:
    found = told("Prospect ID,Lead Source,Converted,Email")
    assert found is not None
    assert found.source is not None
    assert places(found, "deals")["lead_id"] == places(found, "deals")["deal_id"] == "Prospect ID"
    assert "1" in found.source.only_where["deals"]["Converted"]


def test_times_of_a_pipeline_that_names_no_zone_are_utc() -> None:
    found = told("id,company,lead_source,status,last_name,_fivetran_synced")
    assert found is not None
    assert found.source is not None
    assert found.source.time_zone == "UTC"


@pytest.mark.parametrize(
    "header",
    [
        "Record ID,Ticket name,Ticket status,Ticket owner,Create Date",
        "Id,CaseNumber,ContactId,AccountId,Subject,Status,OwnerId",
        "OpportunityId,Product2Id,Quantity,UnitPrice,TotalPrice",
        "list_id,prospect_id,opted_out,created_at",
        "Product Name,Price,Category",
    ],
)
def test_files_that_say_nothing_of_leads_are_known_and_not_used(header: str) -> None:
    found = told(header)
    assert found is not None
    assert found.source is None
    assert {found.why(one) for one in found.placed} == {"not used"}


def test_a_revenue_in_bands_is_a_rank_of_potential_and_no_number() -> None:
    found = told("会社名,氏名,メールアドレス,年商", 年商=["3億-20億未満", "20億円以上", "〜3億円"])
    assert found is not None
    assert found.source is not None
    assert found.source.leads["potential_rank"].column == "年商"
    assert "annual_revenue" not in found.source.leads


def test_a_revenue_in_numbers_is_a_number() -> None:
    found = told("会社名,氏名,メールアドレス,年商", 年商=["3億", "△20億", "1,000,000"])
    assert found is not None
    assert found.source is not None
    assert found.source.leads["annual_revenue"].column == "年商"
