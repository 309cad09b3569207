-- What every node stands on: roles, partitions, payloads, audit, accounts, sessions, outbox, inbox, files, metrics.

CREATE SCHEMA platform;
COMMENT ON SCHEMA platform IS 'What every system of a node stands on';

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lt_app') THEN
    CREATE ROLE lt_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- nodes of one server migrate at the same time
END $$;
GRANT lt_app TO CURRENT_USER;
-- Readiness asks whether every migration has run.
GRANT SELECT ON public.migration TO lt_app;

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- Lower case without accents, đ as d: the form in which text is searched. Immutable, so that it can be indexed.
CREATE FUNCTION platform.fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN replace(lower(public.unaccent('public.unaccent'::regdictionary, value)), 'đ', 'd');

-- What the application role may do on a system's schema: read and write its tables.
CREATE FUNCTION platform.grant_app(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO lt_app', name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO lt_app', name);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO lt_app', name);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO lt_app', name);
END $$;

-- The smallest UUIDv7 of an instant: a partition bound.
CREATE FUNCTION platform.id_at(instant timestamptz) RETURNS uuid
  LANGUAGE sql IMMUTABLE STRICT
  RETURN (lpad(to_hex((extract(epoch FROM instant) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;

CREATE TABLE platform.partitioned (
  parent regclass PRIMARY KEY
);
COMMENT ON TABLE platform.partitioned IS 'Tables partitioned by the month of their UUIDv7 id';

-- Makes the partitions of the given months (by default this month and the next two) if they are not there.
CREATE FUNCTION platform.ensure_partitions(parent regclass, first date DEFAULT date_trunc('month', now())::date, months int DEFAULT 3)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  month date;
  child text;
  space text := (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = parent);
  base text := (SELECT relname FROM pg_class WHERE oid = parent);
BEGIN
  FOR i IN 0..months - 1 LOOP
    month := (date_trunc('month', first) + make_interval(months => i))::date;
    child := base || '_' || to_char(month, 'YYYYMM');
    IF to_regclass(format('%I.%I', space, child)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I.%I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', space, child, parent,
        platform.id_at(month::timestamptz), platform.id_at((month + interval '1 month')::timestamptz));
      IF space = 'platform' AND base = 'audit' THEN
        EXECUTE format('GRANT SELECT, INSERT ON %I.%I TO lt_app', space, child);
      ELSE
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.%I TO lt_app', space, child);
      END IF;
    END IF;
  END LOOP;
END $$;
COMMENT ON FUNCTION platform.ensure_partitions IS 'Makes missing month partitions of a table registered by partition_monthly';

-- Registers a table that is PARTITION BY RANGE (id): a default partition and the coming months.
CREATE FUNCTION platform.partition_monthly(parent regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  space text := (SELECT nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = parent);
  base text := (SELECT relname FROM pg_class WHERE oid = parent);
BEGIN
  INSERT INTO platform.partitioned VALUES (parent);
  EXECUTE format('CREATE TABLE %I.%I PARTITION OF %s DEFAULT', space, base || '_default', parent);
  PERFORM platform.ensure_partitions(parent);
END $$;

CREATE TABLE platform.setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);
COMMENT ON TABLE platform.setting IS 'Facts a node keeps about itself';

CREATE TABLE platform.payload (
  id uuid NOT NULL,
  media_type text NOT NULL,
  sha256 bytea NOT NULL,
  bytes int NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE platform.payload IS 'Bodies of messages, kept once per node and never rewritten';
-- Bodies hold compressed, base64-coded or signed bytes: trying to compress them again costs time and saves nothing.
ALTER TABLE platform.payload ALTER COLUMN body SET STORAGE EXTERNAL;
SELECT platform.partition_monthly('platform.payload');

CREATE TABLE platform.audit (
  id uuid NOT NULL DEFAULT uuidv7(),
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  agency_code text,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE platform.audit IS 'Every act, append-only: the application role may insert and read, never change or delete';
COMMENT ON COLUMN platform.audit.at IS 'Domain clock';
COMMENT ON COLUMN platform.audit.actor_name IS 'Name at the time of the act, or "system"';
CREATE INDEX audit_subject ON platform.audit (subject_kind, subject_id, id);
CREATE INDEX audit_actor ON platform.audit (actor_id, id);
CREATE INDEX audit_agency ON platform.audit (agency_code, id);
SELECT platform.partition_monthly('platform.audit');

CREATE TABLE platform.account (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  username text NOT NULL UNIQUE CHECK (username = lower(username)),
  name text NOT NULL,
  password_hash text NOT NULL,
  disabled_at timestamptz,
  locale text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform.account IS 'Officials who sign in';
COMMENT ON COLUMN platform.account.password_hash IS 'argon2id, PHC string';

CREATE TABLE platform.account_grant (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id uuid NOT NULL REFERENCES platform.account,
  agency_code text NOT NULL,
  role text NOT NULL,
  title text NOT NULL,
  title_en text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  on_behalf_of text,
  CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE platform.account_grant IS 'What role an account holds at an agency, between two instants of the domain clock';
COMMENT ON COLUMN platform.account_grant.on_behalf_of IS 'Name of the person who delegated, for a grant by delegation';
CREATE INDEX account_grant_account ON platform.account_grant (account_id);
CREATE INDEX account_grant_agency ON platform.account_grant (agency_code);

CREATE TABLE platform.session (
  token_hash bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE DEFAULT uuidv7(),
  account_id uuid NOT NULL REFERENCES platform.account,
  agency_code text NOT NULL,
  csrf_secret text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  address text,
  user_agent text,
  ended_at timestamptz
);
COMMENT ON TABLE platform.session IS 'Signed-in sessions; machine clock. Only a hash of the token is kept';
COMMENT ON COLUMN platform.session.csrf_secret IS 'Proves that a form was made for this session';
CREATE INDEX session_account ON platform.session (account_id, created_at);

CREATE TABLE platform.sign_in_failure (
  username_hash bytea PRIMARY KEY,
  failed_count int NOT NULL,
  locked_until timestamptz,
  last_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.sign_in_failure IS 'Wrong passwords in a row per name tried, whether or not an account has it, so that a lock tells nothing; machine clock';
COMMENT ON COLUMN platform.sign_in_failure.username_hash IS 'SHA-256: people type passwords into the name field by mistake';

CREATE TABLE platform.kept_form (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES platform.account,
  sealed text NOT NULL,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE platform.kept_form IS 'What was typed into a form whose session had ended, until the person signs in again; machine clock';
COMMENT ON COLUMN platform.kept_form.sealed IS 'Encrypted for the browser that sent it';

CREATE TABLE platform.peer (
  code text PRIMARY KEY,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  base_url text NOT NULL,
  public_key text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  seen_at timestamptz,
  CHECK (public_key ~ '^[A-Za-z0-9_-]{43}$')
);
COMMENT ON TABLE platform.peer IS 'Nodes this node exchanges signed messages with';
COMMENT ON COLUMN platform.peer.public_key IS 'Ed25519, base64url of the raw 32 bytes';
COMMENT ON COLUMN platform.peer.seen_at IS 'Machine instant of the last message or answer proved to be its own';

CREATE TABLE platform.outbox (
  id uuid PRIMARY KEY,
  destination text NOT NULL,
  lane smallint NOT NULL,
  type text NOT NULL,
  key text NOT NULL,
  subject text,
  meta jsonb NOT NULL DEFAULT '{}',
  payload_id uuid,
  data jsonb,
  priority smallint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  attempts int NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  dead_at timestamptz,
  last_error text,
  CHECK ((payload_id IS NULL) <> (data IS NULL))
);
COMMENT ON TABLE platform.outbox IS 'Messages to other nodes, written in the transaction that causes them and removed when the signed answer is back';
COMMENT ON COLUMN platform.outbox.key IS 'Messages of one key reach a destination in order';
COMMENT ON COLUMN platform.outbox.lane IS 'hash of key: lanes are delivered side by side';
CREATE INDEX outbox_lane ON platform.outbox (destination, lane, priority DESC, id) WHERE dead_at IS NULL;
CREATE INDEX outbox_key ON platform.outbox (destination, lane, key, id);
CREATE INDEX outbox_dead ON platform.outbox (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE platform.inbox (
  id uuid NOT NULL,
  source text NOT NULL,
  type text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  digest bytea NOT NULL,
  answer jsonb NOT NULL,
  receipt text NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE platform.inbox IS 'Message ids already acted on, with the first answer, so that a repeat gets the same';
SELECT platform.partition_monthly('platform.inbox');

CREATE TABLE platform.breaker (
  destination text PRIMARY KEY,
  failures int NOT NULL DEFAULT 0,
  open_until timestamptz,
  last_error text,
  last_ok_at timestamptz,
  last_failed_at timestamptz
);
COMMENT ON TABLE platform.breaker IS 'Per destination: consecutive failures, and until when nothing is tried';

CREATE TABLE platform.file (
  sha256 bytea PRIMARY KEY,
  bytes bigint NOT NULL,
  media_type text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE platform.file IS 'Content-addressed files of this node; the bytes are in the file store';

CREATE TABLE platform.metric_delta (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  metric text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  delta bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
-- A reading finds its few changes among those of others and among the rows that folding has just left behind.
CREATE INDEX metric_delta_agency ON platform.metric_delta (metric, agency_code, day);
COMMENT ON TABLE platform.metric_delta IS 'Changes of metrics not yet folded; a reading counts them too';

-- Collation C: the agencies under a code are one range of the key.
CREATE TABLE platform.metric_rollup (
  metric text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  day date NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (metric, agency_code, day)
);
COMMENT ON TABLE platform.metric_rollup IS 'Sum of folded deltas per metric, agency and day';

CREATE TABLE platform.metric_month (
  metric text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  value bigint NOT NULL,
  PRIMARY KEY (metric, agency_code, month)
);
COMMENT ON TABLE platform.metric_month IS 'The same sums per month: what a reading of years costs does not grow with the days in it';

SELECT platform.grant_app('platform');
REVOKE UPDATE, DELETE, TRUNCATE ON platform.audit FROM lt_app;
DO $$
DECLARE child regclass;
BEGIN
  FOR child IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'platform.audit'::regclass LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM lt_app', child);
  END LOOP;
END $$;
REVOKE INSERT, UPDATE, DELETE ON platform.partitioned FROM lt_app;
