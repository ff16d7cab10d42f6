-- Where does the log of sales have holes?
-- One row: deals without a logged activity, and owners who log nothing, each with its whole.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with converted as (
    select
        count(*) as count_converted,
        count(*) filter (where has_deal_without_activity) as count_without_activity
    from handovers_in_view
    where verdict = 'converted'
),

owners as (
    select
        count(*) as count_owners,
        count(*) filter (where is_silent) as count_silent_owners,
        coalesce(sum(count_due) filter (where is_silent), 0) as count_due_of_silent,
        coalesce(sum(count_ignored) filter (where is_silent), 0) as count_ignored_of_silent
    from owner_logs
)

select
    converted.*,
    share(converted.count_without_activity, converted.count_converted) as without_activity_rate,
    owners.*
from converted
cross join owners
