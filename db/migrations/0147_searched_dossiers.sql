-- What dossiers are searched by stands beside them: it stays the same with nearly every change, and its index of words costs more to write than
-- all the others.
CREATE TABLE dossier.searched (
  dossier_id uuid PRIMARY KEY REFERENCES dossier.dossier ON DELETE CASCADE,
  agency_code text COLLATE "C" NOT NULL,
  received_agency text COLLATE "C" NOT NULL,
  received_at timestamptz NOT NULL,
  folded text NOT NULL
);
COMMENT ON TABLE dossier.searched IS 'What dossiers are searched by, written by triggers with them';
COMMENT ON COLUMN dossier.searched.folded IS 'Code, name and number of the applicant, procedure and subject, without accents and capitals';
INSERT INTO dossier.searched SELECT id, agency_code, received_agency, received_at, folded FROM dossier.dossier;
DROP INDEX dossier.dossier_words;
DROP INDEX dossier.dossier_received_for;
ALTER TABLE dossier.dossier DROP COLUMN folded;
CREATE INDEX searched_words ON dossier.searched USING gin (dossier.words(folded, agency_code, received_agency, received_at))
  WITH (gin_pending_list_limit = 512);
CREATE INDEX searched_newest ON dossier.searched (received_at, dossier_id);
CREATE INDEX searched_newest_of ON dossier.searched (agency_code, received_at, dossier_id);
-- What one agency received for another: few.
CREATE INDEX searched_received_for ON dossier.searched (received_agency, received_at, dossier_id) WHERE received_agency <> agency_code;
GRANT SELECT, INSERT, UPDATE ON dossier.searched TO lt_app;

CREATE FUNCTION dossier.search_text(code text, applicant jsonb, procedure_name text, subject text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN platform.fold(code || ' ' || (applicant ->> 'name') || ' ' || coalesce(applicant ->> 'number', '') || ' ' || procedure_name || ' ' || subject);
COMMENT ON FUNCTION dossier.search_text IS 'What a dossier is searched by, folded';

CREATE FUNCTION dossier.search_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dossier.searched
  SELECT id, agency_code, received_agency, received_at, dossier.search_text(code, applicant, procedure_name, subject) FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER search_new AFTER INSERT ON dossier.dossier REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION dossier.search_new();

CREATE FUNCTION dossier.search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE dossier.searched SET agency_code = NEW.agency_code, received_agency = NEW.received_agency, received_at = NEW.received_at,
    folded = dossier.search_text(NEW.code, NEW.applicant, NEW.procedure_name, NEW.subject)
  WHERE dossier_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER search_changed AFTER UPDATE ON dossier.dossier FOR EACH ROW
  WHEN ((OLD.code, OLD.procedure_name, OLD.subject, OLD.applicant, OLD.agency_code, OLD.received_agency, OLD.received_at)
    IS DISTINCT FROM (NEW.code, NEW.procedure_name, NEW.subject, NEW.applicant, NEW.agency_code, NEW.received_agency, NEW.received_at))
  EXECUTE FUNCTION dossier.search_changed();
GRANT EXECUTE ON FUNCTION dossier.search_text, dossier.search_new, dossier.search_changed TO lt_app;
