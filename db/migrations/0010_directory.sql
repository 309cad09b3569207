-- The national directory: agencies and their successors, certificates, the nodes that serve them, credentials of foreign software.

CREATE SCHEMA directory;
COMMENT ON SCHEMA directory IS 'Who is who on the axis: agencies, certificates, nodes, credentials';

CREATE TABLE directory.version (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  number bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE directory.version IS 'Raised by every change: copies of the directory compare it, and changes wait for each other on this row';
INSERT INTO directory.version DEFAULT VALUES;

CREATE TABLE directory.agency (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z][0-9]{2}(\.[0-9A-Z]{1,5})*$' AND length(code) <= 35),
  qcvn102 text UNIQUE,
  name text NOT NULL,
  name_en text NOT NULL,
  short_name text NOT NULL,
  abbreviation text NOT NULL DEFAULT '',
  level text NOT NULL CHECK (level IN ('central', 'province', 'department', 'district', 'commune')),
  parent text COLLATE "C" REFERENCES directory.agency DEFERRABLE INITIALLY DEFERRED,
  province text COLLATE "C",
  unit_code text,
  place text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  valid_until date,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(name || ' ' || short_name || ' ' || code)) STORED,
  version bigint NOT NULL,
  CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE directory.agency IS 'Agencies of all levels; the code is in the form of Quyết định 20/2020/QĐ-TTg';
COMMENT ON COLUMN directory.agency.qcvn102 IS 'The same code in the form of QCVN 102:2016/BTTTT; null when that form cannot carry it';
COMMENT ON COLUMN directory.agency.province IS 'Level 1 code of its province; null for central agencies';
COMMENT ON COLUMN directory.agency.valid_until IS 'First day on which it no longer exists';
COMMENT ON COLUMN directory.agency.folded IS 'Searched: lower case without accents';
COMMENT ON COLUMN directory.agency.version IS 'Directory version of its last change';
CREATE INDEX agency_folded ON directory.agency USING gin (folded gin_trgm_ops);
CREATE INDEX agency_province ON directory.agency (province, level);
CREATE INDEX agency_parent ON directory.agency (parent);
CREATE INDEX agency_version ON directory.agency (version);

CREATE TABLE directory.agency_successor (
  agency_code text COLLATE "C" PRIMARY KEY REFERENCES directory.agency,
  successor_code text COLLATE "C" NOT NULL REFERENCES directory.agency,
  from_day date NOT NULL,
  basis text NOT NULL,
  CHECK (agency_code <> successor_code)
);
COMMENT ON TABLE directory.agency_successor IS 'Who takes the documents of an agency that was dissolved or merged, from which day';
COMMENT ON COLUMN directory.agency_successor.basis IS 'The decision that ordered it';

CREATE TABLE directory.certificate (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  agency_code text COLLATE "C" NOT NULL REFERENCES directory.agency DEFERRABLE INITIALLY DEFERRED,
  scope text NOT NULL CHECK (scope IN ('agency', 'subtree')),
  purpose text NOT NULL DEFAULT 'exchange' CHECK (purpose IN ('exchange')),
  der bytea NOT NULL,
  fingerprint text NOT NULL,
  serial text NOT NULL,
  subject text NOT NULL,
  issuer text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  added_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revocation_reason text,
  version bigint NOT NULL,
  UNIQUE (fingerprint, agency_code),
  CHECK ((revoked_at IS NULL) = (revocation_reason IS NULL))
);
COMMENT ON TABLE directory.certificate IS 'Certificates with which software signs the edXML documents of an agency';
COMMENT ON COLUMN directory.certificate.scope IS 'subtree: also for every agency below';
COMMENT ON COLUMN directory.certificate.fingerprint IS 'SHA-256 of the certificate, lower-case hexadecimal';
CREATE INDEX certificate_agency ON directory.certificate (agency_code);
CREATE INDEX certificate_until ON directory.certificate (valid_until) WHERE revoked_at IS NULL;

CREATE TABLE directory.trust_anchor (
  fingerprint text PRIMARY KEY,
  der bytea NOT NULL,
  subject text NOT NULL,
  valid_until timestamptz NOT NULL,
  added_at timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON TABLE directory.trust_anchor IS 'Certification authorities whose certificates are accepted on the axis';

CREATE TABLE directory.crl (
  issuer text PRIMARY KEY,
  der bytea NOT NULL,
  this_update timestamptz NOT NULL,
  next_update timestamptz,
  received_at timestamptz NOT NULL
);
COMMENT ON TABLE directory.crl IS 'The newest revocation list of each certification authority';

CREATE TABLE directory.node (
  level1 text COLLATE "C" PRIMARY KEY,
  node_code text NOT NULL,
  since timestamptz NOT NULL
);
COMMENT ON TABLE directory.node IS 'Which node serves a level 1 code and every code below it; its address and key are in platform.peer';

CREATE TABLE directory.client_credential (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  client_id text NOT NULL UNIQUE,
  agency_code text COLLATE "C" NOT NULL REFERENCES directory.agency DEFERRABLE INITIALLY DEFERRED,
  secret_hash bytea NOT NULL,
  software text NOT NULL DEFAULT '',
  rate_per_minute int NOT NULL DEFAULT 600 CHECK (rate_per_minute > 0),
  issued_at timestamptz NOT NULL,
  issued_by text NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz
);
COMMENT ON TABLE directory.client_credential IS 'With what existing office software proves for which agency it speaks on the client interface';
COMMENT ON COLUMN directory.client_credential.secret_hash IS 'SHA-256 of a random secret of 256 bits: nothing to guess, so no slow hash is needed';
COMMENT ON COLUMN directory.client_credential.last_used_at IS 'Machine clock, to the minute';
CREATE INDEX client_credential_agency ON directory.client_credential (agency_code);

CREATE TABLE directory.registration (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('join', 'leave')),
  agency_code text COLLATE "C" NOT NULL,
  name text NOT NULL DEFAULT '',
  name_en text NOT NULL DEFAULT '',
  short_name text NOT NULL DEFAULT '',
  level text CHECK (level IN ('central', 'province', 'department', 'district', 'commune')),
  parent text COLLATE "C",
  address text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  contact_name text NOT NULL DEFAULT '',
  contact_phone text NOT NULL DEFAULT '',
  software text NOT NULL DEFAULT '',
  certificate bytea,
  note text NOT NULL DEFAULT '',
  source text NOT NULL,
  state text NOT NULL DEFAULT 'submitted' CHECK (state IN ('submitted', 'approved', 'rejected')),
  submitted_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  decision_reason text,
  CHECK ((state = 'submitted') = (decided_at IS NULL)),
  CHECK (state <> 'rejected' OR decision_reason <> '')
);
COMMENT ON TABLE directory.registration IS 'Applications of agencies and their software to join or leave the axis';
COMMENT ON COLUMN directory.registration.source IS 'Who applied: an account''s name, or client:<client id>';
CREATE INDEX registration_state ON directory.registration (state, id);
CREATE UNIQUE INDEX registration_open ON directory.registration (agency_code, kind) WHERE state = 'submitted';

SELECT platform.grant_app('directory');
