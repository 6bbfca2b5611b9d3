-- Who is on shift, when and where. A weekly pattern is laid out into single shifts, so that each can be swapped or cancelled by itself.

create table shift (
    centre     text        not null references centre (id),
    id         text        not null,
    version    bigint      not null,
    person     text        not null,   -- a member of the staff where the role is one of the desk, else a responder
    role       text        not null,
    place      text        not null check (place ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})?$'),   -- beginning of the codes of its communities; empty: the whole centre
    begins     timestamptz not null,
    ends       timestamptz not null,
    pattern    text,                   -- what was laid out together has the same
    cancelled  boolean     not null default false,
    changed_by text,
    changed_at timestamptz,
    primary key (centre, id),
    -- a day and the hour that the end of summer time gives back
    check (ends > begins and ends <= begins + interval '25 hours')
);
create index shift_begins on shift (centre, begins) where not cancelled;
create index shift_person on shift (centre, person, begins) where not cancelled;
create index shift_pattern on shift (centre, pattern, begins) where pattern is not null;
