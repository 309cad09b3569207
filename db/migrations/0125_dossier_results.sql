-- Results of dossiers: who signs, on which pages, under which number, and every version of the text.

ALTER TABLE dossier.result
  ADD COLUMN agency_code text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN signer_id uuid,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT '-infinity',
  ADD COLUMN updated_by_name text NOT NULL DEFAULT '',
  ADD COLUMN places jsonb,
  ADD COLUMN page_count int,
  ADD COLUMN series text COLLATE "C",
  ADD COLUMN year smallint,
  ADD COLUMN number_text text,
  ADD COLUMN sealed_at timestamptz,
  ADD COLUMN sealed_by uuid,
  ADD COLUMN sealed_by_name text,
  ADD CHECK ((number IS NULL) = (sealed_at IS NULL)),
  ADD CHECK ((signed_at IS NULL) OR (file_sha256 IS NOT NULL AND places IS NOT NULL));
UPDATE dossier.result r SET agency_code = d.agency_code, updated_at = r.drafted_at, updated_by_name = r.drafted_by_name
  FROM dossier.dossier d WHERE d.id = r.dossier_id;
ALTER TABLE dossier.result
  ALTER COLUMN agency_code DROP DEFAULT, ALTER COLUMN updated_at DROP DEFAULT, ALTER COLUMN updated_by_name DROP DEFAULT;
COMMENT ON COLUMN dossier.result.agency_code IS 'In whose name it is given: its leader signs, its seal is put on, its numbers are taken';
COMMENT ON COLUMN dossier.result.content IS 'results/content.ts: form, subject, blocks, addressees, signer';
COMMENT ON COLUMN dossier.result.version IS 'Raised by every save; a save made on another one than is stored is refused with both';
COMMENT ON COLUMN dossier.result.signer_id IS 'Account of whom it names as signer';
COMMENT ON COLUMN dossier.result.updated_at IS 'Domain clock; written in the file as its creation, so that what is signed is byte for byte what was shown';
COMMENT ON COLUMN dossier.result.places IS 'Where number, date and seal belong on the signed pages';
COMMENT ON COLUMN dossier.result.number_text IS 'Number and notation as printed: 12/GP-UBND';
CREATE UNIQUE INDEX result_current ON dossier.result (dossier_id) WHERE state <> 'replaced';
CREATE UNIQUE INDEX result_numbered ON dossier.result (agency_code, year, series, number) WHERE number IS NOT NULL;
CREATE INDEX result_to_sign ON dossier.result (signer_id) WHERE state = 'draft';
CREATE INDEX result_to_seal ON dossier.result (agency_code, signed_at) WHERE state = 'signed';

CREATE TABLE dossier.result_version (
  result_id uuid NOT NULL REFERENCES dossier.result,
  version int NOT NULL,
  content jsonb NOT NULL,
  at timestamptz NOT NULL,
  author uuid,
  author_name text NOT NULL,
  PRIMARY KEY (result_id, version)
);
COMMENT ON TABLE dossier.result_version IS 'Every text a result has had, append-only: what changed is shown to whoever signs';

GRANT SELECT, INSERT ON dossier.result_version TO lt_app;
