-- What do the conditions ask of leads that are there only later, but have a deal by the moment?
-- One row per such lead.
--   $as_of  the moment the report is for
select atoms.lead_no, atoms.has_excluded_reason, $as_of as seen_at, profile_names()
from standing_profiles as atoms
where
    atoms.seen_from_at > $as_of
    and atoms.lead_no in (select lead_no from lead_deals)
