-- Dossiers of this authority: received at a counter, handled by their flows, resolved, handed over; their sync to the national portal.
-- The dossier itself is not partitioned: its code is unique for good, and work lists go over all months. Its history is.

CREATE SCHEMA dossier;
COMMENT ON SCHEMA dossier IS 'Hồ sơ TTHC: intake, handling, results, sync';

ALTER TABLE organisation.post DROP CONSTRAINT post_role_check;
ALTER TABLE organisation.post ADD CONSTRAINT post_role_check
  CHECK (role IN ('leader', 'clerk', 'specialist', 'receptionist', 'controller', 'admin'));

CREATE TABLE dossier.counter (
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  last int NOT NULL CHECK (last BETWEEN 1 AND 9999),
  PRIMARY KEY (agency_code, day)
);
COMMENT ON TABLE dossier.counter IS 'Last sequence given per receiving agency and day (Thông tư 01/2018/TT-VPCP): taken in the transaction that uses it, so none is lost or given twice';

CREATE TABLE dossier.applicant (
  id uuid PRIMARY KEY,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('citizen', 'household', 'business', 'organisation')),
  number text COLLATE "C" NOT NULL,
  number_kind text COLLATE "C" NOT NULL CHECK (number_kind IN ('cccd', 'cmnd', 'passport', 'tax', 'other')),
  name text NOT NULL CHECK (name <> ''),
  birth_date date,
  gender text COLLATE "C" CHECK (gender IN ('female', 'male', 'other')),
  address text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(name || ' ' || number || ' ' || phone)) STORED,
  UNIQUE (number_kind, number)
);
COMMENT ON TABLE dossier.applicant IS 'People and organisations who have applied here, as they were last; a dossier keeps its own copy';
CREATE INDEX applicant_folded ON dossier.applicant USING gin (folded gin_trgm_ops);

