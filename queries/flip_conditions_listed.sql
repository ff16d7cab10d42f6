-- Which single conditions hold, by each of the two definitions, for each lead that enters or leaves
-- what is hot?
-- One row per flip, side (draft or agreed) and single condition; axis, name, path, value and holds as
-- in lead_conditions. A path says where a condition stands in its own definition: where one of them
-- asks more than the other, the same path names another condition.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $which  enters, leaves, enters_won, leaves_won, enters_handed_over or leaves_handed_over; empty: all
--   $most_rows  how many flips at the most; empty: all
with conditions as (
    select 'draft' as side, lead_no, seen_at, axis, name, path, value, holds, condition_no
    from flip_conditions
    union all
    select 'agreed' as side, lead_no, seen_at, axis, name, path, value, holds, condition_no
    from flip_conditions_agreed
)

select
    facts.lead_id,
    nullif(conditions.seen_at, timestamp '1900-01-01 00:00:00') as seen_at,
    conditions.side, conditions.axis, conditions.name,
    conditions.path, conditions.value, conditions.holds
from conditions
inner join lead_facts as facts on facts.lead_no = conditions.lead_no
-- the only single condition without a path is an exclusion
where conditions.path <> '' or conditions.axis = 'exclusion'
order by
    conditions.seen_at desc, facts.lead_id, conditions.side, conditions.condition_no
