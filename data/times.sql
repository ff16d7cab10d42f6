-- Times. A column in ISO form is cast as it is; spelled_times.sql brings any other to that form.
-- A stamp with a zone names one moment whatever the file's zone is.

-- What a bare cast reads right. It would read 05-06-20 as the year 5, and overlook the PM, JST or
-- UTC+9 after a time. The two commonest shapes first: LIKE is seven times as fast, but would take
-- June-02-26 for one of them.
create or replace temp macro is_iso(x) as case
    when x like '____-__-__ __:__:__' and x between '0' and ':' then true
    when x like '____-__-__' and x between '0' and ':' then true
    else regexp_full_match(
        x,
        '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}([T ][0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}([.][0-9]+)?)?)?'
    )
end;
create or replace temp macro is_zoned_iso(x) as regexp_full_match(
    x,
    '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[T ][0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}([.][0-9]+)?)?'
    || ' ?(Z|z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)'
);
create or replace temp macro names_no_time(x) as not contains(x, ':');
create or replace temp macro time_kind(x) as case
    when is_iso(x) then if(names_no_time(x), 'day', 'time')
    when is_zoned_iso(x) then 'zoned'
    else 'odd'
end;

-- Years that no lead, handover or deal has: slips such as 0202 or 9999.
create or replace temp macro plausible(x) as if(
    x >= timestamp '1990-01-01' and x < timestamp '2100-01-01', x, null
);
create or replace temp macro to_utc(x, zone) as timezone('UTC', timezone(zone, x));
create or replace temp macro naive_time(x) as plausible(try_cast(x as timestamp));
create or replace temp macro zoned_time(x) as plausible(timezone('UTC', try_cast(
    regexp_replace(replace(upper(x), 'UTC', 'Z'), ' +([+-][0-9]{2}|Z)', '\1') as timestamptz
)));
