-- XEP-0441; an account without a row has said nothing.
create table archive_preference (
    account    text primary key,
    by_default text not null check (by_default in ('always', 'never', 'roster')),
    always     text[] not null,
    never      text[] not null
);

-- Where archive-service kept them. Its table stays as it was, as it is not this service's; nobody reads it any more.
do $$
begin
    if to_regclass('archive.preference') is not null then
        insert into archive_preference select account, by_default, always, never from archive.preference;
    end if;
end
$$;
