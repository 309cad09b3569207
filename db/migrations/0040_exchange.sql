-- This node's end of the national axis: documents sent and received as edXML, their statuses, a copy of the directory.

CREATE SCHEMA exchange;
COMMENT ON SCHEMA exchange IS 'This node''s end of the national axis';

-- How far a document is at its receiver. Later news with a lower rank does not take a document back, save a refusal.
CREATE FUNCTION exchange.rank(state text) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_position(ARRAY['sent', 'undeliverable', 'arrived', 'refused', 'registered', 'assigned', 'processing', 'completed'], state);

CREATE TABLE exchange.outgoing (
  id uuid NOT NULL,
  office_id uuid NOT NULL,
  from_code text COLLATE "C" NOT NULL,
  from_name text NOT NULL,
  document_id text NOT NULL,
  number_text text NOT NULL,
  promulgation_date text NOT NULL,
  subject text NOT NULL,
  business_type smallint NOT NULL CHECK (business_type BETWEEN 0 AND 3),
  replaces text[] NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'stuck')),
  sent_at timestamptz NOT NULL,
  answered_at timestamptz,
  receipt text,
  reason jsonb,
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE exchange.outgoing IS 'Documents that left this node; the id is also that of the message to the axis and of its payload';
COMMENT ON COLUMN exchange.outgoing.number_text IS 'Number and notation in one: 9614/UBND-KSTT';
COMMENT ON COLUMN exchange.outgoing.replaces IS 'DocumentIds that it updates or replaces: answers 15 and 16 to it count for them';
COMMENT ON COLUMN exchange.outgoing.state IS 'waiting: not yet with the axis; stuck: given up, a person decides';
COMMENT ON COLUMN exchange.outgoing.receipt IS 'Signed by the axis: it has the document';
COMMENT ON COLUMN exchange.outgoing.reason IS 'Why the axis refused: {code, vi, en}';
CREATE INDEX outgoing_office ON exchange.outgoing (office_id);
CREATE INDEX outgoing_from ON exchange.outgoing (from_code, sent_at);
CREATE INDEX outgoing_document ON exchange.outgoing (document_id);
SELECT platform.partition_monthly('exchange.outgoing');

CREATE TABLE exchange.outgoing_recipient (
  outgoing_id uuid NOT NULL,
  recipient_code text COLLATE "C" NOT NULL,
  recipient_name text NOT NULL,
  state text NOT NULL DEFAULT 'sent'
    CHECK (state IN ('sent', 'undeliverable', 'arrived', 'refused', 'registered', 'assigned', 'processing', 'completed')),
  state_at timestamptz NOT NULL,
  arrived_at timestamptz,
  refused_at timestamptz,
  registered_at timestamptz,
  assigned_at timestamptz,
  processing_at timestamptz,
  completed_at timestamptz,
  reason jsonb,
  receipt text,
  recall_state text CHECK (recall_state IN ('asked', 'agreed', 'refused')),
  recall_asked_at timestamptz,
  recall_answered_at timestamptz,
  recall_answer text,
  PRIMARY KEY (outgoing_id, recipient_code)
) PARTITION BY RANGE (outgoing_id);
COMMENT ON TABLE exchange.outgoing_recipient IS 'What became of a sent document at each recipient';
COMMENT ON COLUMN exchange.outgoing_recipient.reason IS 'Why it was refused or cannot be delivered: {code, vi, en}';
COMMENT ON COLUMN exchange.outgoing_recipient.receipt IS 'Signed by the recipient''s node: evidence of arrival';
COMMENT ON COLUMN exchange.outgoing_recipient.recall_state IS 'Handshake 13, then 15 or 16; also for an update or replacement of this document';
SELECT platform.partition_monthly('exchange.outgoing_recipient');

CREATE TABLE exchange.document_key (
  from_code text COLLATE "C" NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  business_type smallint NOT NULL,
  id uuid NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (from_code, document_id, business_type)
);
COMMENT ON TABLE exchange.document_key IS 'Documents received, each once: sender, DocumentId and business type name one document';
COMMENT ON COLUMN exchange.document_key.digest IS 'SHA-256 of the edXML';

