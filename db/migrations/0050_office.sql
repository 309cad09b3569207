-- The office: documents that agencies of this node write, sign and issue; documents they receive; their registers.
-- Documents are not partitioned: that a number occurs once in a register is for the database to guarantee, and a unique index
-- reaches over partitions only with their key in it.

CREATE SCHEMA office;
COMMENT ON SCHEMA office IS 'Văn bản đi and văn bản đến of the agencies of this node';

CREATE TABLE office.numbering (
  agency_code text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  series text NOT NULL CHECK (series <> ''),
  PRIMARY KEY (agency_code, kind)
);
COMMENT ON TABLE office.numbering IS 'Which series a kind of document is numbered in, where the head of the agency decided so (NĐ 30/2020, article 15, clause 1); other administrative kinds share one series, each legal kind has its own';

CREATE TABLE office.number_series (
  agency_code text COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  series text NOT NULL,
  last int NOT NULL CHECK (last > 0),
  PRIMARY KEY (agency_code, year, series)
);
COMMENT ON TABLE office.number_series IS 'Last number given in each series; begins again at 01 each year. Numbers are taken in the transaction that uses them, so none is lost or given twice';
COMMENT ON COLUMN office.number_series.series IS '"administrative", a kind, a name of office.numbering, or "arrival" for incoming documents';

