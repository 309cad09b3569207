-- The agencies of this node: units, posts, people, appointments, delegations, signing keys, groups of recipients.

CREATE SCHEMA organisation;
COMMENT ON SCHEMA organisation IS 'Who works where, in which post, for whom, and with which signing key';

CREATE TABLE organisation.agency (
  code text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  name_en text NOT NULL,
  short_name text NOT NULL,
  abbreviation text NOT NULL,
  level text NOT NULL CHECK (level IN ('central', 'province', 'department', 'district', 'commune')),
  parent text COLLATE "C" REFERENCES organisation.agency,
  place text NOT NULL,
  email text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  valid_until date,
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(name || ' ' || short_name || ' ' || name_en || ' ' || code)) STORED,
  CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE organisation.agency IS 'Agencies that this node serves: its own and all below it';
COMMENT ON COLUMN organisation.agency.code IS 'Canonical form (Quyết định 20/2020/QĐ-TTg)';
COMMENT ON COLUMN organisation.agency.abbreviation IS 'As it stands in notations: UBND, SNV';
COMMENT ON COLUMN organisation.agency.place IS 'Stands before the date of its documents';
COMMENT ON COLUMN organisation.agency.valid_until IS 'First day on which it is no more';
COMMENT ON COLUMN organisation.agency.folded IS 'Without accents, for search';
CREATE INDEX agency_parent ON organisation.agency (parent);
CREATE INDEX agency_folded ON organisation.agency USING gin (folded public.gin_trgm_ops);

CREATE TABLE organisation.unit (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  agency_code text COLLATE "C" NOT NULL REFERENCES organisation.agency,
  name text NOT NULL,
  name_en text NOT NULL,
  abbreviation text NOT NULL,
  place_in_list int NOT NULL DEFAULT 0,
  closed_at timestamptz,
  UNIQUE (agency_code, name)
);
COMMENT ON TABLE organisation.unit IS 'Phòng, ban inside an agency, without a code or seal of their own';
COMMENT ON COLUMN organisation.unit.abbreviation IS 'Second half of a notation: VX, KSTT';

CREATE TABLE organisation.post (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  agency_code text COLLATE "C" NOT NULL REFERENCES organisation.agency,
  unit_id uuid REFERENCES organisation.unit,
  title text NOT NULL,
  title_en text NOT NULL,
  role text NOT NULL CHECK (role IN ('leader', 'clerk', 'specialist', 'admin')),
  signing_authority text NOT NULL DEFAULT '',
  signing_title text NOT NULL DEFAULT '',
  place_in_list int NOT NULL DEFAULT 0,
  abolished_at timestamptz,
  CHECK (role = 'leader' OR (signing_authority = '' AND signing_title = ''))
);
COMMENT ON TABLE organisation.post IS 'Vị trí công tác: what a person may be appointed to';
COMMENT ON COLUMN organisation.post.signing_authority IS 'Line over the title of who signs: TM. ỦY BAN NHÂN DÂN; empty for a head who signs in his own name (NĐ 30/2020, article 13)';
COMMENT ON COLUMN organisation.post.signing_title IS 'Lines of the title as printed, parted by line ends: KT. CHỦ TỊCH, PHÓ CHỦ TỊCH';
CREATE INDEX post_agency ON organisation.post (agency_code, place_in_list);

CREATE TABLE organisation.staff (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id uuid NOT NULL UNIQUE REFERENCES platform.account,
  name text NOT NULL,
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  folded text NOT NULL GENERATED ALWAYS AS (platform.fold(name)) STORED
);
COMMENT ON TABLE organisation.staff IS 'People who hold or held a post; each signs in with one account';
CREATE INDEX staff_folded ON organisation.staff USING gin (folded public.gin_trgm_ops);

