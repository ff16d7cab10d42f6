-- How often was each lead touched up to the moment, as the bands ask?
-- One row per lead with such a touch.
--   $as_of  the moment the report is for
-- Kept.
select touches.lead_no, touch_counts()
from (
    select *, $as_of as seen_at
    from touch_facts
    where
        occurred_at <= $as_of
        and occurred_at >= $as_of - touch_horizon_days() * interval 1 day
) as touches
where is_counted_touch()
group by touches.lead_no