CREATE TABLE dossier.dossier (
  id uuid PRIMARY KEY,
  code text COLLATE "C" NOT NULL UNIQUE,
  offered_id uuid,
  procedure_code text COLLATE "C" NOT NULL,
  procedure_name text NOT NULL,
  sector_code text COLLATE "C" NOT NULL,
  sector_name text NOT NULL,
  level text COLLATE "C" NOT NULL CHECK (level IN ('ministry', 'province', 'district', 'commune')),
  agency_code text COLLATE "C" NOT NULL,
  received_agency text COLLATE "C" NOT NULL,
  channel smallint NOT NULL CHECK (channel BETWEEN 1 AND 3),
  mandate text NOT NULL DEFAULT '',
  applicant_id uuid,
  applicant jsonb NOT NULL,
  subject text NOT NULL DEFAULT '',
  form jsonb NOT NULL DEFAULT '{}',
  components jsonb NOT NULL DEFAULT '[]',
  flow text COLLATE "C" NOT NULL,
  instance_id uuid,
  state smallint NOT NULL CHECK (state BETWEEN 1 AND 10),
  outcome text COLLATE "C" CHECK (outcome IN ('granted', 'refused', 'not-received', 'withdrawn', 'stopped')),
  received_at timestamptz NOT NULL,
  limit_text text NOT NULL,
  pauses jsonb NOT NULL DEFAULT '[]',
  due_at timestamptz,
  printed_due_at timestamptz,
  reappointed_to timestamptz,
  calendar_version int NOT NULL DEFAULT 0,
  supplements smallint NOT NULL DEFAULT 0,
  fee bigint,
  fee_demanded_at timestamptz,
  fee_paid_at timestamptz,
  fee_receipt text NOT NULL DEFAULT '',
  ended_at timestamptz,
  returned_at timestamptz,
  late_by text COLLATE "C",
  late_step text,
  apology_at timestamptz,
  origin_node text COLLATE "C",
  origin_code text COLLATE "C",
  revision int NOT NULL DEFAULT 1,
  digest bigint NOT NULL,
  created_by uuid,
  created_by_name text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(code || ' ' || (applicant ->> 'name') || ' ' || coalesce(applicant ->> 'number', '') || ' ' || procedure_name || ' ' || subject)) STORED,
  CHECK ((origin_node IS NULL) = (origin_code IS NULL))
) WITH (fillfactor = 70);
COMMENT ON TABLE dossier.dossier IS 'Hồ sơ TTHC, also those of which another node asked for a step (origin_node)';
COMMENT ON COLUMN dossier.dossier.procedure_code IS 'As it is sent to the national portal: the national code, or the authority''s own';
COMMENT ON COLUMN dossier.dossier.agency_code IS 'Agency that resolves it; its working time counts';
COMMENT ON COLUMN dossier.dossier.received_agency IS 'Agency at whose counter it was handed in: another one where one commune receives for another';
COMMENT ON COLUMN dossier.dossier.mandate IS 'Who received it on mandate: the post office''s name; empty: officers of the agency';
COMMENT ON COLUMN dossier.dossier.applicant IS 'Copy of dossier.applicant at receipt: {kind, number, numberKind, name, birthDate, gender, address, phone, email}';
COMMENT ON COLUMN dossier.dossier.form IS 'Answers that routing and fee tables look at';
COMMENT ON COLUMN dossier.dossier.components IS 'Papers: [{code, name, required, originals, copies, given, files: [{sha256, name, bytes, mediaType, at}], note}]';
COMMENT ON COLUMN dossier.dossier.state IS 'States of the national portal, 1 to 10 (states.ts)';
COMMENT ON COLUMN dossier.dossier.limit_text IS 'As parseLimit of engines/deadline reads it';
COMMENT ON COLUMN dossier.dossier.pauses IS '[{from, to|null, reason, stopsClock}]: a second supplement request does not stop the clock (QĐ 766/QĐ-TTg)';
COMMENT ON COLUMN dossier.dossier.due_at IS 'Null while the clock stands still without an end';
COMMENT ON COLUMN dossier.dossier.printed_due_at IS 'The date on the slip in the citizen''s hands; differs from due_at when pauses or the calendar moved it';
COMMENT ON COLUMN dossier.dossier.ended_at IS 'End of processing: the first of states 9, 10, 8, 7, 3';
COMMENT ON COLUMN dossier.dossier.late_by IS 'Agency whose step caused the lateness; set when it became late';
COMMENT ON COLUMN dossier.dossier.revision IS 'Raised by every change; a change made on another one than it read is refused with both';
COMMENT ON COLUMN dossier.dossier.digest IS 'protocol/dossiers digestOf: what anti-entropy compares';
CREATE INDEX dossier_folded ON dossier.dossier USING gin (folded gin_trgm_ops);
CREATE INDEX dossier_open_due ON dossier.dossier (agency_code, due_at) WHERE ended_at IS NULL;
CREATE INDEX dossier_received ON dossier.dossier (agency_code, received_at);
CREATE INDEX dossier_received_agency ON dossier.dossier (received_agency, received_at);
CREATE INDEX dossier_ended ON dossier.dossier (agency_code, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX dossier_applicant ON dossier.dossier (applicant_id, procedure_code) WHERE ended_at IS NULL;
CREATE INDEX dossier_instance ON dossier.dossier (instance_id);
CREATE INDEX dossier_overdue ON dossier.dossier (due_at) WHERE ended_at IS NULL AND late_by IS NULL;
CREATE UNIQUE INDEX dossier_origin ON dossier.dossier (origin_node, origin_code, id) WHERE origin_node IS NOT NULL;

CREATE TABLE dossier.work (
  dossier_id uuid NOT NULL REFERENCES dossier.dossier,
  token int NOT NULL,
  node text COLLATE "C" NOT NULL,
  name text NOT NULL,
  lane text NOT NULL DEFAULT '',
  role text COLLATE "C" NOT NULL CHECK (role IN ('receptionist', 'specialist', 'leader', 'clerk')),
  agency_code text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL DEFAULT 'here' CHECK (place IN ('here', 'elsewhere', 'waiting')),
  assignee uuid,
  assignee_name text NOT NULL DEFAULT '',
  opened_at timestamptz NOT NULL,
  due_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text NOT NULL DEFAULT '',
  outcome text NOT NULL DEFAULT '',
  fence int NOT NULL DEFAULT 0,
  holder uuid,
  holder_name text NOT NULL DEFAULT '',
  held_until timestamptz,
  PRIMARY KEY (dossier_id, token)
) WITH (fillfactor = 80);
COMMENT ON TABLE dossier.work IS 'Steps of dossiers, open while closed_at is null; kept when done: the control slip is read from here';
COMMENT ON COLUMN dossier.work.token IS 'Token of the flow instance; negative for work that no drawing knows (handing over after a flow without that step)';
COMMENT ON COLUMN dossier.work.place IS 'here: work of people of this node; elsewhere: at another node; waiting: for the citizen (supplement, fee)';
COMMENT ON COLUMN dossier.work.fence IS 'Raised whenever somebody takes the lease; a save that carries an older one is refused';
COMMENT ON COLUMN dossier.work.held_until IS 'Machine clock: a lease left alone runs out';
CREATE INDEX work_open ON dossier.work (agency_code, role, due_at NULLS LAST, dossier_id) WHERE closed_at IS NULL;
CREATE INDEX work_assignee ON dossier.work (assignee, due_at NULLS LAST, dossier_id) WHERE closed_at IS NULL AND assignee IS NOT NULL;
CREATE INDEX work_done ON dossier.work (agency_code, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE dossier.event (
  id uuid NOT NULL PRIMARY KEY,
  dossier_id uuid NOT NULL,
  revision int NOT NULL,
  at timestamptz NOT NULL,
  kind text COLLATE "C" NOT NULL,
  state smallint NOT NULL,
  actor uuid,
  actor_name text NOT NULL,
  actor_title text NOT NULL DEFAULT '',
  agency_code text COLLATE "C" NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'
) PARTITION BY RANGE (id);
COMMENT ON TABLE dossier.event IS 'History of dossiers, append-only';
COMMENT ON COLUMN dossier.event.kind IS 'events.ts';
CREATE INDEX event_dossier ON dossier.event (dossier_id, id);
SELECT platform.partition_monthly('dossier.event');

CREATE TABLE dossier.supplement (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier.dossier,
  number smallint NOT NULL,
  reasons jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  asked_at timestamptz NOT NULL,
  asked_by uuid,
  asked_by_name text NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  answer_by date,
  due_before timestamptz,
  answered_at timestamptz,
  received_by_name text NOT NULL DEFAULT '',
  answer_note text NOT NULL DEFAULT '',
  due_after timestamptz,
  UNIQUE (dossier_id, number)
);
COMMENT ON TABLE dossier.supplement IS 'Requests for supplements (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ); all reasons at once: [{component, reason, legal}]';

CREATE TABLE dossier.result (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier.dossier,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('result', 'refusal')),
  title text NOT NULL,
  content jsonb NOT NULL,
  version int NOT NULL DEFAULT 1,
  notation text,
  number int,
  file_sha256 text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'signed', 'sealed', 'replaced')),
  drafted_by uuid,
  drafted_by_name text NOT NULL,
  drafted_at timestamptz NOT NULL,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz
);
COMMENT ON TABLE dossier.result IS 'Results of dossiers and notices of refusal, drafted from a template, signed';
CREATE INDEX result_dossier ON dossier.result (dossier_id);

