-- The national catalogue of administrative procedures: what is published, what is drafted, what each authority offers.

CREATE SCHEMA national_procedure;
COMMENT ON SCHEMA national_procedure IS 'The national catalogue of administrative procedures (Nghị định 63/2010/NĐ-CP)';

CREATE TABLE national_procedure.catalogue (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  version bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE national_procedure.catalogue IS 'Its version is raised by every publication: copies compare it, and publications wait for each other on this row';
INSERT INTO national_procedure.catalogue DEFAULT VALUES;

CREATE TABLE national_procedure.procedure (
  code text COLLATE "C" PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 100),
  version int NOT NULL CHECK (version > 0),
  catalogue_version bigint NOT NULL,
  name text NOT NULL,
  name_en text NOT NULL,
  sector_code text COLLATE "C" NOT NULL,
  sector_name text NOT NULL,
  sector_name_en text NOT NULL,
  owner text COLLATE "C" NOT NULL,
  levels text[] NOT NULL CHECK (cardinality(levels) > 0),
  online smallint CHECK (online IN (2, 3, 4)),
  life_events text[] NOT NULL,
  keywords text[] NOT NULL,
  plain_vi text NOT NULL,
  plain_en text NOT NULL,
  status text NOT NULL CHECK (status IN ('in-force', 'withdrawn')),
  sample boolean NOT NULL,
  effective_from date NOT NULL,
  published_at timestamptz NOT NULL,
  folded text NOT NULL
);
COMMENT ON TABLE national_procedure.procedure IS 'The newest published version of each procedure, as lists and the search need it; withdrawn ones stay';
COMMENT ON COLUMN national_procedure.procedure.catalogue_version IS 'Version of the catalogue at its last change';
COMMENT ON COLUMN national_procedure.procedure.owner IS 'Level 1 code of the ministry or province that announced it';
COMMENT ON COLUMN national_procedure.procedure.online IS 'Level of online service (Nghị định 43/2011/NĐ-CP); null: not online';
COMMENT ON COLUMN national_procedure.procedure.sample IS 'Code and name were not seen in a public source';
COMMENT ON COLUMN national_procedure.procedure.published_at IS 'Domain clock';
COMMENT ON COLUMN national_procedure.procedure.folded IS 'Searched in lists: name, keywords and code in lower case without accents';
CREATE INDEX procedure_catalogue_version ON national_procedure.procedure (catalogue_version);
CREATE INDEX procedure_folded ON national_procedure.procedure USING gin (folded gin_trgm_ops);

CREATE TABLE national_procedure.procedure_version (
  code text COLLATE "C" NOT NULL REFERENCES national_procedure.procedure DEFERRABLE INITIALLY DEFERRED,
  version int NOT NULL CHECK (version > 0),
  record jsonb NOT NULL,
  catalogue_version bigint NOT NULL,
  owner text COLLATE "C" NOT NULL,
  announced_on date NOT NULL,
  effective_from date NOT NULL,
  published_on date NOT NULL,
  announced_late boolean NOT NULL,
  published_late boolean NOT NULL,
  changes text[] NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (code, version)
);
COMMENT ON TABLE national_procedure.procedure_version IS 'Every published version as it was; append-only: the application role may insert and read, nothing else';
COMMENT ON COLUMN national_procedure.procedure_version.record IS 'The whole procedure, the shape of src/protocol/procedures';
COMMENT ON COLUMN national_procedure.procedure_version.announced_late IS 'Announced later before effect than the law says, judged at publication';
COMMENT ON COLUMN national_procedure.procedure_version.published_late IS 'Published later after the decision than the law says, judged at publication';
COMMENT ON COLUMN national_procedure.procedure_version.changes IS 'Parts that differ from the version before; empty for the first';
COMMENT ON COLUMN national_procedure.procedure_version.published_by IS 'Name of the person at the time of the act, or "system"';
CREATE INDEX procedure_version_published ON national_procedure.procedure_version (published_on, owner);

CREATE TABLE national_procedure.draft (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  code text COLLATE "C" NOT NULL UNIQUE,
  base_version int,
  record jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
COMMENT ON TABLE national_procedure.draft IS 'Versions being written, one per procedure; removed when published or thrown away';
COMMENT ON COLUMN national_procedure.draft.code IS 'As typed, in canonical form when it can be read';
COMMENT ON COLUMN national_procedure.draft.base_version IS 'The published version it was begun from; null for a new procedure';
COMMENT ON COLUMN national_procedure.draft.record IS 'Texts as typed, whole or not yet';
COMMENT ON COLUMN national_procedure.draft.revision IS 'Raised by every save: who saves or publishes an older one is told';

CREATE TABLE national_procedure.offered_catalogue (
  agency text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL
);
COMMENT ON TABLE national_procedure.offered_catalogue IS 'The newest catalogue received from each authority';
COMMENT ON COLUMN national_procedure.offered_catalogue.at IS 'When the authority wrote it';

CREATE TABLE national_procedure.offered (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  agency text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  record jsonb NOT NULL,
  online smallint,
  filed_online int NOT NULL,
  standardised boolean NOT NULL,
  wrong_code boolean NOT NULL,
  not_national boolean NOT NULL,
  announced_late boolean NOT NULL,
  published_late boolean NOT NULL,
  unused boolean NOT NULL,
  from_day date NOT NULL,
  until_day date,
  CHECK (until_day IS NULL OR until_day > from_day)
);
COMMENT ON TABLE national_procedure.offered IS 'What each authority offers and offered: a row for each state of one of its procedures, from a day until another';
COMMENT ON COLUMN national_procedure.offered.record IS 'As the authority sent it (catalogue.v1)';
COMMENT ON COLUMN national_procedure.offered.standardised IS 'Neither the authority''s report nor the nation finds anything wrong, days of announcement aside';
COMMENT ON COLUMN national_procedure.offered.unused IS 'Offered online at level 3 or 4, but nobody filed online in twelve months';
COMMENT ON COLUMN national_procedure.offered.until_day IS 'First day on which it no longer stands so';
CREATE INDEX offered_agency ON national_procedure.offered (agency, code) WHERE until_day IS NULL;
CREATE INDEX offered_days ON national_procedure.offered (agency, from_day, until_day);

CREATE TABLE national_procedure.subscriber (
  node_code text COLLATE "C" PRIMARY KEY,
  since timestamptz NOT NULL
);
COMMENT ON TABLE national_procedure.subscriber IS 'Nodes that were sent the whole catalogue; they get what changes after it';

CREATE TABLE national_procedure.wire_session (
  token_hash bytea PRIMARY KEY,
  client_id text NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE national_procedure.wire_session IS 'Sessions of software on the wire services; instants of the machine''s clock';
COMMENT ON COLUMN national_procedure.wire_session.token_hash IS 'SHA-256 of a random token';
CREATE INDEX wire_session_expires ON national_procedure.wire_session (expires_at);

SELECT platform.grant_app('national_procedure');
REVOKE UPDATE, DELETE, TRUNCATE ON national_procedure.procedure_version FROM lt_app;
