-- What do the conditions ask of leads that are there only later, but have a deal by the moment?
-- One row per such lead.
--   $as_of  the moment the report is for
select
    facts.lead_no,
    facts.excluded_reason is not null as has_excluded_reason,
    $as_of as seen_at,
    profile_columns()
from lead_facts as facts
cross join touch_log
left join lead_touch_days as touched on touched.lead_no = facts.lead_no
left join lead_points as scores on scores.lead_no = facts.lead_no
left join lead_deal_stages as stages on stages.lead_no = facts.lead_no
where
    facts.seen_from_at > $as_of
    and facts.lead_no in (select lead_no from lead_deals)
