-- What became of each handover?
-- One row per counted handover.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $most_rows  how many rows at the most; empty: all
with chosen as (
    select *
    from handovers_in_view
    order by handed_over_at, handover_no
    limit $most_rows
)

select
    recorded.handover_id,
    recorded.lead_id,
    chosen.handed_over_at,
    chosen.owner_name,
    chosen.team_name,
    chosen.source,
    chosen.potential,
    chosen.intent,
    chosen.is_hot,
    chosen.deadline_at,
    chosen.verdict,
    chosen.missed_sla,
    chosen.is_sure,
    chosen.has_deal_without_activity,
    chosen.is_repeat,
    chosen.first_response_at,
    chosen.response_is_day_only,
    chosen.response_business_hours,
    chosen.response_wall_hours
from chosen
inner join handover_facts as recorded on recorded.handover_no = chosen.handover_no
order by chosen.handed_over_at, chosen.handover_no
