-- Does the data log touches at all? Else nobody knows how many there were.
-- One row: 0 touches of a lead that has none, or empty where nobody logs them.
select case when exists (select 1 from touch_facts) then 0 end as no_touch
