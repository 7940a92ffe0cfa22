-- Auditors read what a hold has kept page by page, in the order in which it was kept.
alter table held_stanza add column number bigint generated always as identity;
create index held_stanza_number on held_stanza (hold, number);
drop index held_stanza_time;
