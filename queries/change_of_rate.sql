-- Has a rate changed by more than chance explains?
-- One row: the change, and how often chance alone would make one as large (two shares compared by
-- the normal deviate of their difference, with Yates' correction). Empty with fewer than 10 in
-- either denominator.
--   $count_hits  numerator now
--   $count_whole  denominator now
--   $count_hits_before  numerator of the period before
--   $count_whole_before  denominator of the period before
with counts as (
    select
        cast($count_hits as double) as hits,
        cast($count_whole as double) as whole,
        cast($count_hits_before as double) as hits_before,
        cast($count_whole_before as double) as whole_before
),

pooled as (
    select *, share(hits + hits_before, whole + whole_before) as both from counts
),

deviates as (
    select
        *,
        share(hits, whole) - share(hits_before, whole_before) as change,
        case when is_enough(whole) and is_enough(whole_before) then
            greatest(
                0,
                abs(hits / whole - hits_before / whole_before)
                - (1 / whole + 1 / whole_before) / 2
            ) / nullif(sqrt(both * (1 - both) * (1 / whole + 1 / whole_before)), 0)
        end as z
    from pooled
)

select
    change,
    two_sided_p(z, 1 / (1 + z / sqrt(8))) as p_value,
    coalesce(two_sided_p(z, 1 / (1 + z / sqrt(8))) <= 0.05, false) as is_more_than_chance
from deviates
