-- The order in which contacts came, so that the oldest request of a stranger can make room for a new one.
alter table contact add column created bigint generated always as identity;
