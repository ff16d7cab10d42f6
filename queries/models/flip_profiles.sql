-- What did the conditions ask of each chosen lead when it was judged?
-- One row per lead and moment of a chosen flip, by the definition that it is asked with.
with moments as (
    -- two handovers of one lead may be of one moment
    select distinct lead_no, seen_at from chosen_flips
),

touches as (
    select earlier.*, flips.seen_at, days_before(earlier.occurred_at, flips.seen_at) as days_ago
    from moments as flips
    inner join touch_facts as earlier
        on earlier.lead_no = flips.lead_no and earlier.occurred_at <= flips.seen_at
),

touched as (
    select touches.lead_no, touches.seen_at, touch_days(), touch_counts()
    from touches
    where is_counted_touch()
    group by touches.lead_no, touches.seen_at
),

scores as (
    select touches.lead_no, touches.seen_at, touch_points() as points
    from touches
    where is_worth_points()
    group by touches.lead_no, touches.seen_at
),

stages as (
    select flips.lead_no, flips.seen_at, deals.deal_stage
    from moments as flips
    inner join deal_facts as deals on deals.lead_no = flips.lead_no
    where asks_for_deal_stage() and deals.created_at <= flips.seen_at
    qualify row_number() over (
        partition by flips.lead_no, flips.seen_at order by deals.created_at desc, deals.deal_id desc
    ) = 1
)

select
    lead_no, seen_at, facts.excluded_reason is not null as has_excluded_reason,
    profile_columns(), touch_count_columns()
from moments
inner join lead_facts as facts using (lead_no)
cross join touch_log
left join touched using (lead_no, seen_at)
left join scores using (lead_no, seen_at)
left join stages using (lead_no, seen_at)
