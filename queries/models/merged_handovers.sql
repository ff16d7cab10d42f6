-- Which handovers count, as of a moment? Repeats within a few weeks are one handover.
-- One row per counted handover: the first time of its repeats stands, the last named owner.
--   $as_of  the moment the report is for
-- Kept.
with seen as (
    select
        *,
        us_since_previous is null or us_since_previous >= repeat_after_us() as is_first,
        next_handed_over_at <= $as_of
        and epoch_us(next_handed_over_at) - epoch_us(handed_over_at) >= repeat_after_us()
            as is_before_first
    from handover_facts
    where handed_over_at <= $as_of
),

-- Few handovers are repeated: only these are looked at together.
repeats as (
    select
        repeated.first_handover_no,
        count(*) as count_repeats,
        arg_max(seen.owner_name, seen.handover_no) filter (where seen.owner_name is not null)
            as owner_name,
        nullif(
            arg_max(coalesce(seen.team_name, ''), seen.handover_no)
                filter (where seen.owner_name is not null),
            ''
        ) as owner_team_name,
        arg_max(seen.team_name, seen.handover_no) filter (where seen.team_name is not null)
            as team_name,
        -- at most the last repeat stands before a counted handover
        max(case when seen.is_before_first then seen.handover_no + 1 end) as next_handover_no,
        max(case when seen.is_before_first then seen.next_handed_over_at end)
            as next_handed_over_at
    from seen
    inner join repeated_handovers as repeated on repeated.handover_no = seen.handover_no
    group by repeated.first_handover_no
),

merged as (
    select
        seen.*,
        coalesce(repeats.owner_name, seen.owner_name) as named_owner_name,
        case when repeats.owner_name is null then seen.team_name else repeats.owner_team_name end
            as owner_team_name,
        coalesce(repeats.team_name, seen.team_name) as last_team_name,
        case when seen.is_before_first then seen.handover_no + 1 else repeats.next_handover_no end
            as next_counted_no,
        case
            when seen.is_before_first then seen.next_handed_over_at
            else repeats.next_handed_over_at
        end as next_counted_at,
        1 + coalesce(repeats.count_repeats, 0) as count_recorded
    from seen
    left join repeats on repeats.first_handover_no = seen.handover_no
    where seen.is_first
)

select
    handover_no,
    lead_no,
    handed_over_at,
    handed_over_on,
    next_counted_at as next_handed_over_at,
    -- the recorded handovers of this one are those from its number up to the next one's
    next_counted_no as next_handover_no,
    us_since_previous is not null as is_repeat,
    coalesce(named_owner_name, lead_owner_name) as owner_name,
    case
        when named_owner_name is null then coalesce(last_team_name, lead_team_name)
        when named_owner_name = lead_owner_name then coalesce(owner_team_name, lead_team_name)
        else owner_team_name
    end as team_name,
    count_recorded
from merged
