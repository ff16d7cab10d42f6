-- How soon after the handover do deals come, and how much converts at equal age?
-- One row per age: within 7, 30, 90 and 180 days.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over at or after
--   $until_at  handed over before
--   $team_name  charged team
--   $source  source of the lead
with ages as (
    select within_days, within_days * 86400000000 as within_us
    from (values (7), (30), (90), (180)) as days (within_days)
),

handovers as (
    select lead_no, handed_over_at, epoch_us($as_of) - epoch_us(handed_over_at) as age_us,
        case when verdict = 'converted' then epoch_us(deal_at) - epoch_us(handed_over_at) end
            as converted_us
    from handovers_in_view
    where verdict <> 'excluded'
),

deals as (
    select epoch_us(lead_deals.created_at) - epoch_us(first.handed_over_at) as age_us
    from lead_deals
    inner join (
        select lead_no, min(handed_over_at) as handed_over_at from handovers group by lead_no
    ) as first on first.lead_no = lead_deals.lead_no
),

deals_within as (
    select ages.within_days, count(*) as count_deals
    from ages inner join deals on deals.age_us <= ages.within_us
    group by ages.within_days
),

handovers_within as (
    select
        ages.within_days,
        count(*) filter (where handovers.converted_us <= ages.within_us) as count_converted,
        count(*) filter (where handovers.age_us >= ages.within_us) as count_old_enough,
        count(*) filter (
            where handovers.age_us >= ages.within_us and handovers.converted_us <= ages.within_us
        ) as count_old_enough_converted
    from ages
    cross join handovers
    group by ages.within_days
)

select
    ages.within_days,
    coalesce(deals_within.count_deals, 0) as count_deals,
    coalesce(counts.count_converted, 0) as count_converted,
    coalesce(counts.count_old_enough, 0) as count_old_enough,
    coalesce(counts.count_old_enough_converted, 0) as count_old_enough_converted,
    share(counts.count_old_enough_converted, counts.count_old_enough) as conversion_rate
from ages
left join deals_within on deals_within.within_days = ages.within_days
left join handovers_within as counts on counts.within_days = ages.within_days
order by ages.within_days
