-- Do owners answer later in weeks in which they receive many leads?
-- One row per band of handovers received by an owner in a week.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with weeks as (
    select
        load_band,
        owner_name,
        week_on,
        min(count_received) as count_received,
        count(*) as count_due,
        count(*) filter (where missed_sla) as count_missed_sla
    from loaded_handovers
    group by load_band, owner_name, week_on
),

-- What each owner would miss at their own rate of all weeks: busy weeks may be other owners' weeks.
own as (
    select
        *,
        count_due * sum(count_missed_sla) over by_owner / sum(count_due) over by_owner
            as expected_missed
    from weeks
    window by_owner as (partition by owner_name)
),

bands as (
    select
        load_band,
        min(count_received) as least_received,
        count(*) as count_owner_weeks,
        sum(count_due) as count_due,
        sum(count_missed_sla) as count_missed_sla,
        sum(count_due) * sum(sum(count_missed_sla)) over () / sum(sum(count_due)) over ()
        -- rounded: sums of fractions depend on their order in the last digits
        / nullif(round(sum(expected_missed), 6), 0) as mix_factor
    from own
    group by load_band
)

select
    load_band, count_owner_weeks, count_due, count_missed_sla,
    share(count_missed_sla, count_due) as missed_sla_rate,
    wilson_low(count_missed_sla, count_due) as rate_low,
    wilson_high(count_missed_sla, count_due) as rate_high,
    at_mix(share(count_missed_sla, count_due), mix_factor) as mix_rate,
    at_mix(wilson_low(count_missed_sla, count_due), mix_factor) as mix_low,
    at_mix(wilson_high(count_missed_sla, count_due), mix_factor) as mix_high
from bands
order by least_received
