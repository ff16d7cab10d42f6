-- What became of each handover, as of a moment?
-- One row per counted handover, with its verdict and the flags beside it.
-- Kept when asked again.
-- Turned by handover_profiles; kept.
select * from judged_handovers
