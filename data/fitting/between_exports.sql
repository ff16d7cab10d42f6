-- A handover that lies somewhere between two exports gives way to one with a date there.

delete from raw.staged.handovers as between_exports
where known_until is not null and exists (
    from raw.staged.handovers as dated
    where dated.lead_id = between_exports.lead_id
        and dated.known_until is null
        and dated.file_no not in (
            select file_no from raw.staged.feeds where table_name = 'handovers' and is_assumed
        )
        and dated.handed_over_at >= between_exports.handed_over_at - interval 1 day
        and dated.handed_over_at <= between_exports.known_until + interval 1 day
);

insert into notes
select 'known from two exports: between them', 'handovers', count(*)
from raw.staged.handovers where known_until is not null having count(*) > 0;
