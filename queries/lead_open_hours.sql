-- When was the company open between two moments?
-- One row per local day that touches the stretch; a closed day opens and closes at once.
--   $shown_from_at  first moment of the stretch
--   $shown_until_at  last moment of the stretch
select
    local_day as shown_on,
    starts_at,
    ends_at,
    opens_at,
    closes_at,
    open_seconds > 0 as is_open
from calendar_days
where ends_at > $shown_from_at and starts_at <= $shown_until_at
order by local_day
