-- How many won deals did the definition miss?
-- One row per origin of won deals.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  won at or after
--   $until_at  won before
--   $team_name  team of the lead's owner
--   $source  source of the lead
with sums as (
    select
        origin,
        count(*) as count_deals,
        sum(amount) as won_amount
    from won_deals
    group by origin
),

whole as (
    select sum(count_deals) as count_won from sums
)

select
    sums.*,
    whole.count_won,
    share(sums.count_deals, whole.count_won) as won_share
from sums
cross join whole
order by
    case sums.origin
        when 'as_agreed' then 1
        when 'not_hot' then 2
        when 'not_scored' then 3
        when 'never_handed_over' then 4
        when 'no_lead' then 5
        else 6
    end
