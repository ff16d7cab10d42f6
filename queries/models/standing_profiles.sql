-- What do the conditions ask of each lead as it stands, whatever became of it?
-- One row per lead, be it one that is there only after the moment.
--   $as_of  the moment the report is for
select
    facts.lead_no,
    facts.source,
    facts.team_name,
    facts.created_at,
    facts.seen_from_at,
    facts.first_handed_over_at,
    facts.excluded_reason is not null as has_excluded_reason,
    profile_columns()
from lead_facts as facts
cross join touch_log
left join lead_touch_days as touched on touched.lead_no = facts.lead_no
left join lead_points as scores on scores.lead_no = facts.lead_no
left join lead_deal_stages as stages on stages.lead_no = facts.lead_no
