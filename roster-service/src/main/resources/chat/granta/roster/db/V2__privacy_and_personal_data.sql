-- XEP-0016. A list is always read and written as a whole, and nobody asks for one item: so it stands here as the <list/>
-- of the protocol, which has a reader, a writer and a specification already.
create table privacy_list (
    account text,
    name    text,
    xml     text not null,
    primary key (account, name)
);

-- The list that governs an account's sessions which have no active one; an account without a row has none.
create table privacy_default (
    account text primary key,
    list    text not null,
    -- A list may be kept and become the default in one transaction, in any order.
    foreign key (account, list) references privacy_list (account, name) deferrable initially deferred
);

-- XEP-0054, as it came.
create table vcard (
    account text primary key,
    xml     text not null
);

-- XEP-0049: the elements of one name, in the order in which they came.
create table private_xml (
    account   text,
    namespace text,
    name      text,
    xml       text not null,
    primary key (account, namespace, name)
);
