-- How many points had a lead that was never handed over by each moment?
-- One row per such lead and moment with a touch that is worth points.
select touches.lead_no, touches.seen_at, touch_points() as points
from (
    select earlier.*, moments.seen_at
    from replayed_moments as moments
    inner join touch_facts as earlier
        on earlier.lead_no = moments.lead_no and earlier.occurred_at <= moments.seen_at
) as touches
where is_worth_points()
group by touches.lead_no, touches.seen_at
