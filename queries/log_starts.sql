-- Since when does the data hold handovers, deals and activities of sales, and do any begin late?
-- One row: Deals or activities that begin more than 30 days after the first handover begin late:
-- conversion (deals), ignored and missed (activities) can't be compared with the time before.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
select
    local_day(first_handover_at, $time_zone) as first_handover_on,
    local_day(first_deal_at, $time_zone) as first_deal_on,
    local_day(first_activity_at, $time_zone) as first_activity_on,
    is_late_for_deals,
    is_late_for_activities,
    case when is_late_for_deals then first_deal_at end as deals_comparable_from_at,
    case when is_late_for_activities then first_activity_at end as activities_comparable_from_at
from log_beginnings
