-- pubsub#item_expire, in seconds (XEP-0060 section 16.4.4). 0: items stay.
alter table pep_node add item_expire integer not null default 0;
alter table pep_node alter item_expire drop default;

-- pubsub#deliver (XEP-0060 section 6.3): whether whoever has subscribed wants to be told.
alter table pep_subscription add is_delivered boolean not null default true;
alter table pep_subscription alter is_delivered drop default;
