-- Which activity of sales came first after each handover, of those that count and of the others?
-- One row per counted handover and kind (counted or not), with how many first activities of the
-- same person stand at the same minute; without them where only the day or no person is known.
--   $as_of  the moment the report is for
-- Kept.
with own as (
    select
        coalesce(repeated.first_handover_no, first.handover_no) as handover_no,
        counts_as_follow_up(first.activity_type) as is_counted,
        first.activity_type,
        first.performed_by,
        first.first_at,
        coalesce(first.is_date_only, false) as is_date_only
    from first_activities as first
    left join repeated_handovers as repeated on repeated.handover_no = first.handover_no
    where first.actor = 'sales' and first.first_at <= $as_of
),

firsts as (
    select *
    from own
    qualify row_number() over (
        partition by handover_no, is_counted
        order by first_at, is_date_only, performed_by, activity_type
    ) = 1
)

select
    *,
    case
        when not is_date_only and performed_by is not null
        then count(*) over (
            partition by is_counted, is_date_only, performed_by, date_trunc('minute', first_at)
        )
    end as count_same_minute
from firsts
