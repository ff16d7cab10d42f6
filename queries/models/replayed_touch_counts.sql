-- How often had a lead that was never handed over been touched by each moment, as the bands ask?
-- One row per such lead and moment with such a touch.
select touches.lead_no, touches.seen_at, touch_counts()
from (
    select earlier.*, moments.seen_at
    from replayed_moments as moments
    inner join touch_facts as earlier
        on earlier.lead_no = moments.lead_no and earlier.occurred_at <= moments.seen_at
    where
        epoch_us(moments.seen_at) - epoch_us(earlier.occurred_at)
        <= touch_horizon_days() * 86400000000
) as touches
where is_counted_touch()
group by touches.lead_no, touches.seen_at
