-- How far is each group from all of them, crude and at equal mix, and how likely by chance?
-- One row per group. Group against the rest: the hits are hypergeometric; the distance in standard
-- deviations carries Yates' correction. Groups below 10 are not tested, nor are leads that name
-- none: who has no owner can't be ignored by one.
--   $second_by  a second criterion; empty: none
with totals as (
    select
        *,
        sum(count_whole) over () as total_whole,
        sum(count_hits) over () as total_hits
    from rated_groups
),

distances as (
    select
        *,
        is_enough(count_whole) and group_name is not null
        and ($second_by is null or second_name is not null) as is_tested,
        count_hits - count_whole * total_hits / total_whole as hits_above,
        count_whole * (total_whole - count_whole) / total_whole
        * total_hits * (total_whole - total_hits) / total_whole / nullif(total_whole - 1, 0)
            as crude_variance
    from totals
),

deviates as (
    select
        *,
        case when is_tested and crude_variance > 0
            then greatest(0, abs(hits_above) - 0.5) / sqrt(crude_variance) end as z,
        case when is_tested and variance_of_hits > 0
            then greatest(0, abs(count_hits - expected_hits) - 0.5) / sqrt(variance_of_hits)
        end as mix_z
    from distances
)

select
    *,
    two_sided_p(z, 1 / (1 + z / sqrt(8))) as p_value,
    two_sided_p(mix_z, 1 / (1 + mix_z / sqrt(8))) as mix_p_value
from deviates
