-- Local auditors: what their passwords are known by, and their roles with commas between them.
create table auditor (
    name  text primary key,
    hash  text not null,
    roles text not null
);

-- Cases of abuse.
create table abuse_case (
    id       bigint generated always as identity primary key,
    title    text not null,
    -- Whom it is about: a user or a room, bare.
    subject  text not null,
    opened   timestamptz not null,
    -- An auditor; or, when reported, the user who has reported.
    opener   text not null,
    reported boolean not null,
    closed   timestamptz,
    closer   text,
    outcome  text
);

create index abuse_case_open on abuse_case (subject) where closed is null;

create table case_note (
    id      bigint generated always as identity primary key,
    case_id bigint not null references abuse_case,
    time    timestamptz not null,
    author  text not null,
    text    text not null
);

create index case_note_case on case_note (case_id);

-- Copies: what a case stands on does not go with the trail's terms.
create table case_evidence (
    id      bigint generated always as identity primary key,
    case_id bigint not null references abuse_case,
    time    timestamptz not null,
    -- Who has added it.
    source  text not null,
    text    text not null
);

create index case_evidence_case on case_evidence (case_id);

grant select, insert, update, delete on auditor to granta_audit;
grant select, insert, update on abuse_case to granta_audit;
grant select, insert on case_note, case_evidence to granta_audit;
