-- Who did and saw what is asked by kind as well; what is kept for how long; what is erased when somebody may ask for it.

create index audit_kind on audit (centre, kind, at desc, id desc);

-- Changes of elders and devices stood among the looks until now.
update audit set kind = 'CHANGE'
where kind = 'LOOK' and what in ('added', 'changed', 'removed', 'device-enrolled', 'device-changed', 'device-moved-here',
    'device-revoked', 'device-reinstated', 'device-secret');

-- Blocks whose time is over are found by their age; those of no incident, and calls, are searched when an elder is erased.
create index event_personal on event (centre, at) where personal is not null;
create index event_loose on event (centre, at) where personal is not null and incident is null;
create index event_call on event (centre, at) where kind like 'call.%';

-- What the recorder folded out of personal blocks goes with them.
alter table incident add column forgotten boolean not null default false;
create index incident_remembered on incident (centre, closed_at) where not forgotten;

create function forget_state(state jsonb) returns jsonb
    language sql immutable parallel safe
    return jsonb_set(state - 'place' #- '{closing,reason}', '{progress,steps}',
        coalesce((select jsonb_agg(step.value - 'reason' order by step.ordinality)
            from jsonb_array_elements(state #> '{progress,steps}') with ordinality step), '[]'::jsonb), false);

-- Elders of whom nothing may be known any more: what comes late, as the follow-up of a closed incident, is erased after them.
create table elder_erased (
    centre text not null,
    id     text not null,
    at     timestamptz not null,
    primary key (centre, id)
);

-- What was destroyed on which day because its time was over.
create table retention_run (
    centre   text   not null,
    day      date   not null,
    blocks   bigint not null default 0,
    entries  bigint not null default 0,
    sign_ins bigint not null default 0,
    done_at  timestamptz,
    primary key (centre, day)
);
