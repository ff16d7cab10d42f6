-- A deal names its stage by an id; without a file of stages that id is all there is.

update raw.staged.deals as deals set
    deal_stage = coalesce(stages.stage_name, deals.deal_stage),
    is_won = coalesce(deals.is_won, stages.is_won),
    is_closed = coalesce(deals.is_closed, stages.is_closed)
from raw.staged.stages as stages
where stages.stage_id = coalesce(deals.stage_id, deals.deal_stage);

update raw.staged.deals set deal_stage = stage_id where deal_stage is null;
