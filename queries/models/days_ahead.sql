-- On which business days does open work fall due next?
-- One row per business day: the moment's own day as number 0 (where it is one), then five more.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
with ahead as (
    select
        local_day as due_on,
        closes_at,
        row_number() over (
            partition by local_day > local_day($as_of, $time_zone) order by local_day
        ) as day_no,
        local_day > local_day($as_of, $time_zone) as is_later
    from calendar_days
    where open_seconds > 0 and local_day >= local_day($as_of, $time_zone)
)

select
    due_on,
    closes_at,
    case when is_later then day_no else 0 end as day_no
from ahead
where day_no <= 5
