-- How many leads would stand in each cell with the first moved threshold at each position?
-- One row per position and cell that holds a lead then; the same numbers as leads_by_cell there.
--   $as_of  the moment the report is for
--   $from_at  leads created at or after
--   $until_at  leads created before
--   $team_name  team of the lead's owner
--   $source  source of the lead
--   $positions  values of the threshold, a list
with moved as (
    select
        coalesce(moved_value_1(), 1e308) as at_value,
        potential_no_under() as potential_under,
        intent_no_under() as intent_under,
        potential_no_over() as potential_over,
        intent_no_over() as intent_over,
        count(*) as count_leads
    from lead_profiles
    where
        ($from_at is null or created_at >= $from_at)
        and ($until_at is null or created_at < $until_at)
        and ($team_name is null or team_name = $team_name)
        and ($source is null or source = $source)
    group by at_value, potential_under, intent_under, potential_over, intent_over
),

sides as (
    select at_value, true as is_under, potential_under as potential_no, intent_under as intent_no,
        count_leads
    from moved
    union all
    select at_value, false, potential_over, intent_over, count_leads from moved
),

numbered as (
    select
        coalesce(positions.position_no, 0) as position_no, is_under, potential_no, intent_no,
        sum(count_leads) as count_leads
    from sides
    left join threshold_positions as positions
        on sides.at_value >= positions.position and sides.at_value < positions.next_position
    group by coalesce(positions.position_no, 0), is_under, potential_no, intent_no
)

select
    positions.position,
    potential_name() as potential,
    intent_name() as intent,
    sum(count_leads) as count_leads
from threshold_positions as positions
inner join numbered on numbered.is_under = (numbered.position_no >= positions.position_no)
group by positions.position, potential_no, intent_no
order by positions.position, potential_no, intent_no
