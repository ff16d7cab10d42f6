-- A lead whose status came to mean handed over between two exports was handed over between them.
--   $handed_over  statuses that mean handed over

insert into raw.staged.handovers by name
select
    concat('file ', file_no, ' line ', line_no, ' status') as handover_id, lead_id,
    earlier_at as handed_over_at, latest_at as known_until, owner_id, owner_name, team_name,
    false as has_fault, file_no, line_no
from (
    select
        *,
        lag(status) over by_export as status_before,
        lag(earliest_at) over by_export as earlier_at
    from statuses
    window by_export as (partition by lead_id, header order by exported_on)
)
where earlier_at is not null
    and word_key(status) in (select word_key(unnest($handed_over)))
    and word_key(status_before) in (select word_key(unnest($handed_over))) is not true;
