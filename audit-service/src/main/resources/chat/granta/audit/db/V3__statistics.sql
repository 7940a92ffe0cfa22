-- What is counted of each day, and stays when the day's events are no longer kept.
create table statistic (
    day     date,
    measure text,
    label   text,
    value   bigint not null,
    primary key (day, measure, label)
);

-- What each account did on a day, under a name that only the service can give it, and that changes each year.
create table activity (
    day           date,
    pseudonym     text,
    domain        text not null,
    logins        bigint not null,
    sessions      bigint not null,
    messages      bigint not null,
    room_messages bigint not null,
    bytes         bigint not null,
    primary key (day, pseudonym)
);

-- Which days are counted, and until when they had been written then.
create table counted_day (
    day    date primary key,
    events bigint not null
);

grant select, insert, update, delete on statistic, activity, counted_day to granta_audit;

-- A home may write a record twice; what a hold keeps of it is kept once.
alter table held_stanza add column source text not null;
create unique index held_stanza_source on held_stanza (hold, source);
