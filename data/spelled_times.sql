-- Times as people write them: each value is brought to one spelling, "year-month-day hours:minutes
-- zone", by the forms that its column has (data/times.py). Made when a column first needs them.

-- Upper case, single blanks; no weekdays, commas, remarks in brackets or "at"; 午後9時5分 is
-- 9:05 PM, 15th is 15, GMT+0900 is +0900.
create or replace temp macro half_days(x) as regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(x, '午前|\bA\.M\.?', ' AM '), '午後|\bP\.M\.?', ' PM '
        ),
        '([0-9])([AP])M\b', '\1 \2M'
    ),
    '([AP]M) +([0-9]{1,2}:[0-9:.]+)', '\2 \1'
);
create or replace temp macro zone_alone(x) as regexp_replace(
    regexp_replace(x, '(UTC|GMT) ?([+-][0-9]{2}:?[0-9]{2})\b', '\2'), '\bGMT$', 'UTC'
);
create or replace temp macro japanese_clock(x) as zone_alone(half_days(
    regexp_replace(
        replace(replace(regexp_replace(replace(x, '時', ':'), '分 ?([0-9])', ':\1'), '分', ''), '秒', ''),
        '([0-9]): *($|[A-Z])', '\1:00 \2'
    )
));
create or replace temp macro respelled_time(x) as trim(regexp_replace(regexp_replace(
    japanese_clock(regexp_replace(
        regexp_replace(
            upper(x),
            '\([^)]*\)|\b(MON|TUES?|WED(NES)?|THU(RS?)?|FRI|SAT(UR)?|SUN)(DAY)?\b[.,]?|[月火水木金土日]曜日?',
            ' ', 'g'
        ),
        ',|\bAT\b|\bUHR\b|\bO''CLOCK\b', ' ', 'g'
    )),
    '([0-9])(ST|ND|RD|TH)\b', '\1', 'g'
), ' +', ' ', 'g'));
create or replace temp macro spelled_time(x) as if(
    regexp_full_match(x, '[0-9/.: -]*[0-9]( [AP]M)?'), x, respelled_time(x)
);

-- Which form a spelled time has; a form of the next macros, or NULL.
create or replace temp macro form_of_time(x) as case
    when regexp_matches(x, '^[0-9]{4} ?[-/.年] ?[0-9]') then 'year first'
    when regexp_matches(x, '^[0-9]{1,2}([/.-])[0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2})([T ]|$)') then 'ordered'
    when regexp_full_match(x, '[0-9]+(\.[0-9]+)?') then 'digits'
    when regexp_matches(x, '^(令和|平成|昭和|[㋿㍻㍼RHS])\.? ?(元|[0-9]{1,2}) ?[-/.年]') then 'era'
    when regexp_matches(
        x,
        '(^|[^A-Z])(JAN(UARY)?|FEB(RUARY)?|MAR(CH)?|APR(IL)?|MAY|JUNE?|JULY?|AUG(UST)?'
        || '|SEPT?(EMBER)?|OCT(OBER)?|NOV(EMBER)?|DEC(EMBER)?)([^A-Z]|$)'
    ) then 'named'
end;

