-- When did each lead that was never handed over first become an MQL, told by the agreed moments?
-- One row per such lead that ever did: the same rows as hot_moments, by looking at fewer ones.
-- Kept.
-- Turned by hot_profiles_agreed.
with parted as (
    select * from turned_moments where is_mql <> was_mql
),

moments as (
    select agreed.lead_no, agreed.seen_at
    from hot_profiles_agreed as agreed
    anti join parted on parted.lead_no = agreed.lead_no and parted.seen_at = agreed.seen_at
    union all
    select lead_no, seen_at
    from parted
    where is_mql
)

select lead_no, min(seen_at) as hot_at
from moments
group by lead_no
