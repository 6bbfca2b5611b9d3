-- The record: every event of a centre as it was committed, what they add up to, and how far the recorder is.

create table record_cursor (
    centre     text primary key,
    identity   text   not null,           -- of the log that was read
    epoch      bigint not null,
    seq        bigint not null,
    hash       text   not null,           -- of the last recorded event; the next one names it
    at         timestamptz,               -- centre time of the last recorded event
    branches   int    not null default 0  -- how many times the log lost its tail or was replaced
);

-- Branch 0 is the truth; a higher number marks what a log held that lost its tail afterwards.
-- Envelope and body are kept as text, since the chain of hashes covers their bytes.
create table event (
    centre        text   not null,
    branch        int    not null default 0,
    seq           bigint not null,
    epoch         bigint not null,
    kind          text   not null,
    incident      text,
    cause         text,
    at            timestamptz not null,
    envelope      text   not null,
    body          text   not null,
    personal      text,
    salt          text,
    personal_hash text,
    hash          text   not null,
    primary key (centre, branch, seq)
);
create index event_incident on event (centre, incident, seq) where incident is not null;

create table incident (
    centre            text   not null,
    branch            int    not null default 0,
    id                text   not null,
    number            bigint not null,
    kind              text   not null,
    priority          text   not null,
    elder             text,
    community         text,
    device            text   not null,
    handling          text   not null,
    help              text   not null,
    owner             text,
    received_at       timestamptz not null,
    taken_at          timestamptz,
    spoken_at         timestamptz,
    first_offer_at    timestamptz,
    first_accepted_at timestamptz,
    at_door_at        timestamptz,
    with_elder_at     timestamptz,
    closed_at         timestamptz,
    disposition       text,
    guard             text,
    alerts            int    not null,
    offers            int    not null,
    opened_seq        bigint not null,
    last_seq          bigint not null,    -- the last event that is folded in; older ones are skipped
    state             jsonb  not null,
    primary key (centre, branch, id)
);
create index incident_closed on incident (centre, closed_at desc) where branch = 0;
create index incident_elder on incident (centre, elder, received_at desc) where branch = 0;

-- Where the record is not complete, and why.
create table record_gap (
    id       bigint generated always as identity primary key,
    centre   text   not null,
    reason   text   not null,
    from_seq bigint not null,
    to_seq   bigint not null,
    branch   int    not null default 0,
    noted_at timestamptz not null default now()
);
create index record_gap_centre on record_gap (centre, id);

-- Who looked at what of an elder, and why.
create table audit (
    id       bigint generated always as identity primary key,
    centre   text not null,
    at       timestamptz not null,
    person   text not null,
    role     text not null,
    elder    text not null,
    what     text not null,
    incident text,
    reason   text
);
create index audit_elder on audit (centre, elder, at desc);
create index audit_person on audit (centre, person, at desc);
