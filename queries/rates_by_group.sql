-- Which groups let most leads lie, and which of them differ from the rest by more than chance?
-- One row per group that has handovers, where the most leads were lost first. Lost: ignored,
-- answered too late or never, not converted, not won. The rate at equal mix is what the group would
-- show if it had got the same leads as the others: all groups' rate × its hits / the hits expected
-- of its cells and sources (indirect standardisation: N. E. Breslow, N. E. Day 1987, IARC 82, ch. 2).
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
--   $rate  ignored, missed_sla, follow_up, conversion or won (of those whose deal is closed)
--   $by  team, owner, source, campaign, cell, potential, intent, industry, size, weekday, hour
--   $second_by  a second criterion; empty: none
with named as (
    select
        *,
        case when $rate in ('ignored', 'missed_sla') then count_hits else count_whole - count_hits
        end as count_lost,
        share(total_hits, total_whole) as total_rate,
        -- worse than all even if nothing is held against those who log nothing
        $rate <> 'ignored' or wilson_low(count_sure, count_whole) > share(total_hits, total_whole)
            as is_sure_enough,
        -- cells and sources have no other mix than their own
        case
            when $by in ('cell', 'potential', 'intent', 'source')
                or $second_by in ('cell', 'potential', 'intent', 'source') then null
            when expected_hits > 0
            then count_whole * total_hits / total_whole / expected_hits
        end as mix_factor
    from judged_groups
)

select
    group_name, second_name, count_whole, count_hits, count_lost,
    case when $rate = 'ignored' then count_sure end as count_sure,
    share(count_hits, count_whole) as rate,
    wilson_low(count_hits, count_whole) as rate_low,
    wilson_high(count_hits, count_whole) as rate_high,
    count_lost - sum(count_lost) over () * count_whole / total_whole as count_lost_above_average,
    at_mix(share(count_hits, count_whole), mix_factor) as mix_rate,
    at_mix(wilson_low(count_hits, count_whole), mix_factor) as mix_low,
    at_mix(wilson_high(count_hits, count_whole), mix_factor) as mix_high,
    tested_p as adjusted_p,
    is_different,
    case when mix_factor is not null then is_different_at_equal_mix end
        as is_different_at_equal_mix,
    case when $rate in ('ignored', 'missed_sla') then hits_above > 0 else hits_above < 0 end
        as is_worse,
    -- what a headline may name: for the worse, by more than chance, not for mix or silence alone
    group_name is not null and ($second_by is null or second_name is not null)
    and is_different and (mix_factor is null or is_different_at_equal_mix) and is_sure_enough
    and case when $rate in ('ignored', 'missed_sla') then hits_above > 0 else hits_above < 0 end
        as stands_out,
    is_sure_enough, total_hits, total_whole, total_rate
from named
order by count_lost desc, group_name, second_name
