-- Where would the moved thresholds have to stand for each lead that was never handed over?
-- One row per such lead and moment at which it could be an MQL; hot_bits as in queries/thresholds.py.
--   $team_name  team of the lead's owner
--   $source  source of the lead
with moments as (
    select
        lead_no,
        seen_at,
        moved_value_1() as value_1,
        moved_value_2() as value_2,
        moved_value_3() as value_3,
        hot_bits() as hot_bits
    from replayed_profiles
)

select *
from moments
where
    hot_bits > 0
    and (
        ($team_name is null and $source is null)
        or lead_no in (
            select lead_no
            from lead_facts
            where
                ($team_name is null or team_name = $team_name)
                and ($source is null or source = $source)
        )
    )
