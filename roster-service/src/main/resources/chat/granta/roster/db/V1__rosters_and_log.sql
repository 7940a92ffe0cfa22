-- How far each partition of xmpp.roster has been handled. The id is that of the topic's incarnation.
create table input_position (
    topic_id    uuid,
    partition   integer,
    next_offset bigint not null,
    primary key (topic_id, partition)
);

-- What the replay rule remembers of a partition's input: the highest position of each lane.
create table replay_position (
    topic_id  uuid,
    partition integer,
    lane      text,
    major     bigint not null,
    minor     bigint not null,
    primary key (topic_id, partition, lane)
);

-- What is to be said and has not been acknowledged yet; the key says which record it answers.
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

-- Accounts of which anything was ever kept. Addresses everywhere are in their enforced form.
create table account (
    jid               text primary key,
    -- Of what the home knows; an account without a row is at 1.
    policy_version    bigint not null,
    -- RFC 6121 section 2.6; rises with each change of the roster, and is never below that change's time in milliseconds,
    -- so that a database restored from a backup does not give one again.
    roster_version    bigint not null default 0,
    -- Since this version every removal is in removed_contact.
    differences_since bigint not null default 0
);

-- Roster items, and requests of contacts that are in no roster.
create table contact (
    account   text,
    jid       text,
    in_roster boolean not null,
    name      text,
    groups    text[] not null,
    -- RFC 6121 appendix A.1.
    state     text not null check (state in ('NONE', 'NONE_PENDING_OUT', 'NONE_PENDING_IN', 'NONE_PENDING_OUT_IN', 'TO',
                                             'TO_PENDING_IN', 'FROM', 'FROM_PENDING_OUT', 'BOTH')),
    -- RFC 6121 section 3.4.
    approved  boolean not null,
    -- The presence stanza that asks to subscribe, in the envelope's form, until it is answered.
    request   bytea,
    -- The roster version that brought the last change of what clients see of it.
    version   bigint not null,
    primary key (account, jid)
);

-- So that a client which was away can be told what has gone.
create table removed_contact (
    account text,
    jid     text,
    version bigint not null,
    primary key (account, jid)
);
