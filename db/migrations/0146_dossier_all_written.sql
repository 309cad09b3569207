-- A change of a dossier and the step of its flow are one statement: it is taken back when one of them was changed by somebody else since they
-- were read.
CREATE FUNCTION dossier.all_written(flows bigint, dossiers bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF flows <> 1 OR dossiers <> 1 THEN
    RAISE EXCEPTION 'the dossier or its flow has moved on' USING ERRCODE = 'LT001';
  END IF;
  RETURN true;
END $$;
COMMENT ON FUNCTION dossier.all_written IS 'Takes a statement back (SQLSTATE LT001) that has not written exactly one dossier and one step';
GRANT EXECUTE ON FUNCTION dossier.all_written TO lt_app;
