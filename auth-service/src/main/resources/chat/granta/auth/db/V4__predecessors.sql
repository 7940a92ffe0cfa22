-- How many accounts of this name have been cancelled, and followed by another: rooms tell them apart by that (XEP-0421).
alter table account add predecessors integer not null default 0;
alter table account_event add predecessors integer not null default 0;
