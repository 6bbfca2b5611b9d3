-- What reports count: one narrow row an incident, written by the recorder together with the incident. The version says which way of counting
-- made the row; rows of another version, or none at all, are made anew from the recorded events.

create table report_fact (
    centre            text not null,
    incident          text not null,
    version           int  not null,
    traffic           text not null,      -- REAL, or what stands outside statistics: TEST, SELF_PRESS, TECHNICAL
    answer_class      text not null,      -- P1, P2, P3, ORDER: what it was when it was taken
    class             text not null,      -- what it is now, or was at the closing
    taken_as          text,               -- priority at the take
    kind              text not null,
    community         text,
    model             text not null,
    taken_by          text,
    owner             text,
    followed_by       text,
    received_at       timestamptz not null,
    taken_at          timestamptz,
    spoken_at         timestamptz,
    first_offer_at    timestamptz,
    emergency_at      timestamptz,
    first_accepted_at timestamptz,
    at_door_at        timestamptz,
    closed_at         timestamptz,
    followed_up_at    timestamptz,
    disposition       text,
    escalations       text[] not null,    -- reasons, in their order
    offers_accepted   int    not null,
    offers_declined   int    not null,
    offers_expired    int    not null,
    offers_withdrawn  int    not null,
    answer_seconds    real[] not null,    -- how long each answered offer was thought about
    primary key (centre, incident)
);
create index report_fact_received on report_fact (centre, received_at);

-- Silent devices of a month.
create index event_technical on event (centre, kind, at) where branch = 0 and kind in ('technical.raised', 'technical.cleared');

-- Whether every incident is counted, and in which way.
create table report_fill (
    centre   text primary key,
    version  int     not null,
    complete boolean not null
);
