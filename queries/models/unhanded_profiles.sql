-- What do the conditions ask of each lead that was never handed over, as it stands?
-- One row per such lead, seen as of the moment.
--   $as_of  the moment the report is for
-- Kept.
select
    facts.lead_no,
    facts.source,
    facts.team_name,
    facts.created_at,
    facts.excluded_reason is not null as has_excluded_reason,
    profile_columns()
from lead_facts as facts
cross join touch_log
left join lead_touch_days as touched on touched.lead_no = facts.lead_no
left join lead_points as scores on scores.lead_no = facts.lead_no
left join lead_deal_stages as stages on stages.lead_no = facts.lead_no
where
    facts.seen_from_at <= $as_of
    and (facts.first_handed_over_at is null or facts.first_handed_over_at > $as_of)
