-- The axis reminds an agency of a document that it has not registered, or of a recall that it has not answered.

ALTER TABLE office.incoming
  ADD reminded_at timestamptz,
  ADD reminded_about text CHECK (reminded_about IN ('registration', 'recall')),
  ADD CHECK (num_nulls(reminded_at, reminded_about) IN (0, 2));
COMMENT ON COLUMN office.incoming.reminded_at IS 'When the operator of the axis last reminded the agency of this document';
COMMENT ON COLUMN office.incoming.reminded_about IS 'registration: it is not in the register yet; recall: the sender''s request is not answered yet';

ALTER TABLE office.incoming_event
  DROP CONSTRAINT incoming_event_act_check,
  ADD CHECK (act IN ('arrived', 'registered', 'corrected', 'refused', 'completed', 'change-asked', 'change-agreed', 'change-refused',
    'reminded'));
