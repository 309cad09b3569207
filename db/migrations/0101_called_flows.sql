-- Work of flows that a dossier's own flow calls.
ALTER TABLE dossier.work ADD COLUMN instance_id uuid;
COMMENT ON COLUMN dossier.work.instance_id IS 'The called flow that the work is of; null: the dossier''s own. Its token is then a million for each called flow of the dossier, and the flow''s token';
