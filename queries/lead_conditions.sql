-- Which conditions hold for a lead, and what puts it in its cell?
-- One row per rule and per single condition, as of the lead's own moment (its handover, or now).
-- axis: potential, intent, mql, exclusion. name: the band, mql, or the number of the exclusion.
-- path: empty for the whole rule, else where a condition stands in it, such as 0 or 1.0. value: what
-- the lead has, as text (a number, a text, a count of touches); empty for a whole rule. holds:
-- empty where what is blank leaves it open.
--   $as_of  the moment the report is for
--   $lead_no  number of the lead (lead_facts)
with profile as (
    select profiles.*, said.* exclude (lead_no)
    from lead_profiles as profiles
    inner join lead_says as said on said.lead_no = profiles.lead_no
    where profiles.lead_no = cast($lead_no as bigint)
),

counted as (
    select touch_counts()
    from (
        select earlier.*, profile.seen_at
        from touch_facts as earlier
        inner join profile
            on profile.lead_no = earlier.lead_no and earlier.occurred_at <= profile.seen_at
    ) as touches
),

subject as (
    select profile.*, touch_count_columns()
    from profile
    cross join counted
),

asked as (
    select cast(numbers.condition_no as bigint) as condition_no, subject.*
    from range(count_conditions()) as numbers (condition_no)
    cross join subject
)

select
    condition_axis() as axis,
    condition_name() as name,
    condition_path() as path,
    condition_value() as value,
    condition_holds() as holds
from asked
order by condition_no
