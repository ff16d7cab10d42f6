-- Small formulas that models and questions share. The load creates them as macros; a composed
-- question has them written out (queries/compose.py), so that other engines need no macros.

-- The local day of a moment.
create macro local_day(moment, zone) as
    cast(moment at time zone 'UTC' at time zone zone as date);

-- Until when a stamp may stand: a date-only one for any moment of its local day.
create macro end_of_stamp(moment, is_date_only, zone) as
    case
        when is_date_only then
            (moment at time zone 'UTC' at time zone zone + interval 1 day)
            at time zone zone at time zone 'UTC' - interval 1 microsecond
        else moment
    end;

-- The business clock at a moment, in microseconds of open time, given the moment's calendar day.
create macro clock_reading(moment, opens_at, open_seconds, reading_before) as
    reading_before * 1000000
    + greatest(0, least(open_seconds * 1000000, epoch_us(moment) - epoch_us(opens_at)));

-- A share, empty where there is nothing to share out.
create macro share(part, whole) as part / nullif(whole, 0);

-- Wilson score interval for a share, 95 % (E. B. Wilson 1927, JASA 22:209-212); z = 1.959964, and
-- 1.9207294, 0.9603647, 3.8414588 are z²/2, z²/4, z². Empty where there is nothing to share out.
create macro wilson_half(part, whole) as
    1.959964 * sqrt((part / whole * (1 - part / whole) + 0.9603647 / whole) / whole);
create macro wilson_low(part, whole) as
    case
        when whole > 0 then greatest(
            0, (part / whole + 1.9207294 / whole - wilson_half(part, whole)) / (1 + 3.8414588 / whole)
        )
    end;
create macro wilson_high(part, whole) as
    case
        when whole > 0 then least(
            1, (part / whole + 1.9207294 / whole + wilson_half(part, whole)) / (1 + 3.8414588 / whole)
        )
    end;

-- Whether a playbook was kept: was the agreed thing done, and when, or something else instead?
create macro playbook_state(agreement, done_at, deadline_at, as_of, has_other) as
    case
        when agreement <> 'agreed' then agreement
        when done_at <= deadline_at then 'kept'
        when done_at is not null and deadline_at is not null then 'late'
        when deadline_at is null or as_of <= deadline_at then 'open'
        when has_other then 'other'
        else 'missed'
    end;
