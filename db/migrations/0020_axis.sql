-- The national axis: documents accepted, their deliveries, what happened to each, and what was refused.

CREATE SCHEMA axis;
COMMENT ON SCHEMA axis IS 'Accepts, verifies, routes and delivers official documents between agencies';

CREATE TABLE axis.message (
  id uuid NOT NULL,
  source_kind text NOT NULL CHECK (source_kind IN ('node', 'client')),
  source text NOT NULL,
  source_message_id uuid,
  from_code text COLLATE "C" NOT NULL,
  from_name text NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  business_type smallint NOT NULL CHECK (business_type BETWEEN 0 AND 3),
  concerns text[] NOT NULL DEFAULT '{}',
  number_text text COLLATE "C" NOT NULL,
  subject text NOT NULL,
  document_type text NOT NULL DEFAULT '',
  promulgation_date date,
  due_date date,
  priority smallint NOT NULL,
  steering_type smallint NOT NULL,
  recipients int NOT NULL,
  files int NOT NULL,
  bytes int NOT NULL,
  digest bytea NOT NULL,
  payload_id uuid,
  accepted_at timestamptz NOT NULL,
  signer text,
  certificate text,
  weak boolean NOT NULL DEFAULT false,
  findings jsonb NOT NULL DEFAULT '[]',
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', platform.fold(subject))) STORED,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE axis.message IS 'Documents that the axis accepted';
COMMENT ON COLUMN axis.message.source IS 'Code of the node, or id of the client, that handed it in';
COMMENT ON COLUMN axis.message.source_message_id IS 'Id under which the sender''s node sent it';
COMMENT ON COLUMN axis.message.concerns IS 'DocumentIds that it revokes, updates or replaces';
COMMENT ON COLUMN axis.message.number_text IS 'Number and notation in one: 9614/UBND-KSTT';
COMMENT ON COLUMN axis.message.digest IS 'SHA-256 of the edXML';
COMMENT ON COLUMN axis.message.payload_id IS 'The edXML in platform.payload; null when only the record is kept';
COMMENT ON COLUMN axis.message.accepted_at IS 'Domain clock, as every instant in this schema unless said otherwise';
COMMENT ON COLUMN axis.message.certificate IS 'SHA-256 of the signing certificate, hexadecimal';
COMMENT ON COLUMN axis.message.weak IS 'Signed by a weak algorithm, which the configuration allows';
COMMENT ON COLUMN axis.message.findings IS 'What is wrong with it but did not keep it from travelling';
COMMENT ON COLUMN axis.message.words IS 'Words of the subject, folded, for search';
CREATE INDEX message_accepted ON axis.message (accepted_at);
CREATE INDEX message_from ON axis.message (from_code, accepted_at);
CREATE INDEX message_number ON axis.message (number_text);
CREATE INDEX message_words ON axis.message USING gin (words);
SELECT platform.partition_monthly('axis.message');

CREATE TABLE axis.document_key (
  from_code text COLLATE "C" NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  business_type smallint NOT NULL,
  message_id uuid NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (from_code, document_id, business_type)
);
COMMENT ON TABLE axis.document_key IS 'Each document once: sender, DocumentId and business type name it';

CREATE TABLE axis.delivery (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  recipient_code text COLLATE "C" NOT NULL,
  recipient_name text NOT NULL,
  resolved_code text COLLATE "C",
  level text,
  province text COLLATE "C",
  route text NOT NULL CHECK (route IN ('node', 'mailbox', 'none')),
  node_code text,
  outbox_id uuid,
  state text NOT NULL CHECK (state IN ('queued', 'undeliverable', 'dead', 'returned', 'arrived', 'refused', 'registered', 'assigned', 'processing', 'completed')),
  state_at timestamptz NOT NULL,
  accepted_at timestamptz NOT NULL,
  arrived_at timestamptz,
  refused_at timestamptz,
  registered_at timestamptz,
  assigned_at timestamptz,
  processing_at timestamptz,
  completed_at timestamptz,
  recall_state text CHECK (recall_state IN ('asked', 'agreed', 'refused')),
  recall_asked_at timestamptz,
  recall_answered_at timestamptz,
  receipt text,
  attempts int NOT NULL DEFAULT 0,
  next_at timestamptz,
  cause text,
  reason jsonb,
  told_waiting boolean NOT NULL DEFAULT false,
  reminded_at timestamptz,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE axis.delivery IS 'One row for each recipient of a document; its id is always greater than that of its message';
COMMENT ON COLUMN axis.delivery.recipient_code IS 'As the sender addressed it, canonical form when it can be read';
COMMENT ON COLUMN axis.delivery.resolved_code IS 'The agency that gets it: the addressed one, its successor, or a corrected code; null when unknown';
COMMENT ON COLUMN axis.delivery.state IS 'dead: given up, a person decides; returned: a person gave it back to the sender';
COMMENT ON COLUMN axis.delivery.recall_state IS 'Handshake 13, then 15 or 16; also for an update or replacement';
COMMENT ON COLUMN axis.delivery.receipt IS 'Compact JWS signed by who took it: evidence of arrival';
COMMENT ON COLUMN axis.delivery.next_at IS 'Machine clock: when the next try is due';
COMMENT ON COLUMN axis.delivery.cause IS 'Machine code of what holds it up or ended it';
COMMENT ON COLUMN axis.delivery.reason IS 'The same for people: {code, vi, en}';
COMMENT ON COLUMN axis.delivery.told_waiting IS 'The sender has been told that it is delayed: once is enough';
CREATE INDEX delivery_message ON axis.delivery (message_id);
CREATE INDEX delivery_recipient ON axis.delivery (resolved_code, accepted_at);
CREATE INDEX delivery_open ON axis.delivery (state, id) WHERE state IN ('queued', 'undeliverable', 'dead');
CREATE INDEX delivery_recall ON axis.delivery (id) WHERE recall_state = 'asked';
CREATE INDEX delivery_arrived ON axis.delivery (arrived_at) WHERE arrived_at IS NOT NULL;
SELECT platform.partition_monthly('axis.delivery');

CREATE TABLE axis.hop (
  id uuid NOT NULL DEFAULT uuidv7(),
  message_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  place text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE axis.hop IS 'What happened to a document, in order; appended only';
COMMENT ON COLUMN axis.hop.place IS 'Code of the node, agency or client where it happened; VN: the axis itself';
CREATE INDEX hop_message ON axis.hop (message_id);
SELECT platform.partition_monthly('axis.hop');

CREATE TABLE axis.status (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  delivery_id uuid,
  from_code text COLLATE "C" NOT NULL,
  code text NOT NULL,
  description text NOT NULL,
  staff text NOT NULL DEFAULT '',
  stated_at text NOT NULL,
  received_at timestamptz NOT NULL,
  problem text,
  payload_id uuid NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE axis.status IS 'Status messages (01 to 16) as they came, also those that do not fit';
COMMENT ON COLUMN axis.status.delivery_id IS 'The delivery it speaks of; null for the sender''s own recall';
COMMENT ON COLUMN axis.status.stated_at IS 'As the message says, which may be no instant at all';
COMMENT ON COLUMN axis.status.problem IS 'Why it does not fit what was known: it is kept and passed on, and changes nothing';
CREATE INDEX status_message ON axis.status (message_id);
CREATE INDEX status_problem ON axis.status (id) WHERE problem IS NOT NULL;
SELECT platform.partition_monthly('axis.status');

CREATE TABLE axis.mailbox_item (
  id uuid NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('edoc', 'status')),
  message_id uuid NOT NULL,
  delivery_id uuid,
  payload_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'processing', 'fail', 'done')),
  put_at timestamptz NOT NULL,
  fetched_at timestamptz,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE axis.mailbox_item IS 'Documents and statuses that wait for foreign software to fetch them';
CREATE INDEX mailbox_item_open ON axis.mailbox_item (agency_code, kind, id) WHERE state <> 'done';
CREATE INDEX mailbox_item_delivery ON axis.mailbox_item (delivery_id) WHERE delivery_id IS NOT NULL;
SELECT platform.partition_monthly('axis.mailbox_item');

CREATE TABLE axis.rejection (
  id uuid NOT NULL DEFAULT uuidv7(),
  at timestamptz NOT NULL,
  source_kind text NOT NULL CHECK (source_kind IN ('node', 'client')),
  source text NOT NULL,
  source_message_id uuid,
  kind text NOT NULL CHECK (kind IN ('document', 'status')),
  from_code text,
  document_id text,
  number_text text,
  subject text,
  code text NOT NULL,
  reason jsonb NOT NULL,
  findings jsonb NOT NULL DEFAULT '[]',
  bytes int NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE axis.rejection IS 'What the axis did not take, and why; the bytes stay with the sender, their digest proves which they were';
CREATE INDEX rejection_at ON axis.rejection (at);
SELECT platform.partition_monthly('axis.rejection');

SELECT platform.grant_app('axis');
