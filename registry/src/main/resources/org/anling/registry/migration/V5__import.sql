-- By which number a list knows somebody who has no number of the centre's own. Shown on no page, never in a log.

alter table elder add column national_id text;

create unique index elder_national_id on elder (centre, national_id);
