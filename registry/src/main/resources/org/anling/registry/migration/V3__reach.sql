-- How people are reached beside their telephone, and which contacts agreed to be told.

alter table responder
    add column mail     text,
    add column webhook  text,
    add column channels text[] not null default '{}',   -- in order, as CHANNEL:seconds; empty: as the centre is set up
    add column language text   not null default 'zh';

alter table staff
    add column mail     text,
    add column webhook  text,
    add column channels text[] not null default '{}',
    add column language text   not null default 'zh';

-- The elder consented that this contact is told at opening, arrival and closing.
alter table contact
    add column informed boolean not null default false;
