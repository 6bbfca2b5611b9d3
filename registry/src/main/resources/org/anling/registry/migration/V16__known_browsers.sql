-- Wrong passwords of strangers are counted apart from those in a browser in which the account has signed in before, so that nobody
-- who only knows a name can keep its owner out.

-- account.failures and failed_at are those of the strangers from now on.
alter table account add column failing_since timestamptz;
update account set failing_since = failed_at where failures > 0;

create table known_browser (
    username      text        not null references account (username) on delete cascade,
    token         text        not null,              -- SHA-256 of what the browser keeps
    failures      int         not null default 0,
    failing_since timestamptz,
    failed_at     timestamptz,
    made_at       timestamptz not null,
    used_at       timestamptz not null,              -- last sign-in
    primary key (username, token)
);
create index known_browser_token on known_browser (token);
