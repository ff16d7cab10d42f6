-- How many handovers had its owner received in the week of each one?
-- One row per counted handover with an owner; all that landed on the owner's desk in that local
-- week, Monday to Sunday, is counted, whatever team and source, excluded leads as well.
--   $as_of  the moment the report is for
-- Kept.
with dated as (
    select handover_no, owner_name, date_trunc('week', handed_over_on) as week_on
    from merged_handovers
    where owner_name is not null
)

select
    handover_no,
    owner_name,
    week_on,
    count(*) over (partition by owner_name, week_on) as count_received
from dated
