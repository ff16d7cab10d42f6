-- Numbers as people write them: each value is brought to bare digits and a unit in steps
-- (data/numbers.py). Made when a column first needs them: most are columns of bare digits.

create or replace temp macro digits_of(x) as
    regexp_extract(x, '[0-9](?:[0-9., ''’]*[0-9])?');

-- What the digits leave no choice about: 1,5 and 1.234,56 have a decimal comma; 1.5, 1,234.56 and
-- 1,234,567 a decimal point; 1,234 and 1.234 leave a choice.
create or replace temp macro has_decimal_comma(x) as regexp_full_match(
    x,
    '[0-9]+,([0-9]{1,2}|[0-9]{4,})|(0|[0-9]{4,}),[0-9]+'
    || '|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(\.[0-9]{3}){2,}|[0-9]{1,3}([ ''’][0-9]{3})+,[0-9]+'
);
create or replace temp macro has_decimal_point(x) as regexp_full_match(
    x,
    '[0-9]*\.([0-9]{1,2}|[0-9]{4,})|(0|[0-9]{4,})\.[0-9]+'
    || '|[0-9]{1,3}(,[0-9]{2,3})+\.[0-9]+|[0-9]{1,3}(,[0-9]{2,3})+,[0-9]{3}|[0-9]{1,3}([ ''’][0-9]{3})+\.[0-9]+'
);

-- One end of a range: 1,000, 100人, $1M, 3億円.
create or replace temp macro amount() as
    '((?:[A-Z]{0,2}[$¥€£₹₩] ?|(?:JPY|USD|EUR|GBP) )?(?:0|[1-9][0-9]*(?:[,.][0-9]+)*)'
    || '(?: ?(?:兆|億|千万|百万|万|千|K|MM?|BN?|THOUSAND|MILLION|BILLION))?)'
    || ' ?(?:円|名様?|人|社員|EMPLOYEES|PEOPLE|JPY|USD|EUR|GBP)?';
create or replace temp macro is_between(x) as regexp_full_match(
    upper(x),
    amount() || ' ?(?:-|~|TO|から) ?' || amount() || ' ?(?:未満|以下|以内|まで|程度)?'
);
create or replace temp macro is_from(x) as regexp_full_match(
    upper(x),
    amount() || ' ?(?:\+|~|以上|超|から|OR MORE|OR ABOVE|AND (?:UP|ABOVE|OVER|MORE)) ?(?:EMPLOYEES|PEOPLE)?'
    || '|(?:>=?|≥|OVER|ABOVE|FROM|MORE THAN|AT LEAST) ?' || amount()
);
create or replace temp macro is_up_to(x) as regexp_full_match(
    upper(x),
    amount() || ' ?(?:未満|以下|以内|まで|OR LESS|OR FEWER|AND (?:BELOW|UNDER))'
    || '|(?:<=?|≤|~|UNDER|BELOW|UP TO|LESS THAN|FEWER THAN) ?' || amount()
);

-- The lower end of a range, as text; that of an open one (50名未満) is nothing. 1～5万 starts at
-- 1万. 2021-04 is no range, since its ends are not in order.
create or replace temp macro first_end(x) as regexp_extract(upper(x), amount(), 1);
create or replace temp macro second_end(x) as regexp_extract(
    upper(x), amount() || ' ?(?:-|~|TO|から) ?' || amount(), 2
);
create or replace temp macro ends_in_order(one, other) as coalesce(
    try_cast(replace(one, ',', '') as double) < try_cast(replace(other, ',', '') as double), true
);
create or replace temp macro range_start(x) as case
    when is_up_to(x) then '0'
    when is_from(x) then regexp_extract(upper(x), amount(), 1)
    when is_between(x) and ends_in_order(first_end(x), second_end(x)) then concat(
        first_end(x),
        if(
            regexp_full_match(first_end(x), '[0-9,.]+'),
            regexp_extract(second_end(x), '(兆|億|千万|百万|万|千|[A-Z]+)$'),
            ''
        )
    )
end;
create or replace temp macro is_range(x) as range_start(x) is not null;

