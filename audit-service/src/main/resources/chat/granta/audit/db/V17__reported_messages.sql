-- A message that is reported: its id in the archive of who reports and, if it is shown, what that has. The latter goes with what holds have kept for the case.
alter table case_evidence add column archive_id text;
alter table case_evidence add column stanza text;

grant update (stanza) on case_evidence to granta_audit;
