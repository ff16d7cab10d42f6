-- At which moments is a lead looked at that was never handed over? At its creation, and at each touch.
-- One row per such lead, seen as of the moment, and moment.
--   $as_of  the moment the report is for
-- Kept.
with others as (
    select lead_no, seen_from_at
    from lead_facts
    where
        seen_from_at <= $as_of
        and (first_handed_over_at is null or first_handed_over_at > $as_of)
)

select lead_no, seen_from_at as seen_at
from others
union
select touches.lead_no, touches.occurred_at as seen_at
from touch_facts as touches
inner join others on others.lead_no = touches.lead_no
where touches.occurred_at > others.seen_from_at and touches.occurred_at <= $as_of
