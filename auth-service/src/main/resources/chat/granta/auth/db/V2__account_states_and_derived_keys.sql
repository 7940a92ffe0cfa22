-- An account is there as soon as the password file has it, and before anybody has logged in.
alter table account alter first_login drop not null, alter last_login drop not null;

-- Null: a login was told of, and the password file has not been compared since.
alter table account add state text check (state in ('CREATED', 'ACTIVE', 'SUSPENDED', 'CANCELLED'));
create index account_unconfirmed on account (name) where state is null;

-- What is to be told to the homes. Ids are given under an advisory lock, so their order is that of the commits.
create table account_event (
    id      bigint generated always as identity primary key,
    account text not null,
    state   text not null check (state in ('CREATED', 'ACTIVE', 'SUSPENDED', 'CANCELLED')),
    time    timestamptz not null default now(),
    sent    timestamptz
);
create index account_event_unsent on account_event (id) where sent is null;

-- The incarnation of xmpp.user that was told; another one must be told everything again.
alter table installation add user_topic text;

-- SCRAM keys that a gateway derived at a PLAIN login, from a password whose hash the file holds in another form.
create sequence derived_key_change;
create table derived_key (
    account     text not null,
    mechanism   text not null,
    iterations  integer not null,
    salt        bytea not null,
    stored_key  bytea not null,
    server_key  bytea not null,
    -- Names the hash that the password fitted; a keyed hash of it, never itself.
    fingerprint text not null,
    -- Rises in the order of commits; by it an instance finds what another has stored.
    change      bigint not null default nextval('derived_key_change'),
    primary key (account, mechanism)
);
create index derived_key_by_change on derived_key (change);
