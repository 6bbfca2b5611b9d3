-- Versions of response plans and protocol cards: those of the files, those that somebody wrote in the office, and which of them somebody
-- made valid. A version that was valid once stays as it is for ever.

create table plan_version (
    centre       text not null references centre (id),
    kind         text not null,           -- PLAN, CARD
    id           text not null,
    version      int  not null,
    title_zh     text not null,
    title_en     text not null,
    source       text not null,           -- the YAML
    made_by      text,                    -- member of the staff; null: from a file of the server
    made_at      timestamptz not null,
    activated_by text,
    activated_at timestamptz,             -- null: never made valid in the office
    reason       text,
    primary key (centre, kind, id, version)
);