-- Each form as "year-month-day", with the rest of its text.
create or replace temp macro year_first(x) as regexp_replace(
    x, '^([0-9]{4}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?[T ]*', '\1-\2-\3 '
);
create or replace temp macro day_first(x) as regexp_replace(
    x, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})', '\3-\2-\1'
);
create or replace temp macro short_year_first(x) as regexp_replace(
    x, '^([0-9]{2})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})', '\1-\2-\3'
);
create or replace temp macro month_first(x) as regexp_replace(
    x, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})', '\3-\1-\2'
);
create or replace temp macro of_era(x) as concat(
    case
        when x[1] in ('令', '㋿', 'R') then 2018 when x[1] in ('平', '㍻', 'H') then 1988 else 1925
    end
    + try_cast(regexp_replace(regexp_extract(x, '元|[0-9]{1,2}'), '元', '1') as integer),
    regexp_replace(
        x, '^[^元0-9]+(?:元|[0-9]{1,2}) ?[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?日?[T ]*', '-\1-\2 '
    )
);
-- Apr 15 2021 …, 2021-Apr-15 …, Apr 15 00:03:00 UTC 2021 as 15 Apr 2021 …; then its month as a number.
create or replace temp macro day_before_month(x) as regexp_replace(
    regexp_replace(
        regexp_replace(x, '^([A-Z]+) ([0-9]{1,2}) ([0-9:]+)( [A-Z]+)? ([0-9]{4})$', '\2 \1 \5 \3\4'),
        '^([A-Z]{3,})[-/. ]{0,2}([0-9]{1,2})[-/. ]+''?([0-9]{4}|[0-9]{2})( .*)?$', '\2 \1 \3\4'
    ),
    '^([0-9]{4})[-/. ]([A-Z]{3,})[-/. ]{1,2}([0-9]{1,2})( .*)?$', '\3 \2 \1\4'
);
create or replace temp macro named_month(x) as regexp_replace(
    x,
    '^([0-9]{1,2})[-/. ]{0,2}[A-Z]{3,}[-/. ]{0,2}''?([0-9]{4}|[0-9]{2})( .*)?$',
    concat(
        '\2-',
        (instr('JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC', regexp_extract(x, '[A-Z]{3}')) + 2) // 3,
        '-\1\3'
    )
);
create or replace temp macro full_year(x) as regexp_replace(
    regexp_replace(x, '^([0-6][0-9])-', '20\1-'), '^([7-9][0-9])-', '19\1-'
);

-- Digits alone: 20250318, 20250318090500, a day number of Excel (its fraction is the time), and
-- seconds, milliseconds or microseconds since 1970, which are moments (UTC).
create or replace temp macro moment_text(microseconds) as
    concat(make_timestamp(cast(round(microseconds) as bigint))::varchar, 'Z');
create or replace temp macro excel_day(days) as if(
    days = floor(days),
    (date '1899-12-30' + cast(days as integer))::varchar,
    (timestamp '1899-12-30' + to_seconds(round(days * 86400)))::varchar
);
create or replace temp macro of_digits(x) as case strlen(regexp_extract(x, '^[0-9]+'))
    when 5 then excel_day(try_cast(x as double))
    when 8 then regexp_replace(x, '^(....)(..)(..)$', '\1-\2-\3')
    when 10 then moment_text(try_cast(x as decimal(38, 6)) * 1000000)
    when 12 then regexp_replace(x, '^(....)(..)(..)(..)(..)$', '\1-\2-\3 \4:\5')
    when 13 then moment_text(try_cast(x as decimal(38, 6)) * 1000)
    when 14 then regexp_replace(x, '^(....)(..)(..)(..)(..)(..)$', '\1-\2-\3 \4:\5:\6')
    when 16 then moment_text(try_cast(x as decimal(38, 6)))
end;

-- 9:05 PM as 21:05. Japan writes 午後0時 for noon; 13:05 PM leaves no doubt, 13:05 AM does.
create or replace temp macro on_24_hours_of(x, hours, is_pm) as if(
    hours > 23 or (hours > 12 and not is_pm),
    null,
    replace(regexp_replace(
        x,
        '[T ][0-9]{1,2}(:[0-9:.]+)? [AP]M',
        concat(' ', hours % 12 + if(is_pm, 12, 0), '\1', if(contains(x, ':'), '', ':00'))
    ), '  ', ' ')
);
create or replace temp macro on_24_hours(x) as if(
    not regexp_matches(x, ' [AP]M\b'), x, on_24_hours_of(
        x,
        try_cast(regexp_extract(x, '[T ]([0-9]{1,2})(:[0-9:.]+)? [AP]M', 1) as integer),
        regexp_matches(x, ' PM\b')
    )
);