CREATE TABLE office.outgoing (
  id uuid PRIMARY KEY,
  agency_code text COLLATE "C" NOT NULL,
  state text NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'returned', 'signed', 'issued', 'recalled', 'replaced')),
  version int NOT NULL DEFAULT 1,
  kind text NOT NULL,
  subject text NOT NULL,
  content jsonb NOT NULL,
  plain_text text NOT NULL DEFAULT '',
  urgency smallint NOT NULL DEFAULT 0 CHECK (urgency BETWEEN 0 AND 4),
  steering smallint NOT NULL DEFAULT 1 CHECK (steering BETWEEN 1 AND 3),
  due_date date,
  signer_id uuid,
  signer_name text NOT NULL DEFAULT '',
  unit_abbreviation text NOT NULL DEFAULT '',
  recipients text[] NOT NULL DEFAULT '{}',
  business_type smallint NOT NULL DEFAULT 0 CHECK (business_type IN (0, 2, 3)),
  business_reason text NOT NULL DEFAULT '',
  earlier_id uuid REFERENCES office.outgoing,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  upload_sha256 text,
  upload_name text,
  file_sha256 text,
  file_bytes bigint,
  page_count int,
  places jsonb,
  notation text,
  year smallint,
  series text,
  number int,
  number_text text,
  document_id text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  submitted_at timestamptz,
  signed_at timestamptz,
  signed_by text,
  issued_at timestamptz,
  issued_by text,
  late_days int,
  recalled_at timestamptz,
  recall_reason text,
  return_reason text,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(coalesce(number_text, '') || ' ' || subject || ' ' || signer_name || ' ' || author_name)) STORED,
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, platform.fold(plain_text))) STORED,
  CHECK ((business_type = 0) = (earlier_id IS NULL)),
  CHECK ((state IN ('issued', 'recalled', 'replaced')) = (number IS NOT NULL)),
  CHECK (num_nulls(year, series, number, number_text, notation, document_id, issued_at, issued_by) IN (0, 8)),
  CHECK (state NOT IN ('submitted', 'signed', 'issued') OR (file_sha256 IS NOT NULL AND places IS NOT NULL AND signer_id IS NOT NULL)),
  UNIQUE (agency_code, year, series, number)
);
COMMENT ON TABLE office.outgoing IS 'Văn bản đi, from the first draft';
COMMENT ON COLUMN office.outgoing.version IS 'Raised by every change; a change made on an older one is refused';
COMMENT ON COLUMN office.outgoing.kind IS 'engines/codes, document-kinds';
COMMENT ON COLUMN office.outgoing.content IS 'Blocks of the text, addressees, nơi nhận, lines of the signing authority, documents answered';
COMMENT ON COLUMN office.outgoing.plain_text IS 'The text without its structure, for search';
COMMENT ON COLUMN office.outgoing.steering IS 'edXML SteeringType: 1 not steering, 2 steering, 3 report on steering';
COMMENT ON COLUMN office.outgoing.signer_id IS 'Account of who is to sign, then who signed';
COMMENT ON COLUMN office.outgoing.business_type IS 'edXML: 0 new, 2 updates, 3 replaces the earlier document';
COMMENT ON COLUMN office.outgoing.upload_sha256 IS 'A PDF brought from elsewhere instead of content; hex';
COMMENT ON COLUMN office.outgoing.file_sha256 IS 'The PDF as it stands: laid out at submission, then signed, then numbered and sealed; hex';
COMMENT ON COLUMN office.outgoing.places IS 'Where number, date, signature and seal go on the pages, in millimetres';
COMMENT ON COLUMN office.outgoing.late_days IS 'Working days between signing and issue; later than the next working day is late (NĐ 30/2020, article 18, clause 1)';
CREATE INDEX outgoing_list ON office.outgoing (agency_code, state, updated_at DESC, id DESC);
CREATE INDEX outgoing_register ON office.outgoing (agency_code, year, series, number DESC) WHERE number IS NOT NULL;
CREATE INDEX outgoing_issued ON office.outgoing (agency_code, issued_at DESC, id DESC) WHERE issued_at IS NOT NULL;
CREATE INDEX outgoing_updated ON office.outgoing (agency_code, updated_at DESC, id DESC);
CREATE INDEX outgoing_signer ON office.outgoing (signer_id, submitted_at) WHERE state = 'submitted';
CREATE INDEX outgoing_earlier ON office.outgoing (earlier_id) WHERE earlier_id IS NOT NULL;
CREATE INDEX outgoing_document ON office.outgoing (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX outgoing_folded ON office.outgoing USING gin (folded public.gin_trgm_ops);
CREATE INDEX outgoing_words ON office.outgoing USING gin (words);

CREATE TABLE office.outgoing_event (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  outgoing_id uuid NOT NULL REFERENCES office.outgoing,
  version int NOT NULL,
  act text NOT NULL CHECK (act IN ('created', 'saved', 'submitted', 'returned', 'signed', 'issued', 'sent-more', 'recall-asked',
    'recall-agreed', 'recall-refused', 'replaced', 'updated', 'refused-by-axis')),
  actor_id uuid,
  actor_name text NOT NULL,
  at timestamptz NOT NULL,
  note text NOT NULL DEFAULT '',
  draft jsonb,
  file_sha256 text
);
COMMENT ON TABLE office.outgoing_event IS 'What happened to an outgoing document; a version of its content is kept with each save';
COMMENT ON COLUMN office.outgoing_event.draft IS 'The content as it was then; one person''s saves close to each other are one version';
CREATE INDEX outgoing_event_document ON office.outgoing_event (outgoing_id, id);

CREATE TABLE office.dispatch (
  exchange_id uuid PRIMARY KEY,
  outgoing_id uuid NOT NULL REFERENCES office.outgoing,
  document_id text NOT NULL,
  at timestamptz NOT NULL,
  actor_name text NOT NULL,
  recipients text[] NOT NULL
);
COMMENT ON TABLE office.dispatch IS 'Each time an issued document was given to the exchange: at issue, and for recipients added later';
COMMENT ON COLUMN office.dispatch.document_id IS 'How the message names the document: by number and day the first time, later by an id of its own, since the axis takes a DocumentId once';
CREATE INDEX dispatch_outgoing ON office.dispatch (outgoing_id, at);

CREATE TABLE office.incoming (
  id uuid PRIMARY KEY,
  agency_code text COLLATE "C" NOT NULL,
  payload_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'arrived'
    CHECK (state IN ('arrived', 'refused', 'registered', 'assigned', 'processing', 'completed')),
  version int NOT NULL DEFAULT 1,
  from_code text COLLATE "C" NOT NULL,
  from_name text NOT NULL,
  document_id text NOT NULL,
  number_text text NOT NULL,
  day date,
  place text NOT NULL,
  kind_name text NOT NULL,
  subject text NOT NULL,
  summary text NOT NULL DEFAULT '',
  signer_name text NOT NULL,
  signer_position text NOT NULL DEFAULT '',
  urgency smallint NOT NULL,
  steering smallint NOT NULL,
  due_date date,
  business_type smallint NOT NULL,
  business_reason text NOT NULL DEFAULT '',
  replaces text[] NOT NULL DEFAULT '{}',
  files jsonb NOT NULL,
  findings jsonb NOT NULL,
  message_signature jsonb NOT NULL,
  file_reports jsonb,
  authenticity text NOT NULL DEFAULT 'unchecked' CHECK (authenticity IN ('unchecked', 'valid', 'weak', 'unsigned', 'invalid')),
  year smallint,
  number int,
  received_at timestamptz NOT NULL,
  registered_at timestamptz,
  registered_by text,
  registered_from text,
  note text NOT NULL DEFAULT '',
  refused_at timestamptz,
  refused_by text,
  refusal_code text,
  refusal_text text,
  completed_at timestamptz,
  completed_by text,
  completion_note text,
  change text CHECK (change IN ('recall', 'update', 'replacement')),
  change_state text CHECK (change_state IN ('asked', 'agreed', 'refused')),
  change_reason text,
  change_by uuid,
  change_asked_at timestamptz,
  change_answered_at timestamptz,
  change_answered_by text,
  change_answer text,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(number_text || ' ' || subject || ' ' || from_name || ' ' || signer_name)) STORED,
  CHECK ((change IS NULL) = (change_state IS NULL)),
  CHECK (num_nulls(year, number, registered_at, registered_by) IN (0, 4)),
  CHECK (state IN ('arrived', 'refused') OR number IS NOT NULL),
  CHECK ((state = 'refused') = (refused_at IS NOT NULL)),
  UNIQUE (agency_code, year, number)
);
COMMENT ON TABLE office.incoming IS 'Văn bản đến: a received document at one agency; the id is the exchange''s';
COMMENT ON COLUMN office.incoming.day IS 'Promulgation date; null when the sender wrote none that exists';
COMMENT ON COLUMN office.incoming.number IS 'Số đến: one series for the agency and year (NĐ 30/2020, article 22, clause 2)';
COMMENT ON COLUMN office.incoming.registered_from IS 'Corrections that the clerk made on registering, in words';
COMMENT ON COLUMN office.incoming.file_reports IS 'What was found about the signatures on its PDF files; null until looked at';
COMMENT ON COLUMN office.incoming.change IS 'The sender wants it back, updated or replaced (13, then 15 or 16)';
COMMENT ON COLUMN office.incoming.change_by IS 'The incoming document that updates or replaces this one';
CREATE INDEX incoming_list ON office.incoming (agency_code, state, received_at DESC, id DESC);
CREATE INDEX incoming_received ON office.incoming (agency_code, received_at DESC, id DESC);
CREATE INDEX incoming_register ON office.incoming (agency_code, year, number DESC) WHERE number IS NOT NULL;
CREATE INDEX incoming_change ON office.incoming (agency_code) WHERE change_state = 'asked';
CREATE INDEX incoming_document ON office.incoming (document_id, agency_code);
CREATE INDEX incoming_unchecked ON office.incoming (id) WHERE authenticity = 'unchecked';
CREATE INDEX incoming_folded ON office.incoming USING gin (folded public.gin_trgm_ops);

CREATE TABLE office.incoming_event (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  incoming_id uuid NOT NULL REFERENCES office.incoming,
  act text NOT NULL CHECK (act IN ('arrived', 'registered', 'corrected', 'refused', 'completed', 'change-asked', 'change-agreed', 'change-refused')),
  actor_name text NOT NULL,
  at timestamptz NOT NULL,
  note text NOT NULL DEFAULT ''
);
COMMENT ON TABLE office.incoming_event IS 'What happened to an incoming document';
CREATE INDEX incoming_event_document ON office.incoming_event (incoming_id, id);

SELECT platform.grant_app('office');
