-- The ledger: how far each partition of xmpp.archive has been handled, what the replay rule remembers, what is to be said.
create table input_position (
    topic_id    uuid,
    partition   integer,
    next_offset bigint not null,
    primary key (topic_id, partition)
);

create table replay_position (
    topic_id  uuid,
    partition integer,
    lane      text,
    major     bigint not null,
    minor     bigint not null,
    primary key (topic_id, partition, lane)
);

create table outbox (
    topic_id         uuid,
    partition        integer,
    record_offset    bigint,
    output_index     integer,
    target_topic     text not null,
    target_partition integer not null,
    key              bytea not null,
    value            bytea not null,
    primary key (topic_id, partition, record_offset, output_index)
);

-- Incarnations of xmpp.user in the order in which they were seen: offsets are comparable within one.
create table era (
    topic_id uuid primary key,
    era      integer generated always as identity unique
);

-- One row for each message and archive. Its place is where it came to its account's home: an account's messages are in the
-- order of (era, home_offset, number). Partitions by month are made when they are needed; see Months.
create table message (
    account       text,
    era           integer,
    home_offset   bigint,
    number        integer,
    sent          timestamptz,
    -- XEP-0359; derives from the place.
    id            text not null,
    -- The other side, bare, and its resource, or ''.
    peer          text not null,
    peer_resource text not null,
    -- In the envelope's form.
    stanza        bytea not null,
    -- As a place has one time, this is unique by place.
    primary key (account, era, home_offset, number, sent)
) partition by range (sent);

create index message_by_id on message (account, id);
create index message_by_peer on message (account, peer, era, home_offset, number);

-- Messages that nobody was there to receive.
create table offline (
    account        text,
    id             text,
    era            integer not null,
    home_partition integer not null,
    home_offset    bigint not null,
    number         integer not null,
    sent           timestamptz not null,
    bytes          integer not null,
    stanza         bytea not null,
    primary key (account, id)
);

-- XEP-0441; an account without a row has everything archived.
create table preference (
    account    text primary key,
    by_default text not null check (by_default in ('always', 'never', 'roster')),
    always     text[] not null,
    never      text[] not null
);
