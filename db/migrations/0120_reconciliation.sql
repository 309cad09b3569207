-- Comparison with the national portal (đối soát): digests that follow every change, also one made by hand; sums by month; records taken back.

CREATE FUNCTION dossier.digest_of(code text, procedure_code text, agency_code text, channel smallint, state smallint, received_at timestamptz,
  due_at timestamptz, ended_at timestamptz, returned_at timestamptz, supplements smallint) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ('x' || encode(substring(sha256(convert_to(code || '|' || procedure_code || '|' || agency_code || '|' || channel || '|' || state
    || '|' || floor(extract(epoch FROM received_at))::bigint || '|' || coalesce(floor(extract(epoch FROM due_at))::bigint::text, '')
    || '|' || coalesce(floor(extract(epoch FROM ended_at))::bigint::text, '') || '|' || coalesce(floor(extract(epoch FROM returned_at))::bigint::text, '')
    || '|' || supplements, 'UTF8')) FROM 1 FOR 8), 'hex'))::bit(64)::bigint
$$;
COMMENT ON FUNCTION dossier.digest_of IS 'protocol/dossiers digestOf, for what is changed past the program';

-- Digests of agency-days are counted anew when anything that is in them changes, whoever changes it.

CREATE FUNCTION dossier.sync_dirty_of_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dossier.sync_dirty (agency_code, day) VALUES (NEW.agency_code, NEW.day);
  IF (OLD.agency_code, OLD.day) IS DISTINCT FROM (NEW.agency_code, NEW.day) THEN
    INSERT INTO dossier.sync_dirty (agency_code, day) VALUES (OLD.agency_code, OLD.day);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION dossier.sync_dirty_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dossier.sync_dirty (agency_code, day) SELECT DISTINCT agency_code, day FROM changed;
  RETURN NULL;
END $$;
ALTER TABLE dossier.sync ADD COLUMN digest_revision int NOT NULL DEFAULT 0;
COMMENT ON COLUMN dossier.sync.digest_revision IS 'Revision with which the digest became what it is: a portal that is behind it has an older state, one that is not was changed there';
UPDATE dossier.sync SET digest_revision = revision;
CREATE FUNCTION dossier.note_digest_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.digest_revision := NEW.revision;
  RETURN NEW;
END $$;
CREATE TRIGGER digest_revision_insert BEFORE INSERT ON dossier.sync FOR EACH ROW EXECUTE FUNCTION dossier.note_digest_revision();
CREATE TRIGGER digest_revision_update BEFORE UPDATE ON dossier.sync FOR EACH ROW
  WHEN (OLD.digest <> NEW.digest) EXECUTE FUNCTION dossier.note_digest_revision();

CREATE TRIGGER sync_dirty_update AFTER UPDATE ON dossier.sync FOR EACH ROW
  WHEN ((OLD.digest, OLD.agency_code, OLD.day, OLD.refused_code IS NOT NULL AND OLD.acked_revision = 0)
    IS DISTINCT FROM (NEW.digest, NEW.agency_code, NEW.day, NEW.refused_code IS NOT NULL AND NEW.acked_revision = 0))
  EXECUTE FUNCTION dossier.sync_dirty_of_update();
CREATE TRIGGER sync_dirty_insert AFTER INSERT ON dossier.sync REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION dossier.sync_dirty_of_rows();
CREATE TRIGGER sync_dirty_delete AFTER DELETE ON dossier.sync REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION dossier.sync_dirty_of_rows();

CREATE FUNCTION dossier.follow_hand_made_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.digest = OLD.digest THEN
    NEW.digest := dossier.digest_of(NEW.code, NEW.procedure_code, NEW.agency_code, NEW.channel, NEW.state, NEW.received_at, NEW.due_at, NEW.ended_at,
      NEW.returned_at, NEW.supplements);
  END IF;
  UPDATE dossier.sync SET digest = NEW.digest, agency_code = NEW.agency_code WHERE dossier_id = NEW.id;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION dossier.follow_hand_made_change IS 'A dossier changed without a new revision was changed past the program: the comparison with the portal shall see it';
CREATE TRIGGER hand_made_change BEFORE UPDATE ON dossier.dossier FOR EACH ROW
  WHEN (OLD.revision = NEW.revision AND (OLD.digest, OLD.procedure_code, OLD.agency_code, OLD.channel, OLD.state, OLD.received_at, OLD.due_at, OLD.ended_at,
      OLD.returned_at, OLD.supplements)
    IS DISTINCT FROM (NEW.digest, NEW.procedure_code, NEW.agency_code, NEW.channel, NEW.state, NEW.received_at, NEW.due_at, NEW.ended_at, NEW.returned_at,
      NEW.supplements))
  EXECUTE FUNCTION dossier.follow_hand_made_change();

CREATE FUNCTION national_dossier.sync_dirty_of_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO national_dossier.sync_dirty (node, agency_code, day) VALUES (NEW.node, NEW.agency_code, NEW.day);
  IF (OLD.node, OLD.agency_code, OLD.day) IS DISTINCT FROM (NEW.node, NEW.agency_code, NEW.day) THEN
    INSERT INTO national_dossier.sync_dirty (node, agency_code, day) VALUES (OLD.node, OLD.agency_code, OLD.day);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION national_dossier.sync_dirty_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO national_dossier.sync_dirty (node, agency_code, day) SELECT DISTINCT node, agency_code, day FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER sync_dirty_update AFTER UPDATE ON national_dossier.dossier FOR EACH ROW
  WHEN ((OLD.digest, OLD.node, OLD.agency_code, OLD.day) IS DISTINCT FROM (NEW.digest, NEW.node, NEW.agency_code, NEW.day))
  EXECUTE FUNCTION national_dossier.sync_dirty_of_update();
