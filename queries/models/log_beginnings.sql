-- When do handovers, deals and the log of sales begin in the data?
-- One row: a log that begins more than 30 days after the first handover begins late. What happened
-- before it is not in the data, so nobody can compare that time with the time after it. Of the first
-- six entries, those before a gap of 30 days are strays: the log begins after them. Only entries of
-- leads that were handed over tell: others never depended on a handover.
--   $as_of  the moment the report is for
-- Kept.
with deals as (
    select deals.created_at as logged_at
    from lead_deals as deals
    inner join lead_facts as leads on leads.lead_no = deals.lead_no
    where leads.first_handed_over_at is not null and deals.created_at is not null
    order by deals.created_at
    limit 6
),

activities as (
    select first_at as logged_at
    from first_activities
    where actor = 'sales' and first_at <= $as_of
    order by first_at
    limit 6
),

entries as (
    select 'deals' as log, logged_at from deals
    union all select 'activities' as log, logged_at from activities
),

gaps as (
    select log, logged_at, lag(logged_at) over (partition by log order by logged_at) as before_at,
        count(*) over (partition by log) = 6 as has_many
    from entries
),

begun as (
    select
        max(case when log = 'deals' then logged_at end) as first_deal_at,
        max(case when log = 'activities' then logged_at end) as first_activity_at,
        coalesce(bool_or(log = 'deals' and has_many), false) as has_many_deals
    from gaps
    -- so few entries in all are no log that could have strays
    where before_at is null or (has_many and logged_at > before_at + interval 30 day)
),

firsts as (
    select
        (select min(handed_over_at) from handover_facts where handed_over_at <= $as_of)
            as first_handover_at,
        begun.*
    from begun
)

select
    *,
    coalesce(first_deal_at > first_handover_at + interval 30 day, false) as is_late_for_deals,
    coalesce(first_activity_at > first_handover_at + interval 30 day, false)
        as is_late_for_activities
from firsts
