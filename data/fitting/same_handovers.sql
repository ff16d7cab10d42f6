-- A handover that stands on the line of a lead, and again on that of another file, is one.

create temp table handovers_again as
select handover_id, lead_id, file_no, line_no
from (
    select
        handovers.*,
        row_number() over (
            partition by lead_id, handed_over_at, owner_name order by handovers.file_no, line_no
        ) as nth
    from raw.staged.handovers as handovers
    inner join raw.staged.feeds as feeds
        on feeds.file_no = handovers.file_no and feeds.table_name = 'handovers'
    where feeds.is_derived and lead_id is not null and handed_over_at is not null
) as numbered
where nth > 1;

insert into merged_rows
select 'handovers', handover_id, lead_id, 'says again what another line says', file_no, line_no
from handovers_again;

delete from raw.staged.handovers
where handover_id in (select handover_id from handovers_again);
