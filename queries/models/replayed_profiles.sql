-- What did the conditions ask of each lead that was never handed over, at each of its moments?
-- One row per such lead and moment, and one as it stands as of the moment: it may cool into a cell.
--   $as_of  the moment the report is for
-- Kept.
select
    lead_no,
    seen_at,
    facts.excluded_reason is not null as has_excluded_reason,
    profile_columns()
from replayed_touch_days
inner join lead_facts as facts using (lead_no)
cross join touch_log
left join replayed_points as scores using (lead_no, seen_at)
left join replayed_deal_stages as stages using (lead_no, seen_at)
where seen_at >= facts.seen_from_at
union all
select atoms.lead_no, $as_of, atoms.has_excluded_reason, profile_names()
from unhanded_profiles as atoms
