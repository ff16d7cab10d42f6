-- Which patterns of follow-up are worth a look?
-- One row: how often each was found, and among how many. The last quarter of an hour before the
-- deadline is compared with the four before it: one in five of the five together, if nothing draws
-- touches to the deadline.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with counts as (
    select
        count(*) filter (where quarter_no = 0) as count_last_quarter,
        count(*) filter (where quarter_no between 1 and 4) as count_four_before,
        count(*) filter (where quarter_no between 0 and 4) as count_five_quarters,
        count(*) filter (where verdict = 'rejected') as count_rejected,
        count(*) filter (where is_rejected_without_reason) as count_without_reason,
        count(*) filter (where verdict = 'ignored') as count_ignored,
        count(*) filter (where has_uncounted_only) as count_uncounted_only,
        count(*) filter (where has_first_activity) as count_first_activities,
        count(*) filter (where is_logged_in_bulk) as count_in_bulk
    from patterned_handovers
)

select
    *,
    count_four_before / 4.0 as usual_in_a_quarter,
    wilson_low(count_last_quarter, count_five_quarters) as last_quarter_low,
    share(count_without_reason, count_rejected) as without_reason_rate,
    share(count_uncounted_only, count_ignored) as uncounted_only_rate,
    share(count_in_bulk, count_first_activities) as in_bulk_rate
from counts
