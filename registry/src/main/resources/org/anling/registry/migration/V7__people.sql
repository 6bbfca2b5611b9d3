-- Who may see what of whom, and how people prove that it is they.

-- Empty: the whole centre. Otherwise the beginning of the codes of those communities that somebody answers for.
alter table staff
    add column scope      text not null default '' check (scope ~ '^[0-9]{0,12}$'),
    add column changed_by text,
    add column changed_at timestamptz;

-- Who changed it last, so that somebody who comes second can be told.
alter table responder
    add column changed_by text,
    add column changed_at timestamptz;
alter table organisation
    add column changed_by text,
    add column changed_at timestamptz;

alter table account
    -- given by somebody else: a password of one's own comes first, and before this time
    add column one_time_until timestamptz,
    -- second factor: what the telephone and the centre share, since when it counts, and the last time step that was used
    add column factor_secret  text,
    add column factor_since   timestamptz,
    add column factor_step    bigint not null default 0;

-- Ways in without the telephone, each good for once. Only a hash: they are shown when they are made and never again.
create table recovery_code (
    username text not null references account (username) on delete cascade,
    hash     text not null,
    primary key (username, hash)
);

-- What was done in the office is audited beside the looks: then it is not about an elder.
alter table audit alter column elder drop not null;
alter table audit
    add column kind    text not null default 'LOOK',
    add column subject text;              -- what it was about, if that is no elder
create index audit_at on audit (centre, at desc, id desc);
