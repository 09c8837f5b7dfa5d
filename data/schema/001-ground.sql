-- Siyi archive, format 1. A released step is never edited; later steps are appended as files.
-- Lists of values are checked by = and OR: an IN of three or more builds a table in each INSERT.
-- Days are local dates YYYY-MM-DD (YYYY-MM where only the month is known), instants UTC microseconds.
-- uid: UUIDv7 text, the key that leaves the process; not indexed where rows come by the hundred thousand. batch: the import that brought the row.

CREATE TABLE setting (
  key         TEXT PRIMARY KEY,
  value       TEXT NOT NULL,
  basis       TEXT
) STRICT;

CREATE TABLE profile (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  role        TEXT NOT NULL DEFAULT 'secretary'
              CHECK (role IN ('secretary', 'leader', 'follow-up', 'viewer', 'administrator')),
  active      INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE calendar_year (
  year        INTEGER PRIMARY KEY,       -- of the notice, not of its days
  source      TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_day (
  day         TEXT NOT NULL,
  own         INTEGER NOT NULL DEFAULT 0, -- 1: the office's own word, wins over the notice
  year        INTEGER,                    -- notice year; NULL for own days
  working     INTEGER NOT NULL,           -- 0 off, 1 make-up working day
  note        TEXT,
  PRIMARY KEY (day, own)
) STRICT, WITHOUT ROWID;

CREATE TABLE leader (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  rank        INTEGER NOT NULL DEFAULT 0,
  monthly     INTEGER NOT NULL DEFAULT 0, -- sits on a fixed day once a month
  active      INTEGER NOT NULL DEFAULT 1,
  from_day    TEXT,                       -- credit for joining late counts from here
  pinyin_key  BLOB,
  stroke_key  BLOB
) STRICT;
CREATE INDEX leader_by_name ON leader (name);

CREATE TABLE leader_post (
  id          INTEGER PRIMARY KEY,
  leader      INTEGER NOT NULL REFERENCES leader (id),
  post        TEXT NOT NULL,
  portfolio   TEXT,
  from_day    TEXT,
  to_day      TEXT
) STRICT;
CREATE INDEX leader_post_by_leader ON leader_post (leader);

CREATE TABLE leader_leave (
  id          INTEGER PRIMARY KEY,
  leader      INTEGER NOT NULL REFERENCES leader (id),
  from_day    TEXT NOT NULL,
  to_day      TEXT NOT NULL,
  part        TEXT CHECK (part IN ('am', 'pm')),
  reason      TEXT
) STRICT;
CREATE INDEX leader_leave_by_leader ON leader_leave (leader);

CREATE TABLE unit (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL UNIQUE,
  short_name  TEXT,
  kind        TEXT,
  rank        INTEGER NOT NULL DEFAULT 0,
  active      INTEGER NOT NULL DEFAULT 1,
  pinyin_key  BLOB,
  stroke_key  BLOB
) STRICT;

CREATE TABLE unit_alias (
  alias       TEXT PRIMARY KEY,           -- short, other and old names; each belongs to one unit
  unit        INTEGER NOT NULL REFERENCES unit (id),
  kind        TEXT NOT NULL DEFAULT 'alias' CHECK (kind = 'short' OR kind = 'alias' OR kind = 'old')
) STRICT;
CREATE INDEX unit_alias_by_unit ON unit_alias (unit);

CREATE TABLE venue (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL UNIQUE,
  address     TEXT,
  active      INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Editable lists: method, class, purpose, … ; the shipped ones are filled in at creation.
CREATE TABLE dictionary (
  list        TEXT NOT NULL,
  value       TEXT NOT NULL,
  ordinal     INTEGER NOT NULL,
  active      INTEGER NOT NULL DEFAULT 1,
  note        TEXT,
  PRIMARY KEY (list, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_batch (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  file_name   TEXT NOT NULL,
  file_hash   TEXT NOT NULL,              -- sha256 of the bytes: the same file twice makes no doubles
  at          INTEGER NOT NULL,
  n_rows      INTEGER NOT NULL,
  n_visits    INTEGER NOT NULL,
  n_items     INTEGER NOT NULL,
  n_persons   INTEGER NOT NULL,
  undone_at   INTEGER,
  first_visit INTEGER,                    -- its visits lie in one range of ids
  last_visit  INTEGER,
  totals      TEXT                        -- JSON: what the file says of itself beside its rows
) STRICT;
CREATE INDEX import_batch_by_hash ON import_batch (file_hash);

-- The file's own cells, some hundred visits a row. JSON: {"VISIT":{"B5":"text"}}, unknown columns
-- as ["heading","text"], comments under "B5#".
CREATE TABLE import_raw (
  id          INTEGER PRIMARY KEY,
  batch       INTEGER NOT NULL REFERENCES import_batch (id),
  first_visit INTEGER NOT NULL,
  last_visit  INTEGER NOT NULL,
  body        TEXT NOT NULL
) STRICT;
CREATE INDEX import_raw_by_visit ON import_raw (first_visit);

CREATE TABLE import_flag (
  id          INTEGER PRIMARY KEY,
  batch       INTEGER NOT NULL REFERENCES import_batch (id),
  sheet       TEXT,
  row         INTEGER,
  field       TEXT NOT NULL,
  why         TEXT NOT NULL,
  visit       INTEGER
) STRICT;
CREATE INDEX import_flag_by_batch ON import_flag (batch);

-- What the office decided about a heading that is not among the known ones.
CREATE TABLE import_mapping (
  heading     TEXT PRIMARY KEY,
  field       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  day         TEXT,                       -- NULL only where a taken-over row had none
  from_time   TEXT,
  to_time     TEXT,
  part        TEXT CHECK (part IN ('am', 'pm')),
  venue       INTEGER REFERENCES venue (id),
  place       TEXT,
  method      TEXT,
  state       TEXT NOT NULL DEFAULT 'planned'
              CHECK (state = 'planned' OR state = 'published' OR state = 'held' OR state = 'cancelled' OR state = 'binned'),
  why_code    TEXT,
  why_text    TEXT,
  recorder    TEXT,
  accompany   TEXT,
  note        TEXT,
  version     INTEGER NOT NULL DEFAULT 1,
  batch       INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE INDEX session_by_day ON session (day, id);

-- Who was planned and who sat; the post is the one of that day.
CREATE TABLE session_leader (
  session     INTEGER NOT NULL REFERENCES session (id),
  role        TEXT NOT NULL CHECK (role IN ('planned', 'sat')),
  ordinal     INTEGER NOT NULL,
  leader      INTEGER REFERENCES leader (id),
  name        TEXT NOT NULL,
  post        TEXT,
  reason      TEXT,
  PRIMARY KEY (session, role, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_leader_by_leader ON session_leader (leader, session);

CREATE TABLE notice (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  month       TEXT NOT NULL,
  version     INTEGER NOT NULL,
  corrects    INTEGER REFERENCES notice (id),
  body        TEXT NOT NULL,              -- JSON: the lines as published
  published   TEXT,
  place       TEXT,
  proof       INTEGER REFERENCES file (id),
  UNIQUE (month, version)
) STRICT;

CREATE TABLE petition_case (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL,
  number      TEXT NOT NULL UNIQUE,       -- own number, JF2026 0001 by the setting's pattern
  national_number TEXT,
  title       TEXT,                       -- the request in one sentence
  facts       TEXT,
  type        INTEGER CHECK (type BETWEEN 1 AND 3),
  route       INTEGER CHECK (route BETWEEN 1 AND 6),
  purpose     TEXT,
  class       TEXT,
  class_path  TEXT,
  law_related INTEGER NOT NULL DEFAULT 0,
  restricted  INTEGER NOT NULL DEFAULT 0, -- reports and accusations: never to unit or public
  problem_place TEXT,
  registered  TEXT NOT NULL,              -- day
  registered_at TEXT,                     -- register that took it in
  case_leader INTEGER REFERENCES leader (id),
  case_leader_name TEXT,
  status_text TEXT,                       -- imported wording, always kept
  closed_day  TEXT,
  resolved    INTEGER CHECK (resolved IN (0, 1)),
  resolved_day TEXT,
  resolved_evidence TEXT,
  satisfaction INTEGER CHECK (satisfaction BETWEEN 0 AND 3), -- 0 not evaluated, 1 dissatisfied, 2 fairly, 3 satisfied
  satisfaction_day TEXT,
  satisfaction_of TEXT,
  row_state   INTEGER NOT NULL DEFAULT 0 CHECK (row_state BETWEEN 0 AND 2),
  version     INTEGER NOT NULL DEFAULT 1,
  batch       INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE INDEX case_by_national_number ON petition_case (national_number) WHERE national_number IS NOT NULL;
CREATE INDEX case_restricted ON petition_case (id) WHERE restricted = 1;
CREATE INDEX case_open ON petition_case (id) WHERE closed_day IS NULL;

-- Same person and same matter: linked by a person's word, never merged.
CREATE TABLE case_link (
  case_a      INTEGER NOT NULL REFERENCES petition_case (id),
  case_b      INTEGER NOT NULL REFERENCES petition_case (id),
  kind        TEXT NOT NULL DEFAULT 'twin' CHECK (kind IN ('twin', 'not-twin')),
  reason      TEXT,
  PRIMARY KEY (case_a, case_b),
  CHECK (case_a < case_b)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL,
  case_id     INTEGER NOT NULL REFERENCES petition_case (id),
  session     INTEGER REFERENCES session (id),
  book        INTEGER NOT NULL,           -- SiyiBook
  year        INTEGER NOT NULL,
  serial      INTEGER,                    -- dense per book and year; NULL only in the bin
  day         TEXT,                       -- YYYY-MM-DD, YYYY-MM, NULL where the file had none
  day_end     TEXT,
  part        TEXT CHECK (part IN ('am', 'pm')),
  arrived     TEXT,                       -- hh:mm
  persons     INTEGER NOT NULL DEFAULT 0 CHECK (persons >= 0),
  persons_approximate INTEGER NOT NULL DEFAULT 0,
  representatives INTEGER,
  concerned   INTEGER,
  anonymous   INTEGER NOT NULL DEFAULT 0,
  visitors    TEXT,                       -- as the ledger shows it: names, or the text that gives none
  masked      TEXT,                       -- as lists show it
  address     TEXT,
  first       INTEGER CHECK (first IN (0, 1)),        -- 1 first at this office, 0 repeated
  method      TEXT,                       -- of this matter; a session may see several
  place       TEXT,
  booked      INTEGER NOT NULL DEFAULT 0,
  queue       TEXT CHECK (queue = 'booked' OR queue = 'arrived' OR queue = 'in' OR queue = 'left'),
  talk        TEXT,                       -- record of the talk
  on_the_spot INTEGER,
  sealed_at   INTEGER,                    -- signed: later changes are additions
  remark      TEXT,
  row_state   INTEGER NOT NULL DEFAULT 0 CHECK (row_state BETWEEN 0 AND 2),
  void_reason TEXT,
  void_day    TEXT,
  void_by     TEXT,
  pinyin_key  BLOB,                       -- of the first name, for sorting
  stroke_key  BLOB,
  version     INTEGER NOT NULL DEFAULT 1,
  batch       INTEGER REFERENCES import_batch (id),
  batch_sheet TEXT,
  batch_row   INTEGER,
  UNIQUE (book, year, serial)
) STRICT;
-- Answers alone "the book's rows by day" and "the cases by their latest visit"; a serial tells that
-- the row is not in the bin.
CREATE INDEX visit_by_day ON visit (day, book, serial, case_id);
CREATE INDEX visit_void ON visit (id) WHERE row_state = 1;
CREATE INDEX visit_by_case ON visit (case_id);
CREATE INDEX visit_by_session ON visit (session);

CREATE TABLE petitioner (
  visit       INTEGER NOT NULL REFERENCES visit (id),
  ordinal     INTEGER NOT NULL,
  name        TEXT,
  representative INTEGER NOT NULL DEFAULT 0,
  id_kind     TEXT,
  id_number   TEXT,
  phone       TEXT,                       -- one or more, joined by a space
  PRIMARY KEY (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE instruction (
  visit       INTEGER NOT NULL REFERENCES visit (id),
  ordinal     INTEGER NOT NULL,
  leader      INTEGER REFERENCES leader (id),
  body        TEXT NOT NULL,              -- verbatim
  given       TEXT NOT NULL DEFAULT 'typed' CHECK (given = 'signed' OR given = 'typed' OR given = 'imported'),
  day         TEXT,
  PRIMARY KEY (visit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  id          INTEGER PRIMARY KEY,
  visit       INTEGER NOT NULL REFERENCES visit (id),
  instruction INTEGER,                    -- ordinal of the visit's instruction it carries out
  number      TEXT,
  handler     TEXT,
  assigned    TEXT,
  due         TEXT,                       -- last day, rolled
  limit_days  INTEGER,
  limit_kind  TEXT CHECK (limit_kind IN ('calendar', 'working')),
  progress    TEXT,
  state       TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'closed' OR state = 'void'),
  closed      TEXT,
  visit_back  TEXT
) STRICT;
CREATE INDEX task_by_visit ON task (visit);
CREATE INDEX task_by_due ON task (due) WHERE state = 'open';

CREATE TABLE task_unit (
  task        INTEGER NOT NULL REFERENCES task (id),
  ordinal     INTEGER NOT NULL,           -- 0: lead unit
  unit        INTEGER REFERENCES unit (id),
  name        TEXT NOT NULL,              -- full name, or the text as written
  PRIMARY KEY (task, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_unit_by_unit ON task_unit (unit, task) WHERE unit IS NOT NULL;

CREATE TABLE task_step (
  id          INTEGER PRIMARY KEY,
  task        INTEGER NOT NULL REFERENCES task (id),
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  way         TEXT,
  person      TEXT,
  body        TEXT,
  paper       TEXT
) STRICT;
CREATE INDEX task_step_by_task ON task_step (task, id);

-- What happened to a case: the clocks D1 to D9 are computed from these.
CREATE TABLE event (
  id          INTEGER PRIMARY KEY,
  case_id     INTEGER NOT NULL REFERENCES petition_case (id),
  kind        TEXT NOT NULL,              -- received, routed, unit-received, notified, accepted, opinion, served, …
  day         TEXT NOT NULL,
  unit        INTEGER REFERENCES unit (id),
  days        INTEGER,                    -- of an extension or a hearing
  body        TEXT,
  file        INTEGER REFERENCES file (id)
) STRICT;
CREATE INDEX event_by_case ON event (case_id, day);

CREATE TABLE file (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  case_id     INTEGER REFERENCES petition_case (id),
  session     INTEGER REFERENCES session (id),
  name        TEXT NOT NULL,
  kind        TEXT,
  mime        TEXT,
  bytes       INTEGER NOT NULL,
  hash        TEXT NOT NULL,
  volume      TEXT NOT NULL               -- photos-YYYY-MM
) STRICT;
CREATE INDEX file_by_hash ON file (hash);

CREATE TABLE photo (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  session     INTEGER REFERENCES session (id),
  visit       INTEGER REFERENCES visit (id),
  file        INTEGER NOT NULL REFERENCES file (id),
  derived_from INTEGER REFERENCES photo (id),
  ordinal     INTEGER NOT NULL DEFAULT 0,
  kind        TEXT,                       -- overview, sign-in, papers
  taken       TEXT,
  width       INTEGER,
  height      INTEGER,
  what TEXT, time_text TEXT, place TEXT, people TEXT, background TEXT, photographer TEXT,
  caption     TEXT,
  thumbnail   BLOB,
  row_state   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX photo_by_session ON photo (session, ordinal);

CREATE TABLE signature (
  id          INTEGER PRIMARY KEY,
  session     INTEGER NOT NULL REFERENCES session (id),
  part        TEXT NOT NULL CHECK (part IN ('A', 'B')),
  ordinal     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  unit        TEXT,
  post        TEXT,
  phone       TEXT,
  ink         BLOB,
  scan        INTEGER REFERENCES file (id),
  remark      TEXT
) STRICT;
CREATE INDEX signature_by_session ON signature (session, part, ordinal);

-- A missing "one" of the four, excused with a reason.
CREATE TABLE excuse (
  session     INTEGER NOT NULL REFERENCES session (id),
  piece       TEXT NOT NULL CHECK (piece = 'record' OR piece = 'ledger' OR piece = 'photos' OR piece = 'signin'),
  reason      TEXT NOT NULL,
  PRIMARY KEY (session, piece)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminder (
  id          INTEGER PRIMARY KEY,
  subject     TEXT NOT NULL,              -- kind:id:step, so that nothing rings twice
  due_at      INTEGER NOT NULL,
  state       TEXT NOT NULL DEFAULT 'pending'
              CHECK (state = 'pending' OR state = 'shown' OR state = 'seen' OR state = 'later'),
  shown_at    INTEGER,
  seen_by     TEXT,
  n_shown     INTEGER NOT NULL DEFAULT 0,
  UNIQUE (subject)
) STRICT;

-- Text typed but not yet registered: survives Escape and a power cut.
CREATE TABLE draft (
  key         TEXT PRIMARY KEY,
  body        TEXT NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what: append-only, each row's hash covers the one before it.
CREATE TABLE audit (
  seq         INTEGER PRIMARY KEY,
  action      TEXT NOT NULL,              -- UUIDv7 of the action; one action, one transaction
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  verb        TEXT NOT NULL,              -- visit.edit, import, export.ledger, …
  entity      TEXT NOT NULL,              -- table, or what was looked at
  entity_id   TEXT NOT NULL,
  change      TEXT NOT NULL,              -- JSON: {"before":{…},"after":{…}}, changed columns only
  hash        TEXT NOT NULL               -- sha256 (hash before ‖ canonical row)
) STRICT;
CREATE INDEX audit_by_action ON audit (action);
CREATE INDEX audit_by_entity ON audit (entity, entity_id);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;

-- Search: every Han character a token, pinyin of names and units, digits in groups of three. The
-- text comes folded and cut into tokens (siyi-search.h), so that the plainest tokenizer does.
CREATE VIRTUAL TABLE case_text USING fts5 (
  han, pinyin, digits, tokenize = 'ascii', columnsize = 0);
