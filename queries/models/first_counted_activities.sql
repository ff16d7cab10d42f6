-- When did sales first act in each handover's window, in a way that counts?
-- One row per counted handover with such an activity.
--   $as_of  the moment the report is for
select
    coalesce(repeated.first_handover_no, first.handover_no) as handover_no,
    min(first.first_at) as activity_at,
    min(first.first_on) as activity_on,
    -- one with a time, as early, is known to the minute
    min(case when not first.is_date_only then first.first_at end) as timed_activity_at
from first_activities as first
left join repeated_handovers as repeated on repeated.handover_no = first.handover_no
where
    first.actor = 'sales'
    and first.first_at <= $as_of
    and counts_as_follow_up(first.activity_type)
group by coalesce(repeated.first_handover_no, first.handover_no)
