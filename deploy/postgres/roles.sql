-- Run at the first start where Patroni does not (compose.small.yml; with Patroni see create-database): the role under which audit-service works, which a
-- dump that is restored names.
CREATE ROLE granta_audit NOLOGIN;
