-- How many points had a lead by the time it was handed over?
-- One row per recorded handover with a touch that is worth points.
-- Kept.
select touches.handover_no, touch_points() as points
from handover_touches as touches
where is_worth_points()
group by touches.handover_no
