-- What do the definition's conditions ask of each lead, as of its handover?
-- One row per recorded handover. Touches after the handover are no sign of intent before it.
-- Kept.
select
    facts.handover_no,
    facts.lead_no,
    facts.source,
    facts.lead_team_name,
    facts.lead_created_at,
    facts.handed_over_at as seen_at,
    facts.excluded_reason is not null as has_excluded_reason,
    profile_columns()
from handover_facts as facts
cross join touch_log
left join handover_touch_days as touched on touched.handover_no = facts.handover_no
left join handover_points as scores on scores.handover_no = facts.handover_no
left join handover_deal_stages as stages on stages.handover_no = facts.handover_no
