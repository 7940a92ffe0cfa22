-- RFC 6121 section 2.6: stands in each roster version, so that a version another server has given is not taken for one of ours.
create table database_identity (id text primary key);
insert into database_identity values (left(gen_random_uuid()::text, 8));