-- Without its currency, counter and blanks: -¥1 200,50 is -1200,50, 1.2 億円 is 1.2億; ledgers
-- write △300, ▲300 and (300) for -300, and ¥300- for no less and no more than 300.
create or replace temp macro without_currency(x) as regexp_replace(regexp_replace(
    x,
    '^(-?) ?(?:[A-Z]{0,2}[$¥€£₹₩]|JPY|USD|EUR|GBP|INR|CNY|RMB|KRW|BRL|CAD|AUD|CHF|SGD|HKD|TWD|SEK|NOK|DKK|RS\.?) ?(-?)',
    '\1\2'
), ' ?(?:円也?|[$¥€£₹₩]|JPY|USD|EUR|GBP|INR|CNY|RMB|KRW|BRL|CAD|AUD|CHF|SGD|HKD|TWD|SEK|NOK|DKK|YEN)$', '');
create or replace temp macro without_counter(x) as
    regexp_replace(x, ' ?(?:名様?|人|社員|点|EMPLOYEES?|PEOPLE|PERSONS?)$', '');
create or replace temp macro without_blanks(x) as if(
    regexp_matches(x, '^-?[0-9]{1,3}([ ''’][0-9]{3})+([.,][0-9]+)?( ?[^0-9 ].*)?$'),
    regexp_replace(x, '[ ''’]', '', 'g'),
    regexp_replace(x, '([0-9万億兆]) +([^0-9])|([億兆]) +([0-9])', '\1\2\3\4', 'g')
);
create or replace temp macro plain_sign(x) as regexp_replace(
    regexp_replace(x, '^\((.*)\)$|^(¥.*[0-9])[-ー]$', if(x[1] = '(', '-\1', '\2')),
    '^(?:△|▲|約|およそ) ?',
    if(x[1] in ('△', '▲'), '-', '')
);
create or replace temp macro bare_number(x) as if(
    is_plain_number(x), x, without_blanks(without_counter(without_currency(plain_sign(upper(x)))))
);

-- 1.234,56 as 1234.56, in a column whose values prove the decimal comma.
create or replace temp macro with_decimal_point(x) as if(
    regexp_matches(x, '^-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?([^0-9.,]|$)'),
    translate(replace(x, '.', ''), ',', '.'),
    null
);

-- Digits with or without thousands separators, those of India (3,40,000) included.
create or replace temp macro plain_number(x) as case
    when regexp_full_match(x, '[+-]?[0-9]*\.?[0-9]+([eE][+-]?[0-9]+)?|[+-]?[0-9]+\.')
        then try_cast(x as decimal(38, 6))
    when regexp_full_match(x, '[+-]?[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}(\.[0-9]+)?')
        then try_cast(replace(x, ',', '') as decimal(38, 6))
end;
create or replace temp macro unit_part(x) as if(x = '', 0, plain_number(x));
create or replace temp macro japanese_number(x) as if(
    regexp_full_match(
        x, '-?([0-9.,]+兆)?([0-9.,]+億)?([0-9.,]+千万)?([0-9.,]+百万)?([0-9.,]+万)?([0-9.,]+千)?([0-9.,]+)?'
    ) and regexp_matches(x, '[兆億万千]'),
    if(x[1] = '-', -1, 1) * (
        unit_part(regexp_extract(x, '([0-9.,]+)兆', 1)) * 1000000000000
        + unit_part(regexp_extract(x, '([0-9.,]+)億', 1)) * 100000000
        + unit_part(regexp_extract(x, '([0-9.,]+)千万', 1)) * 10000000
        + unit_part(regexp_extract(x, '([0-9.,]+)百万', 1)) * 1000000
        + unit_part(regexp_extract(x, '([0-9.,]+)万', 1)) * 10000
        + unit_part(regexp_extract(x, '([0-9.,]+)千(?:[^万]|$)', 1)) * 1000
        + unit_part(regexp_extract(x, '[兆億万千]([0-9.,]+)$', 1))
    ),
    null
);
create or replace temp macro latin_number(x) as
    plain_number(regexp_extract(x, '^(-?[0-9.,]+)[A-Z]+$', 1))
    * case regexp_extract(x, '[A-Z]+$')
        when 'K' then 1000 when 'THOUSAND' then 1000 when 'LAKH' then 100000
        when 'M' then 1000000 when 'MM' then 1000000 when 'MN' then 1000000
        when 'MIO' then 1000000 when 'MILLION' then 1000000 when 'CRORE' then 10000000
        when 'B' then 1000000000 when 'BN' then 1000000000 when 'BILLION' then 1000000000
    end;

-- 1.2億, 1億2,000万, 3百万, 5千, 1.5M, 250K. Long numbers would overflow with a unit, and mean nothing.
create or replace temp macro cast_number(x) as coalesce(
    plain_number(x),
    if(regexp_matches(x, '[0-9.,]{17}'), null, coalesce(japanese_number(x), latin_number(x)))
);
