-- Which groups differ from the rest, once it counts that many were compared?
-- One row per group. p values are adjusted so that of the groups marked as different at most 5 %
-- are expected to be so by chance (Y. Benjamini, Y. Hochberg 1995, JRSS B 57:289-300).
with ranked as (
    select
        *,
        count(p_value) over () as count_tests,
        count(mix_p_value) over () as count_mix_tests,
        rank() over (order by p_value desc nulls last) as place_from_top,
        rank() over (order by mix_p_value desc nulls last) as mix_place_from_top
    from compared_groups
),

adjusted as (
    select
        *,
        min(p_value * count_tests / nullif(count_tests - place_from_top + 1, 0))
            over (order by p_value desc nulls last) as adjusted_p,
        min(mix_p_value * count_mix_tests / nullif(count_mix_tests - mix_place_from_top + 1, 0))
            over (order by mix_p_value desc nulls last) as adjusted_mix_p
    from ranked
)

select
    *,
    -- groups that were not tested stand last and would inherit the least of all
    case when p_value is not null then adjusted_p end as tested_p,
    coalesce(p_value is not null and adjusted_p <= 0.05, false) as is_different,
    coalesce(mix_p_value is not null and adjusted_mix_p <= 0.05, false) as is_different_at_equal_mix
from adjusted
