-- Flows and fee tables while they are worked on. A published flow lies with authority/flows; a published fee table lies here.

CREATE TABLE procedure.flow_draft (
  offered_id uuid PRIMARY KEY REFERENCES procedure.offered ON DELETE CASCADE,
  xml text NOT NULL CHECK (length(xml) <= 2000000),
  version int NOT NULL CHECK (version > 0),
  based_on int CHECK (based_on > 0),
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  updated_by_name text NOT NULL
);
COMMENT ON TABLE procedure.flow_draft IS 'The flow of a procedure as it is being drawn: the drawing and the step table are two views of this one BPMN file';
COMMENT ON COLUMN procedure.flow_draft.version IS 'Raised by every save; a save made on an older one is refused and both are shown';
COMMENT ON COLUMN procedure.flow_draft.based_on IS 'Published version it began from; a publication on an older one than the newest is refused';

CREATE TABLE procedure.fee_draft (
  offered_id uuid PRIMARY KEY REFERENCES procedure.offered ON DELETE CASCADE,
  dmn text NOT NULL CHECK (length(dmn) <= 2000000),
  version int NOT NULL CHECK (version > 0),
  based_on int CHECK (based_on > 0),
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  updated_by_name text NOT NULL
);
COMMENT ON TABLE procedure.fee_draft IS 'The fee table of a procedure as it is being written, a DMN file';

CREATE TABLE procedure.fee_version (
  offered_id uuid NOT NULL,
  version int NOT NULL CHECK (version > 0),
  dmn text NOT NULL,
  note text NOT NULL DEFAULT '',
  published_at timestamptz NOT NULL,
  published_by uuid,
  published_by_name text NOT NULL,
  PRIMARY KEY (offered_id, version)
);
COMMENT ON TABLE procedure.fee_version IS 'Fee tables as published, never changed: a dossier is charged by the version in force when it was received';
COMMENT ON COLUMN procedure.fee_version.published_by IS 'Account; null for what the node itself brought in';

SELECT platform.grant_app('procedure');
REVOKE UPDATE, DELETE, TRUNCATE ON procedure.act, procedure.change, procedure.fee_version FROM lt_app;
