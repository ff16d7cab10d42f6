-- When did each lead that was never handed over first become an MQL, told by its first intents?
-- One row per such lead that ever did: the same rows as hot_moments, by far fewer ones.
-- Kept.
-- Turned by intent_moments.
select lead_no, hot_at
from (select lead_no, hot_at_intents() as hot_at from intent_moments)
where hot_at is not null
