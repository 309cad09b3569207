-- A partition allows what its table allows: history that is only added to stays so whichever way it is reached.
CREATE FUNCTION platform.grant_partitions(parent regclass) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  child regclass;
  privilege text;
BEGIN
  FOR child IN SELECT inhrelid FROM pg_inherits WHERE inhparent = parent LOOP
    FOREACH privilege IN ARRAY ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      IF has_table_privilege('lt_app', parent, privilege) = has_table_privilege('lt_app', child, privilege) THEN CONTINUE; END IF;
      IF has_table_privilege('lt_app', parent, privilege) THEN
        EXECUTE format('GRANT %s ON %s TO lt_app', privilege, child);
      ELSE
        EXECUTE format('REVOKE %s ON %s FROM lt_app', privilege, child);
      END IF;
    END LOOP;
  END LOOP;
END $$;
COMMENT ON FUNCTION platform.grant_partitions IS 'Gives the application on each partition what it has on the table; a migration that takes something from a partitioned table calls it';
REVOKE ALL ON FUNCTION platform.grant_partitions FROM PUBLIC;

CREATE OR REPLACE FUNCTION platform.ensure_partitions(parent regclass, first date DEFAULT date_trunc('month', now())::date, months int DEFAULT 3)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  month date;
  child text;
  space text := (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = parent);
  base text := (SELECT relname FROM pg_class WHERE oid = parent);
  made boolean := false;
BEGIN
  FOR i IN 0..months - 1 LOOP
    month := (date_trunc('month', first) + make_interval(months => i))::date;
    child := base || '_' || to_char(month, 'YYYYMM');
    IF to_regclass(format('%I.%I', space, child)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I.%I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', space, child, parent,
        platform.id_at(month::timestamptz), platform.id_at((month + interval '1 month')::timestamptz));
      made := true;
    END IF;
  END LOOP;
  IF made THEN PERFORM platform.grant_partitions(parent); END IF;
END $$;

SELECT platform.grant_partitions(parent) FROM platform.partitioned;
