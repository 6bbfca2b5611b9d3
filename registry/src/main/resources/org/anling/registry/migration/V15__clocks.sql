-- When a device was acknowledged and when somebody had the incident on the screen. Rows are made anew from the events; of what happened
-- before there were such events nobody knows, and reports leave it out.

alter table report_fact
    add column acknowledged_at timestamptz,   -- first acknowledgement that went into the network
    add column shown_at        timestamptz,   -- first drawn on a page of somebody who takes calls
    add column shown_to        text,
    add column shown_as        text,          -- priority then
    add column shown_class     text;          -- whose promise: what it was when it was shown, or is while it was not
