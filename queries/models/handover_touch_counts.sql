-- How often had a lead been touched by the time it was handed over, as the bands ask?
-- One row per recorded handover with such a touch.
-- Kept.
select touches.handover_no, touch_counts()
from handover_touches as touches
where
    is_counted_touch()
    and epoch_us(touches.seen_at) - epoch_us(touches.occurred_at)
    <= touch_horizon_days() * 86400000000
group by touches.handover_no
