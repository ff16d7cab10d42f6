-- Text and booleans as people write them; times.sql and numbers.sql go on from here. Every macro
-- gives NULL for what it can't cast; the load reports those values, so nothing is lost in silence.
-- A macro's argument is written out at each use and nested ones would multiply: casting goes in
-- layers (data/layers.py). data/casting.py makes narrowed(), not_blank_text(), not_blank_value(),
-- is_yes() and is_no() from the tables of Unicode and from words.toml.

-- Outer blanks gone, the full-width one included.
create or replace temp macro tidy(x) as trim(x, ' 　' || chr(9) || chr(160));

-- Full-width letters, digits and signs as half-width ones, half-width katakana as full-width.
-- Most text has none, and replacing is slow; so is trimming more than blanks.
create or replace temp macro narrow_letters(x) as array_to_string(
    list_transform(
        string_split(x, ''),
        lambda sign: if(sign between '！' and '～' and length(sign) = 1, chr(unicode(sign) - 65248), sign)
    ),
    ''
);
create or replace temp macro half_width(x) as case
    when strlen(x) = length(x) then if(contains(x, chr(9)), tidy(x), trim(x))
    when regexp_matches(x, '[！-～]') then tidy(narrow_letters(narrowed(x)))
    else tidy(narrowed(x))
end;

-- なし means no in a boolean, not nothing.
create or replace temp macro boolean_text(x) as case
    when lower(x) in ('true', 'false', '1', '0') or is_no(lower(x)) then x else not_blank_value(x)
end;
create or replace temp macro cast_boolean(x) as case
    when lower(x) in ('true', '1') then true
    when lower(x) in ('false', '0') then false
    when is_yes(lower(x)) then true
    when is_no(lower(x)) then false
end;

-- A number that is cast as it is.
create or replace temp macro is_plain_number(x) as try_cast(x as decimal(38, 6)) is not null;

-- People and pieces are whole: 1,000名 and 12.0 are counts, 12.5 is not.
create or replace temp macro whole(x) as if(x = floor(x), x, null);
