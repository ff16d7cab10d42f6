-- Along which stretch of the first moved threshold does each lead that was never handed over become
-- an MQL in the chosen period?
-- One row per such lead and end of the period, and again where it has a deal from then on: an MQL
-- where the threshold is at most hot_up_to, or above hot_above. Those that were one before the
-- period begins weigh -1.
--   $from_at  become an MQL at or after
--   $until_at  become one before
with ends as (
    select 1 as weight, coalesce($until_at, timestamp '9999-01-01 00:00:00') as end_at
    union all
    select -1 as weight, least($from_at, $until_at) as end_at where $from_at is not null
),

last_deals as (
    select
        lead_no,
        max(coalesce(created_until_at, timestamp '9999-01-01 00:00:00')) as last_deal_at
    from lead_deals
    group by lead_no
),

marks as (
    select
        moments.lead_no,
        moments.seen_at,
        coalesce(moments.seen_at <= deals.last_deal_at, false) as has_deal_later,
        case when hot_bits // 2 % 2 = 1 then coalesce(value_1, 1e308) end as hot_up_to,
        case when hot_bits % 2 = 1 then coalesce(value_1, -1e308) end as hot_above
    from moved_moments as moments
    left join last_deals as deals on deals.lead_no = moments.lead_no
)

select
    ends.weight as count_leads, 0 as count_with_deal,
    max(marks.hot_up_to) as hot_up_to, min(marks.hot_above) as hot_above
from marks
inner join ends on marks.seen_at < ends.end_at
group by marks.lead_no, ends.weight
union all
select
    0 as count_leads, ends.weight as count_with_deal,
    max(marks.hot_up_to) as hot_up_to, min(marks.hot_above) as hot_above
from marks
inner join ends on marks.seen_at < ends.end_at
where marks.has_deal_later
group by marks.lead_no, ends.weight
