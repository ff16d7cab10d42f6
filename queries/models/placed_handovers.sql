-- In which cell stood each lead when it was handed over?
-- One row per counted handover. Touches after the handover are no sign of intent before it.
--   $as_of  the moment the report is for
-- Kept.
with counts as (
    select touches.handover_no, touch_counts()
    from handover_touches as touches
    where
        epoch_us(touches.seen_at) - epoch_us(touches.occurred_at)
        <= touch_horizon_days() * 86400000000
    group by touches.handover_no
),

log as (
    select case when exists (select 1 from touch_facts) then 0 end as no_touch
)

select
    handovers.*,
    potential_band() as potential,
    intent_band() as intent,
    facts.excluded_reason is not null or is_excluded_by_definition() as is_excluded
from merged_handovers as handovers
inner join handover_facts as facts on facts.handover_no = handovers.handover_no
cross join log
left join counts on counts.handover_no = handovers.handover_no
