-- What the figures of the sync on the national portal add up from.

CREATE TABLE national_dossier.arrival_hour (
  agency_code text COLLATE "C" NOT NULL,
  hour timestamptz NOT NULL,
  bucket smallint NOT NULL,
  changes int NOT NULL,
  PRIMARY KEY (agency_code, hour, bucket)
);
COMMENT ON TABLE national_dossier.arrival_hour IS 'Records that arrived per agency, hour and lag: bucket n ends at 2^(n/4) milliseconds between the change at the authority and its arrival';

CREATE INDEX dossier_received ON national_dossier.dossier (received_at, code);
CREATE INDEX dossier_ended ON national_dossier.dossier (ended_at) WHERE ended_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON national_dossier.arrival_hour TO lt_app;
