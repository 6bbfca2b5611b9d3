-- A common surname is one or two of a hundred names: with a hundred steps the planner takes it for a handful of rows,
-- reads every one of them from the table, and a search of a name with a room takes five times as long.
alter table elder alter column search_pinyin set statistics 1000;
alter table elder alter column search_initials set statistics 1000;
