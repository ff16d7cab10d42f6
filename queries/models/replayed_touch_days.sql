-- Within how many days before each of its moments was a lead touched that was never handed over?
-- One row per such lead and moment, its creation and each touch.
--   $as_of  the moment the report is for
with touches as (
    select lead_no, occurred_at as seen_at, occurred_at, activity_type, outcome, subject
    from touch_facts
    where occurred_at <= $as_of and lead_no in (select lead_no from replayed_moments)
    union all
    -- its creation, which is no touch
    select lead_no, min(seen_at), null, null, null, null
    from replayed_moments
    group by lead_no
)

select touches.lead_no, touches.seen_at, newest_touch_days()
from touches
window newest_first as (
    partition by touches.lead_no order by touches.seen_at desc
    range between current row and unbounded following
)
-- touches of one moment are seen together
qualify lag(touches.seen_at) over newest_first is distinct from touches.seen_at
