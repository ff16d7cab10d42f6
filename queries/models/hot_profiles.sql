-- At which moments was a lead an MQL that was never handed over, judged by what was known then?
-- One row per such lead and moment, and one where it is one as of the moment.
-- Kept.
select lead_no, seen_at
from replayed_profiles
where is_mql_of_profile()
