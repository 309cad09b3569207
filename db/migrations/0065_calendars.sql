-- One working calendar: the nation's days, what an authority adds, the office hours of each agency.

CREATE SCHEMA national_calendar;
COMMENT ON SCHEMA national_calendar IS 'Days off, make-up days and swapped days of the whole country';

CREATE TABLE national_calendar.version (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  number bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE national_calendar.version IS 'Version of the calendar; changes wait for each other here';
INSERT INTO national_calendar.version DEFAULT VALUES;

CREATE TABLE national_calendar.year (
  year smallint PRIMARY KEY CHECK (year BETWEEN 1970 AND 2169),
  version bigint NOT NULL,
  decision_number text,
  decision_date date,
  confirmed_at timestamptz,
  confirmed_by text,
  CHECK (num_nulls(decision_number, decision_date, confirmed_at, confirmed_by) IN (0, 4))
);
COMMENT ON TABLE national_calendar.year IS 'Years whose days are kept here, whole; every other year follows the law as the product reckons it';
COMMENT ON COLUMN national_calendar.year.version IS 'Version of the calendar at its last change';
COMMENT ON COLUMN national_calendar.year.decision_number IS 'The announcement against which an officer checked the days; null: not checked yet';

CREATE TABLE national_calendar.day (
  date date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('off', 'work')),
  name_vi text NOT NULL,
  name_en text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('law', 'entered', 'decided')),
  decision_number text,
  decision_date date,
  CHECK (num_nulls(decision_number, decision_date) IN (0, 2)),
  CHECK ((basis = 'decided') = (decision_number IS NOT NULL))
);
COMMENT ON TABLE national_calendar.day IS 'Days of the years kept that are off beside the weekend, or worked though they would be off';
COMMENT ON COLUMN national_calendar.day.basis IS 'law: by rule; entered: shipped with the product as decided, not checked; decided: entered by an officer with its decision';

CREATE TABLE national_calendar.change (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  account_id uuid,
  actor_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('off', 'work', 'swap', 'removal', 'confirmation', 'undo')),
  year smallint CHECK ((kind = 'confirmation') <= (year IS NOT NULL)),
  reason text NOT NULL DEFAULT '',
  decision_number text,
  decision_date date,
  steps jsonb NOT NULL,
  undoes uuid UNIQUE REFERENCES national_calendar.change,
  version bigint NOT NULL,
  CHECK (num_nulls(decision_number, decision_date) IN (0, 2)),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
);
COMMENT ON TABLE national_calendar.change IS 'Who changed what, when and why; nothing is rewritten, an undo is a change of its own';
COMMENT ON COLUMN national_calendar.change.steps IS 'List of {date, before, after}: the day as it was and as it became, null for none';
CREATE INDEX change_at ON national_calendar.change (at DESC, id DESC);

CREATE TABLE national_calendar.subscriber (
  node_code text COLLATE "C" PRIMARY KEY,
  since timestamptz NOT NULL
);
COMMENT ON TABLE national_calendar.subscriber IS 'Nodes that were sent the whole calendar; they get what changes after it';

SELECT platform.grant_app('national_calendar');
REVOKE UPDATE, DELETE, TRUNCATE ON national_calendar.change FROM lt_app;

CREATE SCHEMA calendar;
COMMENT ON SCHEMA calendar IS 'The working calendar of an authority: the nation''s days, its own, office hours of its agencies';

CREATE TABLE calendar.version (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  number bigint NOT NULL DEFAULT 0,
  national bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE calendar.version IS 'Version of the calendar, raised by every change of it; changes wait for each other here';
COMMENT ON COLUMN calendar.version.national IS 'Version of the nation''s calendar that is known';
INSERT INTO calendar.version DEFAULT VALUES;

CREATE TABLE calendar.national_year (
  year smallint PRIMARY KEY,
  decision_number text,
  decision_date date,
  CHECK (num_nulls(decision_number, decision_date) IN (0, 2))
);
COMMENT ON TABLE calendar.national_year IS 'Years that the nation sent, whole; every other year follows the law as the product reckons it';

CREATE TABLE calendar.national_day (
  date date PRIMARY KEY,
  year smallint NOT NULL REFERENCES calendar.national_year ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('off', 'work')),
  name_vi text NOT NULL,
  name_en text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('law', 'entered', 'decided')),
  decision_number text,
  decision_date date,
  CHECK (extract(year FROM date) = year)
);
COMMENT ON TABLE calendar.national_day IS 'The nation''s days as it sent them (calendar.v1)';
CREATE INDEX national_day_year ON calendar.national_day (year);

CREATE TABLE calendar.own_day (
  date date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('off', 'work')),
  name_vi text NOT NULL,
  name_en text NOT NULL,
  decision_number text,
  decision_date date,
  CHECK (num_nulls(decision_number, decision_date) IN (0, 2))
);
COMMENT ON TABLE calendar.own_day IS 'Days of this authority; they stand over the nation''s';

CREATE TABLE calendar.hours (
  agency_code text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  windows smallint[],
  PRIMARY KEY (agency_code, valid_from),
  CHECK (cardinality(windows) BETWEEN 2 AND 8 AND cardinality(windows) % 2 = 0)
);
COMMENT ON TABLE calendar.hours IS 'Office hours of agencies, each from a day on until the next of the same agency';
COMMENT ON COLUMN calendar.hours.windows IS 'Beginning and end of each stretch in minutes from midnight; null: as the agency above';

CREATE TABLE calendar.change (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  account_id uuid,
  actor_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('off', 'work', 'swap', 'removal', 'hours', 'undo')),
  agency_code text COLLATE "C" NOT NULL,
  reason text NOT NULL DEFAULT '',
  decision_number text,
  decision_date date,
  steps jsonb NOT NULL,
  moved int NOT NULL DEFAULT 0,
  undoes uuid UNIQUE REFERENCES calendar.change,
  version bigint NOT NULL,
  CHECK (num_nulls(decision_number, decision_date) IN (0, 2)),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
);
COMMENT ON TABLE calendar.change IS 'Who changed what, when and why; nothing is rewritten, an undo is a change of its own';
COMMENT ON COLUMN calendar.change.agency_code IS 'Whose: the authority''s for days, the agency''s for hours';
COMMENT ON COLUMN calendar.change.steps IS 'Of days: list of {date, before, after}; of hours: list of {validFrom, before, after}; null for none';
COMMENT ON COLUMN calendar.change.moved IS 'How many open items it moved, as counted when it was saved';
CREATE INDEX change_at ON calendar.change (at DESC, id DESC);
CREATE INDEX change_agency ON calendar.change (agency_code, at DESC);

SELECT platform.grant_app('calendar');
REVOKE UPDATE, DELETE, TRUNCATE ON calendar.change FROM lt_app;

-- Before a change of the calendar is saved, every document that waits to be issued is looked at.
CREATE INDEX outgoing_signed ON office.outgoing (agency_code) WHERE state = 'signed';
