-- Which leads enter or leave what is hot?
-- One row per counted handover, or lead that was never handed over, the newest first; with its cell
-- by the definition and by the agreed one, both as of the moment at which it was judged.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  handed over, or become an MQL, at or after
--   $until_at  the same, before
--   $team_name  team: charged with the handover, of the lead's owner
--   $source  source of the lead
--   $which  enters, leaves, enters_won, leaves_won, enters_handed_over or leaves_handed_over; empty: all
--   $most_rows  how many rows at the most; empty: all
select
    facts.lead_id, facts.company_name, facts.lead_name,
    flips.flip,
    -- a lead without a creation time has been there all along
    nullif(flips.seen_at, timestamp '1900-01-01 00:00:00') as seen_at,
    flips.is_handed_over,
    coalesce(handovers.owner_name, facts.owner_name) as owner_name,
    coalesce(handovers.team_name, facts.team_name) as team_name,
    facts.source,
    places.potential,
    places.intent,
    agreed.potential as potential_before,
    agreed.intent as intent_before,
    flips.has_deal,
    flips.has_won_deal
from chosen_flips as flips
inner join lead_facts as facts on facts.lead_no = flips.lead_no
left join merged_handovers as handovers on handovers.handover_no = flips.handover_no
left join flip_places as places
    on places.lead_no = flips.lead_no and places.seen_at = flips.seen_at
left join flip_places_agreed as agreed
    on agreed.lead_no = flips.lead_no and agreed.seen_at = flips.seen_at
order by flips.seen_at desc, flips.lead_no
