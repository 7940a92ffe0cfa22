-- What granta.auth.mechanisms=auto offers, in this order. It outlives restarts, as clients pin what they have used.
create table offered_mechanism (
    place     integer primary key,
    mechanism text not null unique
);
