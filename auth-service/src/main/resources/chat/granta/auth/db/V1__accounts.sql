-- Accounts that have been used; made at the first login. The name is the localpart, in its enforced form.
create table account (
    name        text primary key,
    first_login timestamptz not null,
    last_login  timestamptz not null,
    check (first_login <= last_login)
);

-- One row: what every instance of auth-service must have in common.
create table installation (
    only_row boolean primary key default true check (only_row),
    secret   bytea not null
);

-- Two random UUIDs are 244 random bits; no extension is needed.
insert into installation (secret)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
