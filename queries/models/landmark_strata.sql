-- How often did answered and unanswered handovers convert, among leads that are alike?
-- One row per cell and source with a handover that can be compared.
select
    potential,
    intent,
    source,
    count(*) filter (where is_answered) as count_answered,
    count(*) filter (where is_answered and is_converted) as count_answered_converted,
    count(*) filter (where not is_answered) as count_unanswered,
    count(*) filter (where not is_answered and is_converted) as count_unanswered_converted
from landmarks
group by potential, intent, source
