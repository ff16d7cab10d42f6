-- Which conditions made the difference for each lead that enters or leaves what is hot?
-- One row per flip and single condition that holds by one of the two definitions only. Where a flip
-- has none, it is the cells that are hot, or the handovers that are counted, that differ. Conditions
-- are known by where they stand; for definitions of another shape see flip_conditions_listed.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $which  enters, leaves, enters_won, leaves_won, enters_handed_over or leaves_handed_over; empty: all
--   $most_rows  how many rows at the most; empty: all
select
    facts.lead_id,
    nullif(coalesce(drafted.seen_at, agreed.seen_at), timestamp '1900-01-01 00:00:00') as seen_at,
    coalesce(drafted.axis, agreed.axis) as axis,
    coalesce(drafted.name, agreed.name) as name,
    coalesce(drafted.path, agreed.path) as path,
    coalesce(drafted.value, agreed.value) as value,
    coalesce(drafted.holds, false) as holds,
    coalesce(agreed.holds, false) as held
from flip_conditions as drafted
full join flip_conditions_agreed as agreed
    on agreed.lead_no = drafted.lead_no
    and agreed.seen_at = drafted.seen_at
    and agreed.axis = drafted.axis
    and agreed.name = drafted.name
    and agreed.path = drafted.path
inner join lead_facts as facts on facts.lead_no = coalesce(drafted.lead_no, agreed.lead_no)
where
    -- the only single condition without a path is an exclusion
    (coalesce(drafted.path, agreed.path) <> '' or coalesce(drafted.axis, agreed.axis) = 'exclusion')
    and coalesce(drafted.holds, false) <> coalesce(agreed.holds, false)
order by
    seen_at desc, lead_id, coalesce(drafted.condition_no, agreed.condition_no), axis, name, path
