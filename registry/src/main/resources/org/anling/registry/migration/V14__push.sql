-- Web push: the key pair by which the browsers' push services know this centre, and where each browser of a responder listens.

create table push_key (
    centre      text        primary key,
    public_key  text        not null,           -- base64url, uncompressed point of P-256
    private_key text        not null,           -- base64url, PKCS #8; never shown
    made_at     timestamptz not null default now()
);

create table push_subscription (
    centre   text        not null,
    id       text        not null,              -- digest of the endpoint, says nothing of the person
    number   bigint      not null generated always as identity,
    person   text        not null,
    endpoint text        not null,
    key      text        not null,
    auth     text        not null,
    made_at  timestamptz not null default now(),
    primary key (centre, id)
);

create index push_subscription_person on push_subscription (centre, person, number);
