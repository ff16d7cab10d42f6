-- How long did each handover wait for its first response, or how long has it waited in vain?
-- One row per counted handover. Without a response, the waiting is cut off when the lead is handed
-- over anew, or at the moment the report is for.
--   $as_of  the moment the report is for
--   $time_zone  the company's zone
-- Kept.
with waits as (
    select
        handover_no,
        handed_over_reading,
        first_response_reading,
        case when first_response_at is null then coalesce(next_handed_over_at, $as_of) end
            as cut_off_at
    from responses
),

-- A moment after the last day of the calendar reads like its end.
last as (
    select 1000000 * max(reading_before + open_seconds) as reading from calendar_days
),

exact as (
    select
        waits.handover_no,
        waits.cut_off_at is null as is_answered,
        (
            coalesce(
                waits.first_response_reading,
                clock_reading(waits.cut_off_at, day.opens_at, day.open_seconds, day.reading_before),
                last.reading
            ) - waits.handed_over_reading
        ) / 3600000000.0 as business_hours
    from waits
    cross join last
    left join calendar_days as day on day.local_day = local_day(waits.cut_off_at, $time_zone)
)

select
    handover_no,
    is_answered,
    -- Very many of them to a tenth of an hour, as pages show it: everybody waits for their sorting.
    case
        when (select count(*) from waits) <= 50000 then business_hours
        else ceil(business_hours * 10) / 10
    end as business_hours
from exact
