-- Procedures of an authority: its copy of the national catalogue, what it offers itself, every change, and what follows from them.
-- Offered procedures are a few thousand rows; the records of the nation are kept whole, because a page shows all of one or a line of many.

CREATE SCHEMA procedure;
COMMENT ON SCHEMA procedure IS 'Thủ tục hành chính that this authority offers, beside the copy of the national catalogue';

CREATE TABLE procedure.national_state (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  version int NOT NULL CHECK (version > 0),
  received_at timestamptz NOT NULL
);
COMMENT ON TABLE procedure.national_state IS 'Up to which version the copy of the national catalogue is';

CREATE TABLE procedure.national_version (
  code text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version > 0),
  record jsonb NOT NULL,
  PRIMARY KEY (code, version)
);
COMMENT ON TABLE procedure.national_version IS 'Records of the national catalogue as they came, also those since replaced: what an offered procedure stands on must stay readable';
COMMENT ON COLUMN procedure.national_version.record IS 'protocol/procedures, procedureSchema';

CREATE TABLE procedure.national_procedure_copy (
  code text COLLATE "C" PRIMARY KEY,
  version int NOT NULL,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('in-force', 'withdrawn')),
  levels text[] NOT NULL,
  FOREIGN KEY (code, version) REFERENCES procedure.national_version
);
COMMENT ON TABLE procedure.national_procedure_copy IS 'The national catalogue as it is now: which version of each procedure';

CREATE TABLE procedure.offered (
  id uuid PRIMARY KEY,
  code text NOT NULL CHECK (code <> ''),
  name text NOT NULL CHECK (name <> ''),
  national_code text COLLATE "C",
  national_version int CHECK (national_version > 0),
  levels text[] NOT NULL,
  lead_agency text COLLATE "C" NOT NULL,
  receivers text[] NOT NULL DEFAULT '{}',
  receiving_place text NOT NULL DEFAULT '',
  receiving_hours text NOT NULL DEFAULT '',
  local_fees jsonb NOT NULL DEFAULT '[]',
  fee_resolution text NOT NULL DEFAULT '',
  local_limit text,
  online smallint CHECK (online IN (2, 3, 4)),
  decision_number text NOT NULL DEFAULT '',
  decision_date date,
  announced_on date,
  effective_from date,
  published_on date,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'hidden', 'withdrawn')),
  revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(name || ' ' || code)) STORED,
  CHECK ((national_code IS NULL) = (national_version IS NULL)),
  CHECK (state <> 'published' OR published_on IS NOT NULL)
);
COMMENT ON TABLE procedure.offered IS 'The authority''s own catalogue. A code stands as the authority wrote it, right or wrong: the report of standardisation finds and repairs it';
COMMENT ON COLUMN procedure.offered.national_version IS 'The version of the national record that the authority has taken over; older than the copy''s when it has not followed';
COMMENT ON COLUMN procedure.offered.lead_agency IS 'Agency of this node that answers for the procedure; figures are counted for it';
COMMENT ON COLUMN procedure.offered.receivers IS 'Agencies that receive it; none named: every agency of its levels';
COMMENT ON COLUMN procedure.offered.local_fees IS 'Amounts that differ from the national record''s, by the code of the fee; integer đồng';
COMMENT ON COLUMN procedure.offered.fee_resolution IS 'Resolution of the People''s Council on which the local fees stand';
COMMENT ON COLUMN procedure.offered.local_limit IS 'A limit that the authority commits to, as engines/deadline reads it; null: the nation''s';
COMMENT ON COLUMN procedure.offered.announced_on IS 'Day of công bố';
COMMENT ON COLUMN procedure.offered.published_on IS 'Day of công khai';
COMMENT ON COLUMN procedure.offered.revision IS 'Raised by every change; a change made on an older one is refused';
CREATE INDEX offered_code ON procedure.offered (code);
CREATE INDEX offered_national ON procedure.offered (national_code);
CREATE INDEX offered_folded ON procedure.offered USING gin (folded public.gin_trgm_ops);

CREATE TABLE procedure.act (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('import', 'create', 'edit', 'publish', 'hide', 'withdraw', 'repair', 'undo')),
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  note text NOT NULL DEFAULT '',
  undoes uuid REFERENCES procedure.act UNIQUE
);
COMMENT ON TABLE procedure.act IS 'What somebody did to the catalogue, one or many procedures at once; an act can be undone while nothing it changed has changed since';
COMMENT ON COLUMN procedure.act.note IS 'Of a repair: the kind of findings repaired, or empty when there were several';

CREATE TABLE procedure.change (
  act_id uuid NOT NULL REFERENCES procedure.act,
  offered_id uuid NOT NULL,
  revision int NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (act_id, offered_id),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
);
COMMENT ON TABLE procedure.change IS 'What an act made of a procedure; without "before" it was made, without "after" it was removed again by an undo';
COMMENT ON COLUMN procedure.change.revision IS 'Revision that the act made';
CREATE INDEX change_offered ON procedure.change (offered_id, act_id);

CREATE TABLE procedure.catalogue_state (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  version int NOT NULL CHECK (version > 0),
  sent_version int NOT NULL DEFAULT 0,
  settled_on date NOT NULL
);
COMMENT ON TABLE procedure.catalogue_state IS 'Version of the catalogue, raised by each act and whenever the report is settled, and up to which the nation has been told';
COMMENT ON COLUMN procedure.catalogue_state.settled_on IS 'Day of which the report and the figures were last settled: findings come and go with the days too';

CREATE TABLE procedure.report_day (
  day date NOT NULL,
  finding text NOT NULL,
  count int NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, finding)
);
COMMENT ON TABLE procedure.report_day IS 'How many findings of each kind the report of standardisation had at the end of each day on which it was settled; "offered" is how many procedures there were';

CREATE TABLE procedure.standing (
  metric text NOT NULL,
  offered_id uuid NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  until_day date,
  CHECK (until_day > day),
  UNIQUE (metric, offered_id, day)
);
COMMENT ON TABLE procedure.standing IS 'Which procedures each metric counts: the list behind the figure';
COMMENT ON COLUMN procedure.standing.until_day IS 'Of a stock: the first day on which it no longer counts';
CREATE INDEX standing_metric ON procedure.standing (metric, agency_code, day);

CREATE TABLE procedure.demand (
  offered_id uuid NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  channel text NOT NULL CHECK (channel IN ('counter', 'online', 'post')),
  received int NOT NULL CHECK (received >= 0),
  PRIMARY KEY (offered_id, month, channel)
);
COMMENT ON TABLE procedure.demand IS 'Dossiers received by month and channel';

CREATE TABLE procedure.cost_form (
  offered_id uuid NOT NULL,
  variant text NOT NULL CHECK (variant IN ('present', 'proposed')),
  hourly_income int NOT NULL CHECK (hourly_income >= 0),
  frequency numeric(8, 2) NOT NULL CHECK (frequency >= 0),
  subjects int NOT NULL CHECK (subjects >= 0),
  activities jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  revision int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  PRIMARY KEY (offered_id, variant)
);
COMMENT ON TABLE procedure.cost_form IS 'Cost of compliance as an officer filled it in by the standard cost model; without a row the defaults stand';
COMMENT ON COLUMN procedure.cost_form.activities IS 'List of {name, hours, fees, other}: hours for one time, đồng for one time';

SELECT platform.grant_app('procedure');
REVOKE UPDATE, DELETE, TRUNCATE ON procedure.act, procedure.change FROM lt_app;
