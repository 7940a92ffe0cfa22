-- XEP-0060, as far as accounts have it (XEP-0163): nodes, with section 16.4.4's settings.
create table pep_node (
    account          text,
    name             text,
    title            text    not null,
    description      text    not null,
    -- pubsub#type: the namespace of the payloads, as the owner says.
    type             text    not null,
    access           text    not null check (access in ('OPEN', 'PRESENCE', 'ROSTER', 'WHITELIST', 'AUTHORIZE')),
    groups           text[]  not null,
    persists         boolean not null,
    -- 0: as many as the service allows.
    max_items        integer not null,
    last_item        text    not null check (last_item in ('NEVER', 'ON_SUB', 'ON_SUB_AND_PRESENCE')),
    notifies_retract boolean not null,
    notifies_delete  boolean not null,
    notifies_config  boolean not null,
    delivers_payload boolean not null,
    primary key (account, name)
);

create table pep_item (
    account   text,
    node      text,
    id        text,
    -- Rises with each publication, also that of an item anew.
    position  bigint generated always as identity,
    published timestamptz not null,
    -- The payload as it came, with the namespace declarations that it needs on its own; empty when there is none.
    xml       text   not null,
    primary key (account, node, id),
    foreign key (account, node) references pep_node on delete cascade
);

create index pep_item_position on pep_item (account, node, position);

-- XEP-0060 section 4.1: those who have one that is not none; the owner is the account.
create table pep_affiliation (
    account     text,
    node        text,
    jid         text,
    affiliation text not null check (affiliation in ('MEMBER', 'PUBLISHER', 'OUTCAST')),
    primary key (account, node, jid),
    foreign key (account, node) references pep_node on delete cascade
);

-- XEP-0060 section 4.2: those who have subscribed themselves; contacts who see the user's presence need not.
create table pep_subscription (
    account    text,
    node       text,
    jid        text,
    is_pending boolean not null,
    primary key (account, node, jid),
    foreign key (account, node) references pep_node on delete cascade
);
