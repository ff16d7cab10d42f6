-- All that a verdict asks of a handover, before any threshold.
-- One row per counted handover.
--   $as_of  the moment the report is for
-- Kept.
select
    responses.*,
    atoms.source,
    atoms.has_excluded_reason,
    atoms.seen_at,
    -- silence of one who logs nothing is no proof
    logged.first_at as owner_logged_at,
    qualified.sales_qualified_at,
    profile_names()
from responses
inner join handover_atoms as atoms on atoms.handover_no = responses.handover_no
left join owner_first_activities as logged
    on logged.handover_no = responses.handover_no and logged.owner_name = responses.owner_name
left join sales_qualified as qualified on qualified.lead_no = responses.lead_no
