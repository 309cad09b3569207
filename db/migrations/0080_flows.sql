-- Flows under way: published versions, instances with their state, open work, timers, events waited for, history.

CREATE SCHEMA flow;
COMMENT ON SCHEMA flow IS 'Flows of this node''s procedures: versions and running instances';

CREATE TABLE flow.version (
  id uuid PRIMARY KEY,
  flow text COLLATE "C" NOT NULL,
  number int NOT NULL CHECK (number > 0),
  xml text NOT NULL,
  plan jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  published_at timestamptz NOT NULL,
  published_by uuid,
  published_by_name text NOT NULL,
  UNIQUE (flow, number)
);
COMMENT ON TABLE flow.version IS 'Published drawings; never changed, so that an instance keeps what it began with';
COMMENT ON COLUMN flow.version.flow IS 'What the flow is of: the code of a procedure';
COMMENT ON COLUMN flow.version.xml IS 'BPMN 2.0 as drawn';
COMMENT ON COLUMN flow.version.plan IS 'The same compiled';

CREATE TABLE flow.retired (
  flow text COLLATE "C" PRIMARY KEY,
  since timestamptz NOT NULL
);
COMMENT ON TABLE flow.retired IS 'Flows of procedures that were withdrawn: no instance begins any more, those under way go on to their end';

CREATE TABLE flow.instance (
  id uuid PRIMARY KEY,
  version_id uuid NOT NULL REFERENCES flow.version,
  subject text COLLATE "C" NOT NULL,
  agency_code text COLLATE "C" NOT NULL,
  status smallint NOT NULL DEFAULT 0,
  suspended boolean NOT NULL DEFAULT false,
  revision int NOT NULL DEFAULT 1,
  state jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  parent_id uuid REFERENCES flow.instance,
  parent_token int
) WITH (fillfactor = 70);
COMMENT ON TABLE flow.instance IS 'A flow under way, or ended';
COMMENT ON COLUMN flow.instance.subject IS 'What it is about: the code of a dossier';
COMMENT ON COLUMN flow.instance.status IS '0 running, 1 completed, 2 terminated, 3 failed';
COMMENT ON COLUMN flow.instance.revision IS 'Raised by every step; a step on another revision than it read is worked out again';
COMMENT ON COLUMN flow.instance.state IS 'Tokens and variables, as engines/flow keeps them';
COMMENT ON COLUMN flow.instance.parent_id IS 'The instance whose call activity started this one, and the token that waits for its end';
CREATE INDEX instance_subject ON flow.instance (subject);
CREATE INDEX instance_running ON flow.instance (version_id) WHERE status = 0;
CREATE INDEX instance_parent ON flow.instance (parent_id, parent_token) WHERE parent_id IS NOT NULL;
CREATE INDEX instance_called ON flow.instance (id) WHERE parent_id IS NOT NULL AND status = 0;

CREATE TABLE flow.task (
  instance_id uuid NOT NULL,
  token int NOT NULL,
  node text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('task', 'job', 'call')),
  role text,
  agency_code text COLLATE "C" NOT NULL,
  assignee uuid,
  item jsonb,
  opened_at timestamptz NOT NULL,
  due_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  outcome text COLLATE "C" CHECK (outcome IN ('completed', 'cancelled')),
  PRIMARY KEY (instance_id, token)
) WITH (fillfactor = 80);
COMMENT ON TABLE flow.task IS 'Work of people (task), of programs (job) and of flows called (call); open while closed_at is null';
COMMENT ON COLUMN flow.task.due_at IS 'By the allowance drawn, in the working time of the agency that does it';
COMMENT ON COLUMN flow.task.item IS 'Of one of several instances: its item';
CREATE INDEX task_call ON flow.task (instance_id) WHERE kind = 'call' AND closed_at IS NULL;
CREATE INDEX task_open ON flow.task (agency_code, role, due_at) WHERE closed_at IS NULL;

CREATE TABLE flow.timer (
  instance_id uuid NOT NULL,
  token int NOT NULL,
  node text COLLATE "C" NOT NULL,
  due text NOT NULL,
  fired int NOT NULL,
  fire_at timestamptz NOT NULL,
  PRIMARY KEY (instance_id, token, node)
);
COMMENT ON TABLE flow.timer IS 'Timers that run; gone when they fired or are no longer waited for';
CREATE INDEX timer_fire_at ON flow.timer (fire_at);

CREATE TABLE flow.wait (
  instance_id uuid NOT NULL,
  token int NOT NULL,
  node text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('message', 'signal')),
  name text COLLATE "C" NOT NULL,
  correlation text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (instance_id, token, node)
);
COMMENT ON TABLE flow.wait IS 'Messages and signals waited for';
CREATE INDEX wait_name ON flow.wait (kind, name, correlation);

CREATE TABLE flow.published (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instance_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('message', 'signal')),
  name text COLLATE "C" NOT NULL
);
COMMENT ON TABLE flow.published IS 'Messages and signals that flows sent and that are still to be brought to others who wait for them';

CREATE TABLE flow.history (
  instance_id uuid NOT NULL,
  revision int NOT NULL,
  place smallint NOT NULL,
  at timestamptz NOT NULL,
  kind text COLLATE "C" NOT NULL,
  token int NOT NULL,
  node text COLLATE "C" NOT NULL,
  actor uuid,
  reason text,
  PRIMARY KEY (instance_id, revision, place)
);
COMMENT ON TABLE flow.history IS 'What happened in an instance, step by step: elements entered and left, and acts that are not drawn with their reason';

CREATE TABLE flow.counted (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  calendar_version int NOT NULL
);
COMMENT ON TABLE flow.counted IS 'The version of the working calendar by which due dates of open work were counted last';
INSERT INTO flow.counted (calendar_version) VALUES (0);

SELECT platform.grant_app('flow');
REVOKE UPDATE, DELETE, TRUNCATE ON flow.version FROM lt_app;
REVOKE UPDATE, DELETE, TRUNCATE ON flow.history FROM lt_app;
