-- Which people a deal stands with, as leads and contacts say it before they are made one: the one
-- that was converted into it first (rank 1), then those that list it (rank 5).

create temp table deal_people as
select
    converted_deal_id as deal_id, lead_id as person_id, false as is_contact, 1 as rank,
    place(file_no, line_no) as nth
from raw.staged.leads where converted_deal_id is not null
union all
select trim(unnest(string_split(deal_ids, ';'))), lead_id, false, 5, place(file_no, line_no)
from raw.staged.leads where deal_ids is not null
union all
select trim(unnest(string_split(deal_ids, ';'))), contact_id, true, 5, place(file_no, line_no)
from raw.staged.contacts where deal_ids is not null;
