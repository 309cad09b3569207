-- What figures and registers of dossiers are read from.

CREATE FUNCTION dossier.handling_minutes(received timestamptz, ended timestamptz, pauses jsonb) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT greatest(0, floor(extract(epoch FROM (ended - received) - coalesce((
    SELECT sum(upper(stretch) - lower(stretch)) FROM unnest((
      SELECT range_agg(tstzrange(greatest(p."from", received), least(coalesce(p."to", 'infinity'), ended)))
      FROM jsonb_to_recordset(pauses) AS p("from" timestamptz, "to" timestamptz, "stopsClock" boolean)
      WHERE p."stopsClock" AND greatest(p."from", received) < least(coalesce(p."to", 'infinity'), ended))) AS stretch
  ), '0')) / 60 + 0.5))::bigint
$$;
COMMENT ON FUNCTION dossier.handling_minutes IS 'Minutes from receipt to the end without those in which the clock stood still; figures/counted.ts counts the same';

CREATE FUNCTION dossier.duration_bucket(duration bigint) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN duration <= 1 THEN 0 ELSE ceil(ln(duration::float8) / ln(2::float8) * 4 - 1e-9)::int END
$$;
COMMENT ON FUNCTION dossier.duration_bucket IS 'Bucket n ends at 2^(n/4); figures/buckets.ts counts the same';

CREATE INDEX dossier_received_at ON dossier.dossier (received_at, id);
CREATE INDEX dossier_returned ON dossier.dossier (agency_code, returned_at) WHERE returned_at IS NOT NULL;
CREATE INDEX dossier_late_by ON dossier.dossier (late_by, due_at) WHERE late_by IS NOT NULL;
CREATE INDEX event_sync ON dossier.event (kind, at) WHERE kind IN ('sync-refused', 'sync-repaired');

CREATE TABLE dossier.sync_late (
  dossier_id uuid PRIMARY KEY REFERENCES dossier.dossier,
  due_at timestamptz NOT NULL,
  end_revision int NOT NULL,
  noted_at timestamptz NOT NULL,
  known_at timestamptz
);
COMMENT ON TABLE dossier.sync_late IS 'Dossiers that ended in time while the national portal did not know it when they were due: late there because of the sync alone';
COMMENT ON COLUMN dossier.sync_late.end_revision IS 'Revision with which processing ended: confirmed, the portal knows it';
COMMENT ON COLUMN dossier.sync_late.known_at IS 'When the portal confirmed the end; null while it still does not know';
CREATE INDEX sync_late_due ON dossier.sync_late (due_at);
CREATE INDEX sync_late_unknown ON dossier.sync_late (dossier_id) WHERE known_at IS NULL;

CREATE TABLE dossier.sync_hour (
  agency_code text COLLATE "C" NOT NULL,
  hour timestamptz NOT NULL,
  bucket smallint NOT NULL,
  changes int NOT NULL,
  PRIMARY KEY (agency_code, hour, bucket)
);
COMMENT ON TABLE dossier.sync_hour IS 'Changes confirmed by the national portal per agency, hour and how long it took (duration_bucket of milliseconds): what the figures of the lag add up from';

GRANT SELECT, INSERT, UPDATE ON dossier.sync_late, dossier.sync_hour TO lt_app;
GRANT EXECUTE ON FUNCTION dossier.handling_minutes, dossier.duration_bucket TO lt_app;
