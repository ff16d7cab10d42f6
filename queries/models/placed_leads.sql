-- In which cell stands each lead? One that was handed over stands where it stood then.
-- One row per lead seen as of the moment.
--   $as_of  the moment the report is for
-- Kept.
with counts as (
    select touches.lead_no, touch_counts()
    from (
        select lead_no, activity_type, occurred_at, $as_of as seen_at
        from touch_facts
        where
            occurred_at <= $as_of
            and occurred_at >= $as_of - touch_horizon_days() * interval 1 day
    ) as touches
    group by touches.lead_no
),

log as (
    select case when exists (select 1 from touch_facts) then 0 end as no_touch
),

handed_over as (
    select
        facts.lead_no,
        facts.source,
        facts.lead_team_name as team_name,
        facts.lead_created_at as created_at,
        true as is_handed_over,
        handovers.potential,
        handovers.intent,
        handovers.is_excluded
    from placed_handovers as handovers
    inner join handover_facts as facts on facts.handover_no = handovers.handover_no
    where handovers.next_handover_no is null
),

others as (
    select
        facts.lead_no,
        facts.source,
        facts.team_name,
        facts.created_at,
        false as is_handed_over,
        potential_band() as potential,
        intent_band() as intent,
        facts.excluded_reason is not null or is_excluded_by_definition() as is_excluded
    from lead_facts as facts
    cross join log
    left join counts on counts.lead_no = facts.lead_no
    where
        (facts.first_handed_over_at is null or facts.first_handed_over_at > $as_of)
        and (facts.seen_from_at is null or facts.seen_from_at <= $as_of)
)

select * from handed_over
union all
select * from others