CREATE TABLE organisation.appointment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  post_id uuid NOT NULL REFERENCES organisation.post,
  staff_id uuid NOT NULL REFERENCES organisation.staff,
  grant_id uuid NOT NULL,
  decision text NOT NULL DEFAULT '',
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  CHECK (valid_until IS NULL OR valid_until >= valid_from),
  EXCLUDE USING gist (post_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
);
COMMENT ON TABLE organisation.appointment IS 'Who holds a post between two instants of the domain clock; a post has one holder at a time';
COMMENT ON COLUMN organisation.appointment.grant_id IS 'The role in platform.account_grant that stands and falls with it; a grant that never held is gone';
COMMENT ON COLUMN organisation.appointment.decision IS 'Number and notation of the decision of appointment';
CREATE INDEX appointment_staff ON organisation.appointment (staff_id);

CREATE TABLE organisation.delegation (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  appointment_id uuid NOT NULL REFERENCES organisation.appointment,
  to_staff_id uuid NOT NULL REFERENCES organisation.staff,
  scope text NOT NULL CHECK (scope IN ('sign', 'all')),
  basis text NOT NULL,
  reason text NOT NULL,
  grant_id uuid NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  revoked_at timestamptz,
  CHECK (valid_until > valid_from)
);
COMMENT ON TABLE organisation.delegation IS 'Thừa ủy quyền: in writing, limited in time, not passed on (NĐ 30/2020, article 13, clause 3); ends by itself';
COMMENT ON COLUMN organisation.delegation.basis IS 'Number and notation of the paper that delegates';
COMMENT ON COLUMN organisation.delegation.scope IS 'sign: signs documents named in the paper; all: everything of the post';
CREATE INDEX delegation_appointment ON organisation.delegation (appointment_id);
CREATE INDEX delegation_staff ON organisation.delegation (to_staff_id);

CREATE TABLE organisation.signing_key (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  staff_id uuid REFERENCES organisation.staff,
  agency_code text COLLATE "C" REFERENCES organisation.agency,
  certificate bytea NOT NULL,
  fingerprint bytea NOT NULL,
  chain bytea[] NOT NULL DEFAULT '{}',
  pkcs12 bytea NOT NULL,
  not_before timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired')),
  enrolled_at timestamptz NOT NULL,
  retired_at timestamptz,
  failed_count int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  CHECK ((staff_id IS NULL) <> (agency_code IS NULL)),
  CHECK ((status = 'retired') = (retired_at IS NOT NULL))
);
COMMENT ON TABLE organisation.signing_key IS 'A person''s signing key or an agency''s seal; the private key opens with its PIN alone';
COMMENT ON COLUMN organisation.signing_key.pkcs12 IS 'PKCS#12 encrypted under the PIN, which is kept nowhere';
COMMENT ON COLUMN organisation.signing_key.failed_count IS 'Wrong PINs in a row';
COMMENT ON COLUMN organisation.signing_key.locked_until IS 'Machine clock';
CREATE UNIQUE INDEX signing_key_staff ON organisation.signing_key (staff_id) WHERE status = 'active';
CREATE UNIQUE INDEX signing_key_seal ON organisation.signing_key (agency_code) WHERE status = 'active';

CREATE TABLE organisation.recipient_group (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  agency_code text COLLATE "C" NOT NULL REFERENCES organisation.agency,
  staff_id uuid NOT NULL REFERENCES organisation.staff,
  name text NOT NULL,
  is_shared boolean NOT NULL DEFAULT false,
  members text[] NOT NULL CHECK (cardinality(members) BETWEEN 1 AND 2000),
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE organisation.recipient_group IS 'Saved lists of recipients: of one person, or shared with the agency';
COMMENT ON COLUMN organisation.recipient_group.members IS 'Agency codes, canonical form, in the order chosen';
CREATE UNIQUE INDEX recipient_group_shared ON organisation.recipient_group (agency_code, lower(name)) WHERE is_shared;
CREATE UNIQUE INDEX recipient_group_own ON organisation.recipient_group (staff_id, agency_code, lower(name)) WHERE NOT is_shared;

SELECT platform.grant_app('organisation');
