-- Which conditions held for each chosen lead when it was judged?
-- One row per lead and moment of a chosen flip, and rule or single condition, by the definition that
-- it is asked with; axis, name, path, value and holds as in lead_conditions.
with asked as (
    select cast(numbers.condition_no as bigint) as condition_no, subject.*
    from range(count_conditions()) as numbers (condition_no)
    cross join (
        select profiles.*, said.* exclude (lead_no)
        from flip_profiles as profiles
        inner join lead_says as said on said.lead_no = profiles.lead_no
    ) as subject
)

select
    lead_no,
    seen_at,
    condition_no,
    condition_axis() as axis,
    condition_name() as name,
    condition_path() as path,
    condition_value() as value,
    condition_holds() as holds
from asked
