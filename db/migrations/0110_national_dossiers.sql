-- Dossiers of the whole country as their authorities report them, and how right that is.

CREATE SCHEMA national_dossier;
COMMENT ON SCHEMA national_dossier IS 'Dossiers as reported to the national portal';

CREATE TABLE national_dossier.dossier (
  code text COLLATE "C" PRIMARY KEY,
  node text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL CHECK (via IN ('node', 'wire')),
  revision int NOT NULL DEFAULT 0,
  digest bigint NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  procedure_code text COLLATE "C" NOT NULL,
  sector_code text COLLATE "C" NOT NULL,
  channel smallint NOT NULL,
  state smallint NOT NULL CHECK (state BETWEEN 1 AND 10),
  received_at timestamptz NOT NULL,
  due_at timestamptz,
  ended_at timestamptz,
  returned_at timestamptz,
  supplements smallint NOT NULL DEFAULT 0,
  record jsonb NOT NULL,
  first_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  arrived_at timestamptz NOT NULL,
  folded text NOT NULL DEFAULT ''
) WITH (fillfactor = 80);
COMMENT ON TABLE national_dossier.dossier IS 'One row a dossier, the newest record that arrived';
COMMENT ON COLUMN national_dossier.dossier.node IS 'Node of the authority that reports it';
COMMENT ON COLUMN national_dossier.dossier.revision IS 'Of the sender; 0 for software that knows none: then the order of arrival holds';
COMMENT ON COLUMN national_dossier.dossier.record IS 'The record as sent (DongBoHoSoMC)';
COMMENT ON COLUMN national_dossier.dossier.changed_at IS 'When the change happened at the sender';
COMMENT ON COLUMN national_dossier.dossier.arrived_at IS 'When it arrived here; the difference is the lag of the sync';
CREATE INDEX dossier_day ON national_dossier.dossier (node, agency_code, day) INCLUDE (digest);
CREATE INDEX dossier_open ON national_dossier.dossier (agency_code, due_at) WHERE ended_at IS NULL;
CREATE INDEX dossier_folded ON national_dossier.dossier USING gin (folded gin_trgm_ops);

CREATE TABLE national_dossier.progress (
  id uuid NOT NULL PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  state smallint NOT NULL,
  record jsonb NOT NULL,
  arrived_at timestamptz NOT NULL,
  digest bigint NOT NULL,
  via text COLLATE "C" NOT NULL CHECK (via IN ('node', 'wire'))
) PARTITION BY RANGE (id);
COMMENT ON TABLE national_dossier.progress IS 'Steps as reported (CapNhatTienDoHoSoMC), append-only; digest finds repeats';
CREATE INDEX progress_code ON national_dossier.progress (code, at);
SELECT platform.partition_monthly('national_dossier.progress');

CREATE TABLE national_dossier.refusal (
  id uuid NOT NULL PRIMARY KEY,
  node text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL CHECK (via IN ('node', 'wire')),
  agency_code text COLLATE "C" NOT NULL,
  written_code text NOT NULL,
  written_procedure text NOT NULL DEFAULT '',
  reason text COLLATE "C" NOT NULL,
  suggestion text,
  at timestamptz NOT NULL,
  repaired_at timestamptz
);
COMMENT ON TABLE national_dossier.refusal IS 'Records that were not taken: wrong codes and impossible dates, by agency; repaired when the same dossier arrives right';
CREATE INDEX refusal_agency ON national_dossier.refusal (agency_code, at);
CREATE INDEX refusal_open ON national_dossier.refusal (node, written_code) WHERE repaired_at IS NULL;

CREATE TABLE national_dossier.sync_dirty (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL
);
COMMENT ON TABLE national_dossier.sync_dirty IS 'Agency-days whose digest has to be counted anew';

CREATE TABLE national_dossier.sync_digest (
  node text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  dossiers int NOT NULL,
  digest bigint NOT NULL,
  PRIMARY KEY (node, agency_code, day)
);
COMMENT ON TABLE national_dossier.sync_digest IS 'Per agency and day of receipt: number of dossiers and bit_xor of their digests';

CREATE TABLE national_dossier.comparison (
  id uuid PRIMARY KEY,
  node text COLLATE "C" NOT NULL,
  began_at timestamptz NOT NULL,
  ended_at timestamptz,
  dossiers int NOT NULL DEFAULT 0,
  bytes int NOT NULL DEFAULT 0,
  state text COLLATE "C" NOT NULL CHECK (state IN ('running', 'equal', 'repaired', 'differs', 'failed')),
  found jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE national_dossier.comparison IS 'Comparisons with each authority; the id is the same on both sides';
CREATE INDEX comparison_node ON national_dossier.comparison (node, began_at);

CREATE TABLE national_dossier.difference (
  comparison_id uuid NOT NULL REFERENCES national_dossier.comparison,
  code text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('missing', 'stale', 'different', 'extra')),
  agency_code text COLLATE "C" NOT NULL,
  repaired_at timestamptz,
  PRIMARY KEY (comparison_id, code)
);
COMMENT ON TABLE national_dossier.difference IS 'What a comparison found, dossier by dossier, and when it was put right';

CREATE TABLE national_dossier.relay (
  id uuid PRIMARY KEY,
  from_node text COLLATE "C" NOT NULL,
  to_node text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('step', 'answer', 'recall')),
  step_id uuid NOT NULL,
  code text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused')),
  at timestamptz NOT NULL,
  delivered_at timestamptz
);
COMMENT ON TABLE national_dossier.relay IS 'Steps of dossiers on their way from one authority to another';
CREATE INDEX relay_step ON national_dossier.relay (step_id);

SELECT platform.grant_app('national_dossier');
