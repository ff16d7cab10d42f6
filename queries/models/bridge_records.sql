-- In which bar of the bridge does each recorded handover stand?
-- One row per handover that was recorded in the view, counted or a repeat, with the counted one that
-- it belongs to, and the one that stands in its place (empty where it stands itself).
-- Kept.
with counted as (
    select
        handover_no,
        handed_over_at,
        handover_no as counted_no,
        coalesce(lead_standing_no, person_standing_no) as standing_no,
        case
            when lead_standing_no is not null then 'repeat'
            when person_standing_no is not null then 'duplicate'
            when verdict in ('followed_up', 'followed_up_late') then 'without_deal'
            when verdict <> 'converted' then verdict
            when has_won_deal then 'won'
            when has_closed_deal then 'lost'
            else 'open'
        end as step,
        is_sure,
        verdict = 'converted' and coalesce(lead_standing_no, person_standing_no) is not null
            as has_deal_set_aside
    from bridge_standing
)

select * from counted
union all
select
    repeats.handover_no,
    repeats.handed_over_at,
    repeats.first_handover_no as counted_no,
    coalesce(counted.standing_no, repeats.first_handover_no) as standing_no,
    'repeat' as step,
    false as is_sure,
    false as has_deal_set_aside
from repeats_in_view as repeats
left join counted
    on counted.handover_no = repeats.first_handover_no and counted.step = 'repeat'
