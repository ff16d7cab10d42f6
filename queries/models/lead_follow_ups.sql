-- What did sales do in each handover of one lead, and what of it came first?
-- One row per counted handover in which sales did anything.
--   $as_of  the moment the report is for
--   $lead_no  number of the lead
--   $time_zone  the company's zone
with own_activities as (
    select
        coalesce(activity_type, 'unknown') as activity_type,
        performed_by,
        occurred_at,
        coalesce(is_date_only, false) as is_date_only,
        end_of_stamp(occurred_at, is_date_only, $time_zone) as occurred_until_at
    from activities
    where
        actor = 'sales'
        and occurred_at <= $as_of
        and lead_id = (select lead_id from lead_facts where lead_no = $lead_no)
),

in_window as (
    select
        windows.handover_no,
        own_activities.activity_type,
        own_activities.performed_by,
        counts_as_follow_up(own_activities.activity_type) as is_counted,
        greatest(own_activities.occurred_at, windows.handed_over_at) as acted_at,
        own_activities.is_date_only
    from lead_windows as windows
    inner join own_activities on own_activities.occurred_until_at >= windows.handed_over_at
    where
        windows.next_handed_over_at is null
        or greatest(own_activities.occurred_at, windows.handed_over_at)
        < windows.next_handed_over_at
),

ordered as (
    select
        *,
        -- one with a time, as early, is known to the minute
        row_number() over (
            partition by handover_no, is_counted
            order by acted_at, is_date_only, activity_type, performed_by
        ) as place
    from in_window
)

select
    handover_no,
    count(*) filter (where is_counted) as count_activities,
    count(*) filter (where not is_counted) as count_uncounted_activities,
    max(case when is_counted and place = 1 then activity_type end) as activity_type,
    max(case when is_counted and place = 1 then performed_by end) as performed_by,
    bool_or(is_counted and place = 1 and is_date_only) as activity_is_day_only
from ordered
group by handover_no
