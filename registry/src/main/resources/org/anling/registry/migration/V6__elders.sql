-- Search of elders while a caller waits: every kind of word has an index of its own. The columns are made by the database, so that no
-- writer can forget them, and "C" orders by bytes, so that a prefix is a range whatever the language of the database.

-- Chinese has no spaces: every two signs that stand side by side are a word, those from the first sign of a run and those from its
-- second; numbers and Latin words stand for themselves.
create function search_text(words text) returns text
    language plpgsql immutable strict parallel safe
as $$
declare
    runs text := regexp_replace(lower(words), '([^\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)', ' \1 ', 'g');
begin
    return regexp_replace(
        regexp_replace(runs, '([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2})', '\1 ', 'g') || ' '
        || regexp_replace(regexp_replace(runs, '(^| )[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]', ' ', 'g'),
            '([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2})', '\1 ', 'g'),
        '[^0-9a-z\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+', ' ', 'g');
end
$$;

create function search_digits(phone text) returns text
    language sql immutable strict parallel safe
    return reverse(regexp_replace(phone, '[^0-9]', '', 'g'));

alter table elder
    -- the surname alone is a word too
    add column search_words tsvector generated always as (to_tsvector('simple'::regconfig,
        left(name, 1) || ' ' || search_text(name || ' ' || compound || ' ' || building || ' ' || unit || ' ' || room))) stored,
    add column search_pinyin text collate "C" generated always as (lower(replace(pinyin, ' ', ''))) stored,
    add column search_initials text collate "C" generated always as (lower(regexp_replace(pinyin, '(\S)\S*\s*', '\1', 'g'))) stored,
    -- from the last digit, since people say the end of a number
    add column search_phone text collate "C" generated always as (search_digits(phone)) stored,
    -- responders who know the elder well; null if there is none
    add column doctor text,
    add column carer  text;

alter table contact add column search_phone text collate "C" generated always as (search_digits(phone)) stored;

create index elder_search_words on elder using gin (search_words);
create index elder_search_pinyin on elder (centre, search_pinyin);
create index elder_search_initials on elder (centre, search_initials);
create index elder_search_phone on elder (centre, search_phone);
create index contact_search_phone on contact (centre, search_phone);
create index device_search on device (centre, lower(id) collate "C");

-- The version an elder had when the record was removed: whoever gets the same number later begins above it, so that no copy is
-- mistaken for newer than it is. Nothing personal stands here.
create table elder_removed (
    centre  text   not null references centre (id),
    id      text   not null,
    version bigint not null,
    primary key (centre, id)
);

-- Who changed an elder or a device last, so that somebody who comes second can be told; the whole story is in the audit.
alter table elder
    add column changed_by text,
    add column changed_at timestamptz;
alter table device
    add column changed_by text,
    add column changed_at timestamptz;
