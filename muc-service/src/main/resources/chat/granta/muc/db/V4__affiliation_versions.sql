-- XEP-0463: in which order affiliations have changed, as granta.bus.RoomAffiliationVersions; empty for a room that is older than this.
alter table room add column affiliation_versions bytea not null default '';
