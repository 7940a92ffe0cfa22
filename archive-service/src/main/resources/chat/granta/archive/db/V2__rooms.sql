-- In a room's archive the nickname of the occupant who has said it, or '' for the room itself; null in a user's archive.
alter table message add column nickname text;

create index message_by_nickname on message (account, nickname, era, home_offset, number) where nickname is not null;
