-- One set of rules that turns text into values. Every macro gives NULL for what it can't cast;
-- data/casting.py reports those values, so nothing is lost in silence.

-- Outer blanks gone, the full-width one included.
create temp macro tidy(x) as trim(x, ' 　' || chr(9) || chr(160));

-- Full-width letters, digits and signs as half-width ones. Plain ASCII has none to replace
-- (as many bytes as characters), and replacing is slow.
create temp macro half_width(x) as if(
    strlen(x) = length(x),
    trim(x),
    trim(translate(
        x,
        '０１２３４５６７８９．，－−＋／：（）％￥　ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ' || chr(160),
        '0123456789.,--+/:()%¥ ABCDEFGHIJKLMNOPQRSTUVWXYZ '
    ))
);

-- Text that only says "nothing here" is blank.
create temp macro not_blank_text(x) as if(
    x in ('', '-', '--', '—', 'N/A', 'n/a', '#N/A', 'NULL', 'null', '(blank)', '不明', '未設定', '未入力'),
    null, x
);

-- The same for numbers, times and booleans, where NA, none and a lone bar mean nothing else.
create temp macro not_blank_value(x) as if(
    x in (
        '', '-', '--', '—', 'ー', 'N/A', 'n/a', 'NA', 'na', '#N/A', 'NaN', 'nan', 'NULL', 'Null',
        'null', 'NONE', 'None', 'none', 'nil', '(blank)', '.', '不明', '未設定', '未入力', 'なし'
    ),
    null, x
);

-- Digits with or without thousands separators; 1.234,56 and 1,5 leave a choice and are refused.
create temp macro plain_number(x) as case
    when regexp_full_match(x, '[+-]?[0-9]*\.?[0-9]+([eE][+-]?[0-9]+)?|[+-]?[0-9]+\.')
        then try_cast(x as decimal(38, 6))
    when regexp_full_match(x, '[+-]?[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}(\.[0-9]+)?')
        then try_cast(replace(x, ',', '') as decimal(38, 6))
end;

-- Minus signs of ledgers: △300, ▲300, (300).
create temp macro plain_sign(x) as regexp_replace(
    regexp_replace(x, '^\((.*)\)$', '-\1'), '^[△▲]', '-'
);

-- Currency signs and blanks inside a number.
create temp macro without_currency(x) as regexp_replace(
    plain_sign(x), '[¥$€£]|JPY|USD|EUR|円| ', '', 'g'
);

-- 1.2億, 1億2,000万, 300百万, 120万, 5千, 1.5M, 250K.
create temp macro unit_number(x) as case
    when regexp_full_match(x, '-?[0-9.,]+億([0-9.,]+万)?') then
        plain_number(regexp_extract(x, '^(-?[0-9.,]+)億', 1)) * 100000000
        + if(x[1] = '-', -1, 1)
        * coalesce(plain_number(nullif(regexp_extract(x, '億([0-9.,]+)万', 1), '')), 0) * 10000
    when regexp_full_match(x, '-?[0-9.,]+百万') then plain_number(replace(x, '百万', '')) * 1000000
    when regexp_full_match(x, '-?[0-9.,]+万') then plain_number(replace(x, '万', '')) * 10000
    when regexp_full_match(x, '-?[0-9.,]+千') then plain_number(replace(x, '千', '')) * 1000
    when regexp_full_match(x, '-?[0-9.,]+[Kk]') then plain_number(x[:-2]) * 1000
    when regexp_full_match(x, '-?[0-9.,]+[Mm]') then plain_number(x[:-2]) * 1000000
    when regexp_full_match(x, '-?[0-9.,]+[Bb]') then plain_number(x[:-2]) * 1000000000
end;

-- The text of a number, ready for the two rules above. Casting goes in layers (data/casting.py):
-- a macro argument is written out at each use, and nested ones would multiply.
create temp macro number_text(x) as if(
    regexp_full_match(x, '-?[0-9]+(\.[0-9]+)?'),
    x,
    without_currency(regexp_replace(x, ' ?(名|人|社員|employees?)$', ''))
);
-- More digits than 22 before a unit are no number of anything, and would overflow.
create temp macro cast_number(x) as coalesce(
    plain_number(x), if(strlen(x) <= 23, unit_number(x), null)
);

-- People and pieces are whole: 1,000名 and 12.0 are counts, 12.5 is not.
create temp macro whole(x) as if(x = floor(x), x, null);

create temp macro cast_boolean(x) as case
    when lower(x) in ('true', 't', 'yes', 'y', '1', '1.0', 'はい', '○', '◯', '✓', '済', '有', 'won') then true
    when lower(x) in ('false', 'f', 'no', 'n', '0', '0.0', 'いいえ', '×', '✕', '未', '無', 'lost') then false
end;

-- Times. A stamp with a zone names one moment whatever the file's zone is.
create temp macro has_zone(x) as regexp_matches(x, ':[0-9.]+ ?(Z|z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)$');
create temp macro zoned_time(x) as timezone(
    'UTC',
    try_cast(regexp_replace(replace(upper(x), 'UTC', 'Z'), ' +([+-][0-9]{2}|Z)', '\1') as timestamptz)
);
create temp macro names_no_time(x) as not contains(x, ':') and not contains(x, '時');
create temp macro is_iso(x) as regexp_full_match(
    x, '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}([T ][0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}([.][0-9]+)?)?)?'
);
-- A bare cast would read 05-06-20 as the year 5, and overlook the PM, JST or UTC+9 after a time.
create temp macro iso_time(x) as if(is_iso(x), try_cast(x as timestamp), null);
create temp macro year_first_time(x) as try_strptime(
    if(x[5] in ('-', '/', '.'), translate(upper(x), '/.', '--'), null),
    ['%Y-%m-%d', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p']
);
create temp macro compact_time(x) as try_strptime(x, ['%Y%m%d']);
create temp macro japanese_time(x) as try_strptime(
    x, ['%Y年%m月%d日', '%Y年%m月%d日 %H:%M', '%Y年%m月%d日 %H:%M:%S', '%Y年%m月%d日%H時%M分']
);
create temp macro ordered_time(x, day_month_year) as try_strptime(
    regexp_replace(x, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]', '\1/\2/'),
    list_transform(
        [
            '', ' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f', ' %I:%M %p', ' %I:%M:%S %p',
            ' %I:%M%p', ' %I:%M:%S%p', ', %I:%M %p', ', %I:%M:%S %p', ', %H:%M', ', %H:%M:%S'
        ],
        lambda time: day_month_year || time
    )
);

-- Years that no lead, handover or deal has: slips such as 0202 or 9999.
create temp macro plausible(x) as if(x >= timestamp '1990-01-01' and x < timestamp '2100-01-01', x, null);
create temp macro to_utc(x, zone) as timezone('UTC', timezone(zone, x));