CREATE TRIGGER sync_dirty_insert AFTER INSERT ON national_dossier.dossier REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION national_dossier.sync_dirty_of_rows();
CREATE TRIGGER sync_dirty_delete AFTER DELETE ON national_dossier.dossier REFERENCING OLD TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION national_dossier.sync_dirty_of_rows();

CREATE FUNCTION national_dossier.follow_hand_made_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.digest := dossier.digest_of(NEW.code, NEW.procedure_code, NEW.agency_code, NEW.channel, NEW.state, NEW.received_at, NEW.due_at, NEW.ended_at,
    NEW.returned_at, NEW.supplements);
  RETURN NEW;
END $$;
COMMENT ON FUNCTION national_dossier.follow_hand_made_change IS 'A record changed without a new digest was changed past the program: the comparison with the authority shall see it';
CREATE TRIGGER hand_made_change BEFORE UPDATE ON national_dossier.dossier FOR EACH ROW
  WHEN (OLD.digest = NEW.digest AND (OLD.procedure_code, OLD.agency_code, OLD.channel, OLD.state, OLD.received_at, OLD.due_at, OLD.ended_at, OLD.returned_at,
      OLD.supplements)
    IS DISTINCT FROM (NEW.procedure_code, NEW.agency_code, NEW.channel, NEW.state, NEW.received_at, NEW.due_at, NEW.ended_at, NEW.returned_at, NEW.supplements))
  EXECUTE FUNCTION national_dossier.follow_hand_made_change();

CREATE TABLE dossier.sync_month (
  agency_code text COLLATE "C" NOT NULL,
  month date NOT NULL,
  dossiers int NOT NULL,
  digest bigint NOT NULL,
  PRIMARY KEY (agency_code, month)
);
COMMENT ON TABLE dossier.sync_month IS 'dossier.sync_digest by month of receipt, so that a reading of all agencies does not grow with the days of history';
COMMENT ON COLUMN dossier.sync_month.month IS 'Its first day';

CREATE TABLE national_dossier.sync_month (
  node text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  month date NOT NULL,
  dossiers int NOT NULL,
  digest bigint NOT NULL,
  PRIMARY KEY (node, agency_code, month)
);
COMMENT ON TABLE national_dossier.sync_month IS 'national_dossier.sync_digest by month of receipt';
COMMENT ON COLUMN national_dossier.sync_month.month IS 'Its first day';

ALTER TABLE dossier.difference ADD COLUMN cause text COLLATE "C" NOT NULL DEFAULT 'other-path'
  CHECK (cause IN ('never-sent', 'lost', 'late-sync', 'other-path', 'ahead', 'unknown'));
COMMENT ON COLUMN dossier.difference.cause IS 'never-sent: it never left; lost: the portal confirmed it and has it no more; late-sync: an older state there; other-path: the same revision with another content; ahead: a newer revision there than here; unknown: no such dossier here';
ALTER TABLE national_dossier.difference ADD COLUMN cause text COLLATE "C" NOT NULL DEFAULT 'other-path';
COMMENT ON COLUMN national_dossier.difference.cause IS 'As the authority found it';
ALTER TABLE national_dossier.difference ADD COLUMN there bigint;
COMMENT ON COLUMN national_dossier.difference.there IS 'Digest of the record that was here when it was found; put right when it is another one';
CREATE INDEX difference_open ON dossier.difference (code) WHERE repaired_at IS NULL;
CREATE INDEX difference_open ON national_dossier.difference (code) WHERE repaired_at IS NULL;
CREATE INDEX comparison_began ON dossier.comparison (began_at);
CREATE UNIQUE INDEX comparison_running ON dossier.comparison ((true)) WHERE state = 'running';
COMMENT ON COLUMN dossier.comparison.step IS 'Where a running comparison stands (reconciliation/step.ts): a process that dies leaves it to the next';

CREATE TABLE dossier.withdrawal (
  id uuid PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  comparison_id uuid NOT NULL REFERENCES dossier.comparison,
  agency_code text COLLATE "C" NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  by_account uuid NOT NULL,
  by_name text NOT NULL,
  by_agency text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'done', 'refused')),
  answered_at timestamptz,
  refused_message jsonb
);
COMMENT ON TABLE dossier.withdrawal IS 'Records that the portal had and this authority does not know, taken back by an officer with a reason; the id is that of the message';
CREATE UNIQUE INDEX withdrawal_once ON dossier.withdrawal (code) WHERE state = 'sent';

CREATE TABLE national_dossier.withdrawn (
  id uuid PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  node text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  kept jsonb NOT NULL,
  reason text NOT NULL,
  by_name text NOT NULL,
  by_agency text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE national_dossier.withdrawn IS 'Records that their authority took back: the whole row as it stood, who, why and when; append-only';
CREATE INDEX withdrawn_node ON national_dossier.withdrawn (node, at);
CREATE INDEX withdrawn_code ON national_dossier.withdrawn (code);

GRANT SELECT, INSERT, UPDATE, DELETE ON dossier.sync_month, national_dossier.sync_month TO lt_app;
GRANT SELECT, INSERT, UPDATE ON dossier.withdrawal TO lt_app;
GRANT SELECT, INSERT ON national_dossier.withdrawn TO lt_app;

-- What the pages of the portal look for.
CREATE INDEX dossier_node_received ON national_dossier.dossier (node, received_at);
CREATE INDEX refusal_node ON national_dossier.refusal (node, at);
