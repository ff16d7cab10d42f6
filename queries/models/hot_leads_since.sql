-- Since when does each hot lead that nobody handed over stand in a hot cell?
-- One row per lead, seen as of the moment, that is hot, not excluded and not handed over. It is hot
-- from the earliest touch, of those that can still count, at which it stood in a hot cell: intent
-- rises by touches alone. Fields and deals are as they are known now. Where no touch made it hot:
-- from its creation.
--   $as_of  the moment the report is for
-- Kept.
with hot as (
    select lead_no, source, team_name, created_at, potential, intent
    from placed_leads
    where not is_handed_over and not is_excluded and is_hot_cell()
),

moments as (
    select distinct touches.lead_no, touches.occurred_at as seen_at
    from touch_facts as touches
    inner join hot on hot.lead_no = touches.lead_no
    where
        touches.occurred_at <= $as_of
        and touches.occurred_at >= $as_of - hot_horizon_days() * interval 1 day
),

touched as (
    select touches.lead_no, touches.seen_at, touch_days(), touch_points() as points
    from (
        select
            earlier.*, moments.seen_at,
            days_before(earlier.occurred_at, moments.seen_at) as days_ago
        from moments
        inner join touch_facts as earlier on earlier.lead_no = moments.lead_no
        where earlier.occurred_at <= moments.seen_at
    ) as touches
    group by touches.lead_no, touches.seen_at
),

profiles as (
    select touched.lead_no, touched.seen_at, profile_columns()
    from touched
    inner join lead_facts as facts on facts.lead_no = touched.lead_no
    cross join (select 0 as no_touch) as log
    left join lead_deal_stages as stages on stages.lead_no = touched.lead_no
),

placed as (
    select lead_no, seen_at, potential_no() as potential_no, intent_no() as intent_no from profiles
),

firsts as (
    select lead_no, min(seen_at) as hot_from_at from placed where is_hot_place() group by lead_no
)

select hot.*, coalesce(firsts.hot_from_at, hot.created_at) as hot_from_at
from hot
left join firsts on firsts.lead_no = hot.lead_no
