-- How does one get from the handovers that marketing counts to the deals that sales won?
-- One row per bar of the bridge, in order, with what is left after it; totals are bars as well.
--   $as_of  the moment the report is for
--   $slot_us  length of a business slot of the dataset, in microseconds
--   $from_at  recorded at or after
--   $until_at  recorded before
--   $team_name  charged team
--   $source  source of the lead
with counts as (
    select
        step,
        count(*) as count_records,
        count(*) filter (where is_sure) as count_sure,
        count(*) filter (where has_deal_set_aside) as count_deals_set_aside
    from bridge_records
    group by step
),

counted as (
    select bars.step_no, counts.count_records, counts.count_sure, counts.count_deals_set_aside
    from counts
    inner join bridge_bars as bars on bars.step = counts.step
),

added as (
    select
        bars.step_no,
        bars.step,
        bars.is_total,
        coalesce(sum(counted.count_records) filter (
            where counted.step_no = bars.step_no or bars.is_total
        ), 0) as count_records,
        coalesce(sum(counted.count_records) filter (
            where counted.step_no > bars.step_no or bars.is_total
        ), 0) as count_left,
        coalesce(sum(counted.count_sure) filter (
            where counted.step_no = bars.step_no and not bars.is_total
        ), 0) as count_sure,
        coalesce(sum(counted.count_deals_set_aside) filter (
            where counted.step_no = bars.step_no
        ), 0) as count_deals_set_aside
    from bridge_bars as bars
    left join counted on counted.step_no >= bars.step_no
    group by bars.step_no, bars.step, bars.is_total
)

select
    step,
    is_total,
    cast(count_records as bigint) as count_records,
    cast(count_left as bigint) as count_left,
    share(count_records, max(count_records) over ()) as record_share,
    cast(count_sure as bigint) as count_sure,
    cast(count_deals_set_aside as bigint) as count_deals_set_aside
from added
order by step_no
