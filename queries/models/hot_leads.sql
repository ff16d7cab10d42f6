-- Which leads stand in a hot cell though they were never handed over, and until when was one to act?
-- One row per lead, seen as of the moment, that is hot, not excluded and not handed over.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $time_zone  the company's zone
with started as (
    select
        since.*,
        -- what was hot before the calendar begins has its clock started with the calendar
        case
            when since.hot_from_at is not null
            then coalesce(
                clock_reading(since.hot_from_at, day.opens_at, day.open_seconds, day.reading_before),
                0
            )
        end + cast(floor(agreed_business_hours() * 3600000000) as bigint) as due_reading
    from hot_leads_since as since
    left join calendar_days as day on day.local_day = local_day(since.hot_from_at, $time_zone)
)

select
    started.lead_no,
    started.source,
    started.team_name,
    started.created_at,
    started.potential,
    started.intent,
    started.hot_from_at,
    slots.starts_at + to_microseconds(started.due_reading - slots.slot_no * $slot_us)
        as deadline_at
from started
left join business_slots as slots
    on slots.slot_no = (started.due_reading - 1) // nullif($slot_us, 0)
