-- Within how many days before its handover was a lead touched, as often as the bands ask?
-- One row per recorded handover with such a touch.
-- Kept.
select touches.handover_no, touch_days()
from (select *, days_before(occurred_at, seen_at) as days_ago from handover_touches) as touches
where is_counted_touch()
group by touches.handover_no
