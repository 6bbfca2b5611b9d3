-- What people maintain. Every record has a version that rises with each change; caches and the core ignore older ones.

create table centre (
    id            text primary key,
    name          text   not null,
    outbox_number bigint not null default 0   -- last number given out; the lock on this row orders all changes of a centre
);

-- 市/区, 街道/镇, 片, 社区/村 in one table; scope is by prefix of the code.
create table organisation (
    code    text primary key check (code ~ '^[0-9]{12}$'),
    parent  text references organisation (code),
    level   text   not null,
    name    text   not null,
    version bigint not null
);
create index organisation_parent on organisation (parent);

create table elder (
    centre     text not null references centre (id),
    id         text not null,
    version    bigint not null,
    name       text not null,
    pinyin     text not null,
    birth_year int  not null,
    sex        text not null,
    phone      text not null,
    community  text not null references organisation (code),
    compound   text not null,
    building   text not null,
    unit       text not null,
    floor      int,
    room       text not null,
    door_note  text,
    latitude   double precision not null,
    longitude  double precision not null,
    category   text not null,
    allergies  text[] not null,
    facts      text[] not null,
    diagnoses  text[] not null,
    medication text[] not null,
    risk       text not null,
    plan       text not null,
    primary key (centre, id)
);
create index elder_community on elder (centre, community text_pattern_ops);

create table contact (
    centre    text not null,
    elder     text not null,
    position  int  not null,
    name      text not null,
    relation  text not null,
    phone     text not null,
    holds_key boolean not null,
    hours     text,
    primary key (centre, elder, position),
    foreign key (centre, elder) references elder (centre, id) on delete cascade
);

create table device (
    id               text primary key,
    centre           text not null references centre (id),
    version          bigint not null,
    standing         text not null,
    protocol         text not null,
    model            text,
    elder            text,
    secret_hash      text,
    interval_seconds bigint not null check (interval_seconds > 0),
    foreign key (centre, elder) references elder (centre, id)
);
create index device_elder on device (centre, elder);

create table responder (
    centre       text not null references centre (id),
    id           text not null,
    version      bigint not null,
    kind         text not null,
    travel       text not null,
    availability text not null,
    community    text not null,
    scope        text not null,
    skills       text[] not null,
    keys_of      text[] not null,
    name         text not null,
    phone        text,
    latitude     double precision not null,
    longitude    double precision not null,
    removed      boolean not null default false,
    primary key (centre, id)
);

create table staff (
    centre  text not null references centre (id),
    id      text not null,
    version bigint not null,
    role    text not null,
    name    text not null,
    phone   text,
    primary key (centre, id)
);

-- Who can sign in: staff and responders alike. An account belongs to one centre.
create table account (
    username      text primary key check (username = lower(username)),
    centre        text not null references centre (id),
    person        text not null,
    role          text not null,
    password_hash text not null,
    disabled      boolean not null default false,
    failures      int     not null default 0,
    failed_at     timestamptz,
    created_at    timestamptz not null default now()
);
create index account_person on account (centre, person);

-- Which records changed, in order; the relay reads the record itself, so that nothing personal stands here.
create table outbox (
    centre  text   not null references centre (id),
    number  bigint not null,
    subject text   not null,
    id      text   not null,
    lane    text   not null,
    at      timestamptz not null default now(),
    primary key (centre, number)
);

-- How far the relay is; apart from centre, so that it never waits for a writer's lock.
create table outbox_relay (
    centre         text primary key references centre (id),
    relayed_number bigint not null default 0
);
