-- How often does a rate hit in each group, and how often would it at the rates of all groups?
-- One row per group (and group of the second criterion). What is expected, and how far chance may
-- take a group from it, is reckoned within each cell and source, so that nobody is blamed for an
-- uneven mix (N. Mantel, W. Haenszel 1959, J Natl Cancer Inst 22:719-748).
with strata as (
    select
        group_name, second_name, potential_no, intent_no, source,
        count(*) as count_whole,
        sum(case when is_hit then 1 else 0 end) as count_hits,
        sum(case when is_sure then 1 else 0 end) as count_sure
    from rated_handovers
    group by group_name, second_name, potential_no, intent_no, source
),

beside as (
    select
        *,
        sum(count_whole) over stratum as stratum_whole,
        sum(count_hits) over stratum as stratum_hits
    from strata
    window stratum as (partition by potential_no, intent_no, source)
)

select
    group_name,
    second_name,
    sum(count_whole) as count_whole,
    sum(count_hits) as count_hits,
    sum(count_sure) as count_sure,
    -- rounded: sums of fractions depend on their order in the last digits
    round(sum(count_whole * stratum_hits / stratum_whole), 6) as expected_hits,
    round(sum(
        case when stratum_whole > 1 then
            count_whole * (stratum_whole - count_whole) / stratum_whole
            * stratum_hits * (stratum_whole - stratum_hits) / stratum_whole / (stratum_whole - 1)
        end
    ), 6) as variance_of_hits
from beside
group by group_name, second_name
