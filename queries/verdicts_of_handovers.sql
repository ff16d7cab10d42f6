-- What became of each handover?
-- One row per counted handover.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $most_rows  how many rows at the most; empty: all
select
    handover_id,
    lead_id,
    handed_over_at,
    owner_name,
    team_name,
    source,
    potential,
    intent,
    is_hot,
    deadline_at,
    verdict,
    missed_sla,
    is_sure,
    has_deal_without_activity,
    is_repeat,
    first_response_at,
    response_is_day_only,
    response_business_hours,
    response_wall_hours
from handovers_in_view
order by handed_over_at, lead_id
limit $most_rows
