-- Which moments of leads that were never handed over may the definition judge otherwise than the
-- agreed one, and how does it?
-- One row per such lead and moment.
-- Kept.
select
    lead_no,
    seen_at,
    coalesce(is_mql_of_profile(), false) as is_mql
from replayed_profiles
-- these rows lie far apart; the engine packs them together here, and judges them as quickly
cross join (select 1 as one) as packed
where is_turned()
