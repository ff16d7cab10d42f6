-- How many points has each lead at the moment?
-- One row per lead with a touch that is worth points.
--   $as_of  the moment the report is for
-- Kept.
select touches.lead_no, touch_points() as points
from (select *, $as_of as seen_at from touch_facts where occurred_at <= $as_of) as touches
where is_worth_points()
group by touches.lead_no
