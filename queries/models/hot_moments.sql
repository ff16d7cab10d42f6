-- When did each lead that was never handed over first become an MQL, judged by what was known then?
-- One row per such lead that ever did: at its creation, at a touch or, where it cooled into a hot
-- cell, as of the moment.
-- Kept.
-- Turned by replayed_profiles.
-- Quicker by hot_moments_by_intent where intents alone change with time.
-- Quicker by hot_moments_turned where some moments alone are turned.
select lead_no, min(seen_at) as hot_at
from replayed_profiles
where is_mql_of_profile()
group by lead_no
