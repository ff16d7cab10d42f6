-- To which group does each handover belong, by one or two criteria of the reader's choice?
-- One row per counted handover of the view; a group without a name is empty.
--   $by  team, owner, source, campaign, cell, potential, intent, industry, size, weekday, hour
--   $second_by  a second criterion; empty: none
with criteria as (
    select
        handovers.*,
        facts.handed_over_on,
        facts.campaign,
        facts.industry,
        size_band(facts.employees) as size_band,
        extract(isodow from facts.handed_over_on) as weekday_no,
        facts.handed_over_hour
    from handovers_in_view as handovers
    inner join handover_facts as facts on facts.handover_no = handovers.handover_no
)

select
    criteria.*,
    group_of(
        $by, team_name, owner_name, source, campaign, potential, intent, industry, size_band,
        weekday_no, handed_over_hour
    ) as group_name,
    group_of(
        $second_by, team_name, owner_name, source, campaign, potential, intent, industry, size_band,
        weekday_no, handed_over_hour
    ) as second_name
from criteria
