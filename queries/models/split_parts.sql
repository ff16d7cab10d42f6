-- What is there to be caught in the older and in the newer part of the handovers?
-- One row per part, also where it is empty.
with ripe as (
    select
        is_newer,
        count(*) as count_counted,
        count(*) filter (where is_converted) as count_converted,
        count(*) filter (where is_won) as count_won,
        sum(case when is_won then won_amount else 0 end) as won_amount,
        min(handed_over_at) as first_at,
        max(handed_over_at) as last_at
    from ripe_handovers
    group by is_newer
)

select
    parts.is_newer,
    coalesce(ripe.count_counted, 0) as count_counted,
    coalesce(ripe.count_converted, 0) as count_converted,
    coalesce(ripe.count_won, 0) as count_won,
    coalesce(ripe.won_amount, 0) as won_amount,
    ripe.first_at,
    ripe.last_at,
    -- 30.4 days are a month; a part of a few days is taken for one whole month at least
    greatest(1, (epoch_us(ripe.last_at) - epoch_us(ripe.first_at)) / 86400000000.0 / 30.4)
        as count_months
from (select false as is_newer union all select true) as parts
left join ripe on ripe.is_newer = parts.is_newer