CREATE TABLE dossier.result_number (
  agency_code text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  series text COLLATE "C" NOT NULL,
  last int NOT NULL CHECK (last > 0),
  PRIMARY KEY (agency_code, year, series)
);
COMMENT ON TABLE dossier.result_number IS 'Last number given to results of a kind; gapless';

CREATE TABLE dossier.note (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier.dossier,
  at timestamptz NOT NULL,
  author uuid,
  author_name text NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  text text NOT NULL CHECK (text <> '')
);
COMMENT ON TABLE dossier.note IS 'Notes of officers to each other; citizens never see them';
CREATE INDEX note_dossier ON dossier.note (dossier_id, at);

CREATE TABLE dossier.remote_step (
  id uuid PRIMARY KEY,
  direction text COLLATE "C" NOT NULL CHECK (direction IN ('asked', 'given')),
  dossier_id uuid NOT NULL REFERENCES dossier.dossier,
  token int NOT NULL,
  peer_node text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  name text NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'received', 'answered', 'refused', 'recalled')),
  sent_at timestamptz NOT NULL,
  due_at timestamptz,
  answered_at timestamptz,
  outcome text NOT NULL DEFAULT '',
  opinion text NOT NULL DEFAULT '',
  answered_by text NOT NULL DEFAULT '',
  files jsonb NOT NULL DEFAULT '[]',
  refused_code text,
  refused_message jsonb
);
COMMENT ON TABLE dossier.remote_step IS 'Steps taken at other nodes: asked (we ask another) and given (another asks us); the id is the same on both sides';
CREATE INDEX remote_step_dossier ON dossier.remote_step (dossier_id);

