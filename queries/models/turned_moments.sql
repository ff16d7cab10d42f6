-- Which moments of leads that were never handed over may the definition judge otherwise than the
-- agreed one, and how does each?
-- One row per such lead and moment.
-- Kept.
select
    lead_no,
    seen_at,
    -- by case the engine looks no further where a part decides
    case when is_mql_of_profile() then true else false end as is_mql,
    case when is_mql_of_profile_agreed() then true else false end as was_mql
from replayed_profiles
-- these rows lie far apart; the engine packs them together here, and judges them as quickly
cross join (select 1 as one) as packed
where is_turned()
