-- Small formulas that models and questions share. The load creates them as macros; a composed
-- question has them written out (queries/compose.py), so that other engines need no macros.

-- The local day of a moment.
create macro local_day(moment, zone) as
    cast(moment at time zone 'UTC' at time zone zone as date);

-- The local hour of a moment, 0 to 23.
create macro local_hour(moment, zone) as
    cast(extract(hour from moment at time zone 'UTC' at time zone zone) as integer);

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

-- The size of a company by its employees: bands that official statistics of firms use alike.
create macro size_band(employees) as
    case
        when employees < 50 then '1-49'
        when employees < 300 then '50-299'
        when employees < 1000 then '300-999'
        when employees < 5000 then '1000-4999'
        when employees >= 5000 then '5000+'
    end;

-- The group of a handover by a criterion that the reader names.
create macro group_of(
    criterion, team, owner, source, campaign, potential, intent, industry, size, weekday, hour
) as
    case criterion
        when 'team' then team
        when 'owner' then owner
        when 'source' then source
        when 'campaign' then campaign
        when 'cell' then potential || ' × ' || intent
        when 'potential' then potential
        when 'intent' then intent
        when 'industry' then industry
        when 'size' then size
        when 'weekday' then cast(weekday as varchar)
        when 'hour' then lpad(cast(hour as varchar), 2, '0')
    end;

-- Whether a denominator is large enough to judge by.
create macro is_enough(whole) as whole >= 10;

-- The chance of a normal deviate beyond ±z, given t = 1 / (1 + z / sqrt(8)); relative error below
-- 1.2e-7 (W. H. Press and others 1992, Numerical Recipes in C, 2nd ed., 6.2, erfcc).
create macro two_sided_p(z, t) as
    t * exp(
        -z * z / 2 - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418
        + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587
        + t * (-0.82215223 + t * 0.17087277))))))))
    );

-- A rate at another mix; empty where the mix says nothing.
create macro at_mix(rate, factor) as case when rate * factor is not null then least(1, rate * factor) end;

-- Kaplan-Meier (E. L. Kaplan, P. Meier 1958, JASA 53:457-481), of each key and second key: how many
-- had waited as long as this, out of rows that count who ended their waiting after so many hours;
-- and the share that still waits then: it shrinks by answered / those that had waited so long. One
-- row per key, second key and hours.
create macro at_risk(ended, key, second_key, hours) as
    sum(ended) over (
        partition by key, second_key order by hours
        rows between current row and unbounded following
    );
create macro share_waiting(answered, waited, key, second_key, hours) as
    case when answered = waited then 0 else exp(
        sum(case when answered < waited then ln(1 - answered / waited) end)
            over (partition by key, second_key order by hours)
    ) end;

-- Within how many whole days before a moment something was; a small number, as these are many: what
-- is too long ago for it is too long ago for every condition.
create macro days_before(occurred_at, moment) as
    try_cast(
        (epoch_us(moment) - epoch_us(occurred_at) + 86399999999) // 86400000000 as smallint
    );

-- Whether hot_bits (queries/thresholds.py) say "an MQL" with each moved threshold under the lead's
-- value, or over it.
create macro is_hot_at(hot_bits, is_under_1, is_under_2, is_under_3) as
    hot_bits // cast(power(
        2,
        case when is_under_1 then 1 else 0 end + case when is_under_2 then 2 else 0 end
        + case when is_under_3 then 4 else 0 end
    ) as bigint) % 2 = 1;
