-- Whoever asks for kinds that are rare would read all of a day's messages to find none among them. Messages are most of all events, and found along
-- the index of times.
create index event_kind on event (kind, time) where kind <> 'message';