CREATE TABLE dossier.sync_queue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lane smallint NOT NULL,
  dossier_id uuid NOT NULL,
  revision int NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('record', 'progress')),
  body jsonb NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE dossier.sync_queue IS 'State changes still to leave for the national portal, in order per dossier; packed into messages of the outbox and deleted in one transaction';
CREATE INDEX sync_queue_lane ON dossier.sync_queue (lane, id);

CREATE TABLE dossier.sync (
  dossier_id uuid PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  digest bigint NOT NULL,
  revision int NOT NULL,
  changed_at timestamptz NOT NULL,
  acked_revision int NOT NULL DEFAULT 0,
  acked_at timestamptz,
  refused_code text,
  refused_message jsonb,
  refused_at timestamptz,
  suggestion text
) WITH (fillfactor = 70);
COMMENT ON TABLE dossier.sync IS 'How each own dossier stands with the national portal: newest revision here, newest confirmed there, last refusal';
COMMENT ON COLUMN dossier.sync.day IS 'Day of receipt in Vietnam: digests are kept per agency and day';
CREATE INDEX sync_day ON dossier.sync (agency_code, day) INCLUDE (digest);
CREATE INDEX sync_refused ON dossier.sync (agency_code, refused_at) WHERE refused_code IS NOT NULL;
CREATE INDEX sync_behind ON dossier.sync (changed_at) WHERE acked_revision < revision;

CREATE TABLE dossier.sync_dirty (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL
);
COMMENT ON TABLE dossier.sync_dirty IS 'Agency-days whose digest has to be counted anew; appended, so that writers never wait for each other';

CREATE TABLE dossier.sync_digest (
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  dossiers int NOT NULL,
  digest bigint NOT NULL,
  PRIMARY KEY (agency_code, day)
);
COMMENT ON TABLE dossier.sync_digest IS 'Per agency and day of receipt: number of dossiers and bit_xor of their digests';

CREATE TABLE dossier.comparison (
  id uuid PRIMARY KEY,
  began_at timestamptz NOT NULL,
  ended_at timestamptz,
  dossiers int NOT NULL DEFAULT 0,
  bytes int NOT NULL DEFAULT 0,
  state text COLLATE "C" NOT NULL CHECK (state IN ('running', 'equal', 'repaired', 'differs', 'failed')),
  found jsonb NOT NULL DEFAULT '{}',
  step jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE dossier.comparison IS 'Comparisons with the national portal: when, how much went over the wire, what was found (missing, stale, different, extra, in flight) and repaired';

CREATE TABLE dossier.difference (
  comparison_id uuid NOT NULL REFERENCES dossier.comparison,
  code text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('missing', 'stale', 'different', 'extra')),
  agency_code text COLLATE "C" NOT NULL,
  ours jsonb,
  theirs jsonb,
  repaired_at timestamptz,
  PRIMARY KEY (comparison_id, code)
);
COMMENT ON TABLE dossier.difference IS 'What a comparison found, dossier by dossier, and when it was put right';

SELECT platform.grant_app('dossier');
REVOKE UPDATE, DELETE, TRUNCATE ON dossier.event FROM lt_app;
