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

bands as (
    select
        load_band,
        min(count_received) as least_received,
        count(*) as count_owner_weeks,
        sum(count_due) as count_due,
        sum(count_missed_sla) as count_missed_sla
    from weeks
    group by load_band
)

select
    load_band,
    count_owner_weeks,
    count_due,
    count_missed_sla,
    share(count_missed_sla, count_due) as missed_sla_rate,
    wilson_low(count_missed_sla, count_due) as rate_low,
    wilson_high(count_missed_sla, count_due) as rate_high
from bands
order by least_received
