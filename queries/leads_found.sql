-- Which leads have this text in their id, company or person?
-- One row per lead seen, the newest first.
--   $as_of  the moment the report is for
--   $text  what to look for, whatever its case
--   $most_rows  how many rows at the most; empty: all
select
    lead_id,
    company_name,
    lead_name,
    created_at,
    owner_name,
    team_name,
    source
from lead_facts
where
    (seen_from_at is null or seen_from_at <= $as_of)
    and contains(
        lower(concat_ws(chr(10), lead_id, company_name, lead_name)), lower($text)
    )
order by created_at desc, lead_no
limit $most_rows
