-- Changes of dossiers on their way to the portal: which are in which message, and why a lane stands still.

CREATE TABLE dossier.sync_message (
  id uuid PRIMARY KEY,
  lane smallint NOT NULL,
  dossier_ids uuid[] NOT NULL,
  revisions int[] NOT NULL,
  records boolean[] NOT NULL,
  sent_at timestamptz NOT NULL,
  CHECK (cardinality(dossier_ids) = cardinality(revisions) AND cardinality(revisions) = cardinality(records))
);
COMMENT ON TABLE dossier.sync_message IS 'Messages of changes that the portal has not answered yet; the id is that of the message in the outbox';
COMMENT ON COLUMN dossier.sync_message.dossier_ids IS 'Dossier of each change, in the order of the message; answers name changes by their place';
COMMENT ON COLUMN dossier.sync_message.records IS 'True: the whole dossier (DongBoHoSoMC), false: a step (CapNhatTienDoHoSoMC)';
COMMENT ON COLUMN dossier.sync_message.sent_at IS 'Domain clock: when it was handed to the outbox';
CREATE INDEX sync_message_lane ON dossier.sync_message (lane);

CREATE TABLE dossier.sync_lane (
  lane smallint PRIMARY KEY,
  failures int NOT NULL,
  error text NOT NULL,
  failed_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL
);
COMMENT ON TABLE dossier.sync_lane IS 'Lanes whose last sending failed, and when it is tried again; a row goes when the portal answers. Machine clock';

-- The queue is short-lived: without this its dead rows would be walked over by every look at its front.
ALTER TABLE dossier.sync_queue SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE dossier.sync_dirty SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

-- A wrong dossier code that was put right arrives under the code that was suggested.
CREATE INDEX refusal_suggested ON national_dossier.refusal (node, suggestion) WHERE repaired_at IS NULL AND reason = 'dossier-code';

SELECT platform.grant_app('dossier');
REVOKE UPDATE, DELETE, TRUNCATE ON dossier.event FROM lt_app;
