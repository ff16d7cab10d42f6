-- Does the data hold all deals and all activities since the view's period began?
-- One row: Else what a rate shows of the period is how the data began, and no change of it counts.
--   $as_of  the moment the report is for
--   $from_at  the beginning of the period; empty: of the data
select
    not is_late_for_deals or coalesce($from_at >= first_deal_at, false) as has_all_deals,
    not is_late_for_activities or coalesce($from_at >= first_activity_at, false)
        as has_all_activities
from log_beginnings
