-- Within how many days before the moment was each lead touched, as often as the bands ask?
-- One row per lead with such a touch.
--   $as_of  the moment the report is for
-- Kept.
select touches.lead_no, touch_days()
from (
    select *, days_before(occurred_at, $as_of) as days_ago
    from touch_facts
    where occurred_at <= $as_of
) as touches
where is_counted_touch()
group by touches.lead_no
