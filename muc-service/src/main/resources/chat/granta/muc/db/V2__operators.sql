-- Rooms that have moved, hats (XEP-0317), and when somebody last wanted something of a room.
alter table room
    -- The room's address now, or ''.
    add column moved_to text not null default '',
    -- RoomState with nothing but hats, in the envelope's form.
    add column hats bytea not null default '',
    add column used timestamptz not null default now();
create index room_used on room (used);

alter table affiliation add column hats text[] not null default '{}';

-- What operators see of all rooms, those that are not persistent among them.
create table listing (
    room       text primary key,
    name       text not null,
    hidden     boolean not null,
    persistent boolean not null
);

-- Who has made a room that exists. One that is configured no further is here, too.
create table creation (
    room    text primary key,
    creator text not null
);
create index creation_creator on creation (creator);

-- Operators' requests that came by HTTP, and what has become of them.
create sequence operator_request;
create table operator_answer (
    request   bigint primary key,
    -- Stanza error condition; '' when it is done.
    condition text not null,
    text      text not null,
    answered  timestamptz not null
);
