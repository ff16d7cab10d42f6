-- What does the clock say to open work?
-- One row: the business clock at the moment, the next meeting, the last of the days ahead, and
-- whether sales logs anything: without a log nothing can be called overdue.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
--   $meeting_at  what is due by then will breach; empty: the end of the next business day
select
    coalesce($meeting_at, min(days_ahead.closes_at) filter (where days_ahead.day_no > 0))
        as meeting_at,
    max(days_ahead.due_on) as last_due_on,
    (
        select clock_reading($as_of, opens_at, open_seconds, reading_before)
        from calendar_days
        where local_day = local_day($as_of, $time_zone)
    ) as reading,
    exists (select 1 from activities where actor = 'sales' and occurred_at <= $as_of)
        as has_sales_activities
from days_ahead
