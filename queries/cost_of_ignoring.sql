-- What does it cost to leave a lead unanswered, among leads of the same cell and source?
-- One row: conversion after the deadline of answered and unanswered handovers, crude and as the
-- Mantel-Haenszel risk difference over cell and source (S. Greenland, J. Robins 1985, Biometrics
-- 41:55-68) with the 95 % interval of T. Sato (1989, Biometrics 45:1323-1324). Empty below 10.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $within_days  a deal counts so many days after the deadline; 90 unless said
with strata as (
    select *,
        count_answered > 0 and count_unanswered > 0 as is_usable,
        count_answered * 1.0 as n1, count_answered_converted * 1.0 as x1,
        count_unanswered * 1.0 as n0, count_unanswered_converted * 1.0 as x0
    from landmark_strata
),

sums as (
    select
        coalesce(sum(count_answered), 0) as count_answered,
        coalesce(sum(count_answered_converted), 0) as count_answered_converted,
        coalesce(sum(count_unanswered), 0) as count_unanswered,
        coalesce(sum(count_unanswered_converted), 0) as count_unanswered_converted,
        count(*) as count_strata,
        count(*) filter (where is_usable) as count_usable,
        coalesce(sum(count_answered) filter (where is_usable), 0) as count_answered_usable,
        coalesce(sum(count_unanswered) filter (where is_usable), 0) as count_unanswered_usable,
        -- rounded: sums of fractions depend on their order in the last digits
        round(sum(n1 * n0 / (n1 + n0)), 6) as weight,
        round(sum((x1 * n0 - x0 * n1) / (n1 + n0)), 6) as weighted,
        round(sum((n1 * n1 * x0 - n0 * n0 * x1 + n1 * n0 * (n0 - n1) / 2)
            / ((n1 + n0) * (n1 + n0))), 6) as sum_p,
        round(sum((x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * (n1 + n0))), 6) as sum_q
    from strata
),

compared as (
    select *, weighted / weight as difference,
        sqrt(greatest(0, weighted / weight * sum_p + sum_q)) / weight as deviation
    from sums
    where count_answered_usable >= 10 and count_unanswered_usable >= 10
)

select
    sums.*,
    share(sums.count_answered_converted, sums.count_answered) as answered_rate,
    share(sums.count_unanswered_converted, sums.count_unanswered) as unanswered_rate,
    share(sums.count_answered_converted, sums.count_answered)
    - share(sums.count_unanswered_converted, sums.count_unanswered) as crude_difference,
    compared.difference,
    compared.difference - 1.959964 * compared.deviation as difference_low,
    compared.difference + 1.959964 * compared.deviation as difference_high
from sums
left join compared on true
