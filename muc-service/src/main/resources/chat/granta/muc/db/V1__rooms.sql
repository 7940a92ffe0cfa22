-- The ledger: how far each partition of xmpp.room-store has been handled, what the replay rule remembers, what is to be said.
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

-- Persistent rooms (XEP-0045 section 4.2).
create table room (
    jid           text primary key,
    name          text not null,
    hidden        boolean not null,
    -- RoomConfiguration, in the envelope's form.
    configuration bytea not null,
    -- RoomMessage; null when there never was a subject.
    subject       bytea,
    salt          text not null,
    -- XEP-0486, as XML, or ''.
    vcard         text not null,
    created       timestamptz not null
);

-- Who is what to a room, and whose nickname is reserved (section 7.10).
create table affiliation (
    room        text references room on delete cascade,
    jid         text,
    affiliation text not null check (affiliation in ('outcast', 'none', 'member', 'admin', 'owner')),
    nickname    text not null,
    reason      text not null,
    primary key (room, jid)
);

-- What was last said in a room, since it was last left alone. What is said in a room that is live is in its home.
create table message (
    room    text references room on delete cascade,
    number  integer,
    -- RoomMessage, in the envelope's form.
    message bytea not null,
    primary key (room, number)
);
