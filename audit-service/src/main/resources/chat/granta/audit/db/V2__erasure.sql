-- Events of which only the seal is left, as the account is cancelled whose they were and the policy asks for it. The proof is a keyed hash.
create table erasure (
    day    date,
    term   integer,
    number bigint,
    proof  bytea not null,
    primary key (day, term, number)
);

grant select on erasure to granta_audit;

-- Accounts that were cancelled, and since when they are to be erased.
create table erasure_wanted (
    account text primary key,
    since   timestamptz not null
);

grant select, insert on erasure_wanted to granta_audit;
