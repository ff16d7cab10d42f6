-- What do the conditions ask of each lead that was never handed over, as it stands?
-- One row per such lead, seen as of the moment.
--   $as_of  the moment the report is for
-- Kept.
select
    atoms.lead_no,
    atoms.source,
    atoms.team_name,
    atoms.created_at,
    atoms.has_excluded_reason,
    profile_names()
from standing_profiles as atoms
where
    atoms.seen_from_at <= $as_of
    and (atoms.first_handed_over_at is null or atoms.first_handed_over_at > $as_of)
