-- What work lists of dossiers are read from: each list in its order from one index, its counts from the same.

-- A step knows of its dossier what lists go by; both are written by triggers, so that no writer forgets them.
ALTER TABLE dossier.work ADD COLUMN dossier_agency text COLLATE "C", ADD COLUMN dossier_due_at timestamptz;
UPDATE dossier.work w SET dossier_agency = d.agency_code, dossier_due_at = CASE WHEN d.ended_at IS NULL THEN d.due_at ELSE 'infinity' END
FROM dossier.dossier d WHERE d.id = w.dossier_id;
ALTER TABLE dossier.work ALTER COLUMN dossier_agency SET NOT NULL;
COMMENT ON COLUMN dossier.work.dossier_agency IS 'Agency that resolves the dossier (written by trigger): work of it at other agencies is found by it';
COMMENT ON COLUMN dossier.work.dossier_due_at IS 'When the dossier is due, kept up while the step is open (written by trigger): work lists are read in this order; null while the clock stands still, infinity when processing has ended and only handing over is left';

CREATE FUNCTION dossier.work_of_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT d.agency_code, CASE WHEN d.ended_at IS NULL THEN d.due_at ELSE 'infinity' END INTO NEW.dossier_agency, NEW.dossier_due_at
  FROM dossier.dossier d WHERE d.id = NEW.dossier_id;
  RETURN NEW;
END $$;
CREATE TRIGGER work_of_dossier BEFORE INSERT ON dossier.work FOR EACH ROW EXECUTE FUNCTION dossier.work_of_dossier();

CREATE FUNCTION dossier.due_to_work() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  due timestamptz := CASE WHEN NEW.ended_at IS NULL THEN NEW.due_at ELSE 'infinity' END;
BEGIN
  UPDATE dossier.work SET dossier_due_at = due, dossier_agency = NEW.agency_code
  WHERE dossier_id = NEW.id AND closed_at IS NULL AND (dossier_due_at IS DISTINCT FROM due OR dossier_agency <> NEW.agency_code);
  RETURN NULL;
END $$;
CREATE TRIGGER due_to_work AFTER UPDATE OF due_at, ended_at, agency_code ON dossier.dossier FOR EACH ROW
  WHEN (OLD.due_at IS DISTINCT FROM NEW.due_at OR (OLD.ended_at IS NULL) <> (NEW.ended_at IS NULL) OR OLD.agency_code <> NEW.agency_code)
  EXECUTE FUNCTION dossier.due_to_work();

DROP INDEX dossier.work_open;
DROP INDEX dossier.work_assignee;
CREATE INDEX work_list ON dossier.work (agency_code, dossier_due_at, dossier_id, token) INCLUDE (role, assignee, name, dossier_agency)
  WHERE closed_at IS NULL AND place = 'here';
CREATE INDEX work_away ON dossier.work (dossier_agency, dossier_due_at, dossier_id, token) INCLUDE (name)
  WHERE closed_at IS NULL AND place <> 'waiting' AND agency_code <> dossier_agency;

-- Filters of the lists are looked up in the index alone.
DROP INDEX dossier.dossier_open_due;
CREATE INDEX dossier_open_due ON dossier.dossier (agency_code, due_at, id) INCLUDE (state, procedure_code, sector_code, channel)
  WHERE ended_at IS NULL;
CREATE INDEX dossier_open_elsewhere ON dossier.dossier (received_agency, due_at, id) INCLUDE (state, procedure_code, sector_code, channel)
  WHERE ended_at IS NULL AND received_agency <> agency_code;
CREATE INDEX dossier_to_hand_over ON dossier.dossier (received_agency, ended_at, id) INCLUDE (procedure_code, sector_code, channel)
  WHERE state = 9;

-- Few wait for their applicants; among all that is open they stand last.
CREATE INDEX dossier_waiting ON dossier.dossier (agency_code, due_at, id) INCLUDE (procedure_code, sector_code, channel)
  WHERE ended_at IS NULL AND state IN (5, 6);

-- Words of a dossier: what stands between signs, and each agency that has it as a word of its own ("@H36.50"), so that the words of one agency meet
-- inside the index. An index of all three-letter pieces is three times as large, is written at five times the cost and reads several long lists
-- for each common word.
CREATE FUNCTION dossier.words(folded text, agency text, receiver text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500
  RETURN to_tsvector('pg_catalog.simple'::regconfig, regexp_replace(folded, '[^[:alnum:]]+', ' ', 'g'))
    || array_to_tsvector(ARRAY['@' || agency, '@' || receiver]);
COMMENT ON FUNCTION dossier.words IS 'What dossiers are searched by: words of the folded text, and its agencies with an @ before';
DROP INDEX dossier.dossier_folded;
CREATE INDEX dossier_words ON dossier.dossier USING gin (dossier.words(folded, agency_code, received_agency)) WITH (gin_pending_list_limit = 512);

GRANT EXECUTE ON FUNCTION dossier.words, dossier.work_of_dossier, dossier.due_to_work TO lt_app;
