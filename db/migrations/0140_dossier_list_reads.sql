-- Reads of work lists that went to rows where an index can answer.

-- Ended dossiers of an agency, the newest first, with what their list is filtered by.
DROP INDEX dossier.dossier_ended;
CREATE INDEX dossier_ended ON dossier.dossier (agency_code, ended_at, id) INCLUDE (state, procedure_code, sector_code, channel)
  WHERE ended_at IS NOT NULL;
-- What one agency received for another: few.
CREATE INDEX dossier_received_for ON dossier.dossier (received_agency, received_at, id) WHERE received_agency <> agency_code;
-- Steps that an agency has of another's dossiers: few.
CREATE INDEX work_guest ON dossier.work (agency_code, dossier_id) WHERE closed_at IS NULL AND place = 'here' AND agency_code <> dossier_agency;
-- During an outage of the portal everything that changed is behind; each agency looks at its own.
CREATE INDEX sync_behind_agency ON dossier.sync (agency_code, changed_at) INCLUDE (dossier_id) WHERE acked_revision < revision;

-- The week of receipt is a word too ("#2655": weeks since 1970), so that of words that many dossiers have only the newest weeks' are fetched.
DROP INDEX dossier.dossier_words;
DROP FUNCTION dossier.words;
CREATE FUNCTION dossier.words(folded text, agency text, receiver text, received timestamptz) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500
  RETURN to_tsvector('pg_catalog.simple'::regconfig, regexp_replace(folded, '[^[:alnum:]]+', ' ', 'g'))
    || array_to_tsvector(ARRAY['@' || agency, '@' || receiver, '#' || floor(extract(epoch FROM received AT TIME ZONE 'UTC') / 604800)::int]);
COMMENT ON FUNCTION dossier.words IS 'What dossiers are searched by: words of the folded text, its agencies with an @ before, the week of receipt with a #';
CREATE INDEX dossier_words ON dossier.dossier USING gin (dossier.words(folded, agency_code, received_agency, received_at))
  WITH (gin_pending_list_limit = 512);
GRANT EXECUTE ON FUNCTION dossier.words TO lt_app;
