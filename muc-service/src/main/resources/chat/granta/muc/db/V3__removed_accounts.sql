-- An account has ended: what is it to which rooms?
create index affiliation_jid on affiliation (jid);
