-- At which values can a threshold stand?
-- One row per value that leads have in what it compares, ascending; of very many values those that
-- leave about one lead in a hundred between them, in two significant digits.
--   $as_of  the moment the report is for
with counted as (
    select moved_value_1() as value, count(*) as count_leads
    from lead_profiles
    group by moved_value_1()
),

ranked as (
    select
        value,
        count(*) over () as count_values,
        sum(count_leads) over (order by value) / sum(count_leads) over () as share_up_to,
        case
            when value > 0 then power(10, floor(log10(value)) - 1)
            else 1
        end as digit
    from counted
    where value is not null
),

hundredths as (
    select
        case
            when count_values <= 60 then value
            else round(min(value) over (partition by floor(share_up_to * 100)) / digit) * digit
        end as value
    from ranked
)

select distinct value from hundredths order by value
