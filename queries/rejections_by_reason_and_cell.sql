-- Why did sales give leads back, and in which cells?
-- One row per reason and cell with handovers that were given back, per reason, per cell and in all
-- (empty on the axis that is summed up), with its share of all. An empty text is no reason given.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with rejections as (
    select coalesce(trim(rejection_reason), '') as rejection_reason, potential, intent
    from handovers_in_view
    where verdict = 'rejected'
),

sums as (
    select rejection_reason, potential, intent, count(*) as count_handovers
    from rejections
    group by grouping sets (
        (rejection_reason, potential, intent), (rejection_reason), (potential, intent), ()
    )
),

whole as (
    select count(*) as count_rejected from rejections
)

select
    sums.*,
    share(sums.count_handovers, whole.count_rejected) as rate,
    wilson_low(sums.count_handovers, whole.count_rejected) as rate_low,
    wilson_high(sums.count_handovers, whole.count_rejected) as rate_high
from sums
cross join whole
order by rejection_reason, potential, intent
