-- The role under which the service works. It reads and adds; the schema's owner alone makes and drops partitions.
do $$
begin
    if not exists (select from pg_roles where rolname = 'granta_audit') then
        create role granta_audit nologin;
    end if;
    if not pg_has_role(current_user, 'granta_audit', 'set') then
        execute format('grant granta_audit to %I', current_user);
    end if;
exception
    when duplicate_object or unique_violation then
        -- Another database of this server has just made it.
        execute format('grant granta_audit to %I', current_user);
    when insufficient_privilege then
        raise exception 'audit-service needs the role granta_audit: have the administrator of PostgreSQL run "create role granta_audit nologin; grant granta_audit to %"',
            current_user;
end
$$;

-- The ledger: how far each partition of the log has been handled, and what the replay rule remembers.
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

-- What has happened. Partitions by day in UTC and, within a day, by how many days its events are kept: a partition is dropped as a
-- whole. Within a partition events are numbered from 1 without a gap, in the order in which they were written.
create table event (
    day        date,
    -- Days that this is kept; 0: for ever.
    term       integer,
    number     bigint,
    time       timestamptz not null,
    kind       text not null,
    -- Who did it, bare, and from which resource; a local user, or somebody of another server.
    account    text,
    resource   text,
    -- Whom it was for, bare, and which resource.
    peer       text,
    peer_resource text,
    room       text,
    -- Where a client, or another server, came from.
    address    text,
    -- Of a stanza: its type, the id that its sender gave it, its id in an archive (XEP-0359), its payload's bytes.
    type       text,
    id         text,
    archive_id text,
    size       integer,
    -- What has become of it, and why.
    outcome    text,
    reason     text,
    -- Whatever else there is, as a JSON object.
    detail     text,
    -- HMAC-SHA-256 of the seal before, and of all of this.
    seal       bytea not null,
    primary key (day, term, number)
) partition by range (day);

create index event_time on event (time);
create index event_account on event (account, time) where account is not null;
create index event_peer on event (peer, time) where peer is not null;
create index event_room on event (room, time) where room is not null;
create index event_address on event (address, time) where address is not null;

-- How far each partition has been written: locked by whoever adds to it.
create table chain (
    day    date,
    term   integer,
    events bigint not null,
    seal   bytea not null,
    primary key (day, term)
);

-- What a partition was at a time, signed (Ed25519). The last one of a partition outlives it.
create table head (
    day       date,
    term      integer,
    events    bigint,
    seal      bytea not null,
    signed    timestamptz not null,
    -- Whether the partition was then dropped, as its term had passed.
    dropped   boolean not null,
    signature bytea not null,
    primary key (day, term, events, dropped)
);

-- Whose stanzas are kept from now on, as an authorised person has ordered.
create table hold (
    id         bigint generated always as identity primary key,
    -- A user or a room, bare.
    subject    text not null,
    case_id    bigint,
    reason     text not null,
    authoriser text not null,
    begins     timestamptz not null,
    ends       timestamptz not null,
    -- When somebody has ended it before its time.
    lifted     timestamptz,
    check (begins < ends)
);

create index hold_subject on hold (subject);

-- What holds have kept: messages as the log had them, by their place there.
create table held_stanza (
    hold          bigint references hold,
    topic_id      uuid,
    partition     integer,
    record_offset bigint,
    part          integer,
    time          timestamptz not null,
    sender        text not null,
    addressee     text not null,
    stanza        text not null,
    primary key (hold, topic_id, partition, record_offset, part)
);

create index held_stanza_time on held_stanza (hold, time);

-- How far the log has been read for holds.
create table hold_position (
    topic_id    uuid,
    partition   integer,
    next_offset bigint not null,
    primary key (topic_id, partition)
);

grant usage on schema ${flyway:defaultSchema} to granta_audit;
grant select, insert, update, delete on input_position, replay_position, outbox to granta_audit;
grant select, insert on event to granta_audit;
grant select, insert, update on chain to granta_audit;
grant select, insert on head to granta_audit;
grant select, insert, update on hold to granta_audit;
grant select, insert, delete on held_stanza to granta_audit;
grant select, insert, update, delete on hold_position to granta_audit;
