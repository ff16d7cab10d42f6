-- Between which exports the handovers lie that are known from a status alone.

insert into status_handovers
select known_from, count(*), min(handed_over_at), max(known_until)
from handovers inner join raw.staged.moves as moves using (handover_id)
group by known_from;
