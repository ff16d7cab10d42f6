-- When do handovers, deals and the log of sales begin in the data?
-- One row: A log that begins more than 30 days after the first handover begins late: what happened
-- before it is not in the data, so nobody can compare that time with the time after it.
--   $as_of  the moment the report is for
-- Kept.
with firsts as (
    select
        (select min(handed_over_at) from handover_facts where handed_over_at <= $as_of)
            as first_handover_at,
        (select min(created_at) from deal_facts where created_at <= $as_of) as first_deal_at,
        (select min(occurred_at) from sales_activity_facts where occurred_at <= $as_of)
            as first_activity_at
)

select
    first_handover_at,
    first_deal_at,
    first_activity_at,
    coalesce(first_deal_at > first_handover_at + interval 30 day, false) as is_late_for_deals,
    coalesce(first_activity_at > first_handover_at + interval 30 day, false)
        as is_late_for_activities
from firsts