CREATE TABLE exchange.incoming_document (
  id uuid NOT NULL,
  from_code text COLLATE "C" NOT NULL,
  document_id text NOT NULL,
  business_type smallint NOT NULL,
  header jsonb NOT NULL,
  attachments jsonb NOT NULL,
  findings jsonb NOT NULL,
  signature jsonb NOT NULL,
  axis_trace jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE exchange.incoming_document IS 'Received documents, one row however many agencies of this node they are for; the id is also the payload''s';
COMMENT ON COLUMN exchange.incoming_document.header IS 'The document as read, without its files';
COMMENT ON COLUMN exchange.incoming_document.signature IS 'What was found about its XML signature at arrival';
CREATE INDEX incoming_document_key ON exchange.incoming_document (document_id);
SELECT platform.partition_monthly('exchange.incoming_document');

CREATE TABLE exchange.incoming (
  id uuid NOT NULL,
  incoming_document_id uuid NOT NULL,
  recipient_code text COLLATE "C" NOT NULL,
  from_code text COLLATE "C" NOT NULL,
  document_id text NOT NULL,
  state text NOT NULL DEFAULT 'arrived'
    CHECK (state IN ('arrived', 'refused', 'registered', 'assigned', 'processing', 'completed')),
  state_at timestamptz NOT NULL,
  recall_state text CHECK (recall_state IN ('asked', 'agreed', 'refused')),
  recall_at timestamptz,
  recall_reason text,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE exchange.incoming IS 'A received document at one agency; the id is derived from document and agency, so it arrives there once';
CREATE INDEX incoming_recipient ON exchange.incoming (recipient_code, received_at);
CREATE INDEX incoming_document_at ON exchange.incoming (document_id, recipient_code);
CREATE INDEX incoming_of_document ON exchange.incoming (incoming_document_id);
SELECT platform.partition_monthly('exchange.incoming');

CREATE TABLE exchange.status_log (
  id uuid NOT NULL DEFAULT uuidv7(),
  direction text NOT NULL CHECK (direction IN ('in', 'out')),
  outgoing_id uuid,
  incoming_id uuid,
  agency_code text COLLATE "C" NOT NULL,
  document_id text NOT NULL,
  recipients text[] NOT NULL DEFAULT '{}',
  code text NOT NULL,
  description text NOT NULL DEFAULT '',
  staff jsonb NOT NULL,
  at timestamptz NOT NULL,
  logged_at timestamptz NOT NULL,
  payload_id uuid,
  reached_axis_at timestamptz,
  reason jsonb,
  note text CHECK (note IN ('unknown-document', 'late', 'refused-by-axis', 'stuck')),
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE exchange.status_log IS 'Every status that came or left, in the words of who gave it';
COMMENT ON COLUMN exchange.status_log.agency_code IS 'Who gives the status';
COMMENT ON COLUMN exchange.status_log.at IS 'When the giver says it happened';
COMMENT ON COLUMN exchange.status_log.recipients IS 'For a recall: the agencies of this node it is for';
COMMENT ON COLUMN exchange.status_log.note IS 'unknown-document: kept until its document is here; late: told after something further had happened';
CREATE INDEX status_log_outgoing ON exchange.status_log (outgoing_id) WHERE outgoing_id IS NOT NULL;
CREATE INDEX status_log_incoming ON exchange.status_log (incoming_id) WHERE incoming_id IS NOT NULL;
CREATE INDEX status_log_unknown ON exchange.status_log (document_id) WHERE note = 'unknown-document';
SELECT platform.partition_monthly('exchange.status_log');

CREATE TABLE exchange.directory_state (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE exchange.directory_state IS 'Up to which version the copy of the national directory is';

CREATE TABLE exchange.directory_agency (
  code text COLLATE "C" PRIMARY KEY,
  qcvn102 text NOT NULL,
  name text NOT NULL,
  name_en text NOT NULL,
  short_name text NOT NULL,
  level text NOT NULL,
  parent text COLLATE "C",
  province text COLLATE "C",
  valid_from date NOT NULL,
  valid_until date,
  successor text COLLATE "C",
  route text NOT NULL CHECK (route IN ('node', 'mailbox', 'none')),
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(name || ' ' || short_name || ' ' || name_en || ' ' || code || ' ' || qcvn102)) STORED
);
COMMENT ON TABLE exchange.directory_agency IS 'Copy of the national directory: agencies of the whole country';
COMMENT ON COLUMN exchange.directory_agency.route IS 'How the axis reaches it; none: not connected';
CREATE INDEX directory_agency_parent ON exchange.directory_agency (parent);
CREATE INDEX directory_agency_folded ON exchange.directory_agency USING gin (folded public.gin_trgm_ops);

CREATE TABLE exchange.directory_certificate (
  fingerprint bytea NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  scope text NOT NULL CHECK (scope IN ('agency', 'subtree')),
  der bytea NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (fingerprint, agency_code)
);
COMMENT ON TABLE exchange.directory_certificate IS 'Copy of the national directory: certificates with which agencies sign their edXML';
COMMENT ON COLUMN exchange.directory_certificate.fingerprint IS 'SHA-256 of the certificate';

CREATE TABLE exchange.directory_trust (
  fingerprint bytea PRIMARY KEY,
  der bytea NOT NULL
);
COMMENT ON TABLE exchange.directory_trust IS 'Copy of the national directory: authorities whose certificates are trusted';

SELECT platform.grant_app('exchange');
