-- Siyi archive, format 5: follow-up. Steps of a task only grow; states and lights are computed from them.

ALTER TABLE task_step ADD COLUMN who TEXT;            -- profile that wrote the line
ALTER TABLE task_step ADD COLUMN unit INTEGER REFERENCES unit (id);
ALTER TABLE task_step ADD COLUMN due TEXT;            -- answer due of an urging, new last day of an extension
ALTER TABLE task_step ADD COLUMN days INTEGER;        -- of an extension
ALTER TABLE task_step ADD COLUMN grounds TEXT;        -- ticks of an urging (article 40), comma separated words
ALTER TABLE task_step ADD COLUMN value TEXT;          -- of an evaluation; of a check
ALTER TABLE task_step ADD COLUMN corrects INTEGER REFERENCES task_step (id);

-- What is asked for most: kept in step with the steps by the functions that write them (design, 12).
ALTER TABLE task ADD COLUMN answered TEXT;            -- day of the last answer not sent back
ALTER TABLE task ADD COLUMN served TEXT;
ALTER TABLE task ADD COLUMN waits TEXT                -- whose turn it is
  CHECK (waits IS NULL OR waits = 'unit' OR waits = 'office' OR waits = 'other');
ALTER TABLE task ADD COLUMN next_day TEXT;            -- the day by which that turn should be done
ALTER TABLE task ADD COLUMN warn_day TEXT;            -- from this day on the light is yellow
-- A task without steps has none of these: its own last day counts.
CREATE INDEX task_by_next ON task (coalesce (next_day, due), id) WHERE state = 'open';
CREATE INDEX task_of_office ON task (next_day, id) WHERE waits = 'office';

-- Papers of a task or case (domain, section 2.3), each numbered by rule within its kind and year.
CREATE TABLE paper (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,              -- assignment, extension, urging, supervision, visit-back, …
  year        INTEGER NOT NULL,
  serial      INTEGER NOT NULL,
  number      TEXT NOT NULL,
  task        INTEGER REFERENCES task (id),
  case_id     INTEGER REFERENCES petition_case (id),
  step        INTEGER REFERENCES task_step (id),
  day         TEXT NOT NULL,
  body        TEXT NOT NULL,              -- JSON: its fields as printed
  row_state   INTEGER NOT NULL DEFAULT 0 CHECK (row_state = 0 OR row_state = 1),   -- 1 void: keeps its number
  void_reason TEXT,
  UNIQUE (kind, year, serial)
) STRICT;
CREATE INDEX paper_by_task ON paper (task) WHERE task IS NOT NULL;
CREATE INDEX paper_by_case ON paper (case_id) WHERE case_id IS NOT NULL;

-- A leader in charge of a case (article 18; domain, section 2.5).
CREATE TABLE case_charge (
  id          INTEGER PRIMARY KEY,
  case_id     INTEGER NOT NULL REFERENCES petition_case (id),
  leader      INTEGER REFERENCES leader (id),
  name        TEXT NOT NULL,
  post        TEXT,
  unit        TEXT,
  approved    TEXT,                       -- days
  served      TEXT,
  limit_day   TEXT,
  plan        TEXT,
  instruction TEXT,
  result      TEXT,
  struck      TEXT,                       -- struck off the list
  row_state   INTEGER NOT NULL DEFAULT 0 CHECK (row_state = 0 OR row_state = 2)
) STRICT;
CREATE INDEX case_charge_by_case ON case_charge (case_id);

CREATE TABLE case_charge_line (
  id          INTEGER PRIMARY KEY,
  charge      INTEGER NOT NULL REFERENCES case_charge (id),
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  kind        TEXT NOT NULL,              -- meeting, progress, extended, result
  body        TEXT NOT NULL
) STRICT;
CREATE INDEX case_charge_line_by_charge ON case_charge_line (charge, id);

-- A due day that a changed setting or calendar moved: the old one is kept.
CREATE TABLE moved_day (
  id          INTEGER PRIMARY KEY,
  subject     TEXT NOT NULL,              -- task:ID, case:ID:D4
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  why         TEXT NOT NULL,
  before      TEXT,
  after       TEXT
) STRICT;
CREATE INDEX moved_day_by_subject ON moved_day (subject);

-- Reminders: shown when, seen by whom, put off how often. A row is claimed and logged in one transaction.
ALTER TABLE reminder ADD COLUMN kind TEXT;
ALTER TABLE reminder ADD COLUMN later_until INTEGER;  -- µs
ALTER TABLE reminder ADD COLUMN seen_at INTEGER;
ALTER TABLE reminder ADD COLUMN digest INTEGER REFERENCES reminder (id);
ALTER TABLE reminder ADD COLUMN claimed_by TEXT;      -- process instance that is showing it
ALTER TABLE reminder ADD COLUMN claimed_at INTEGER;
CREATE INDEX reminder_by_due ON reminder (due_at) WHERE state = 'pending' OR state = 'later';

CREATE TABLE reminder_log (
  id          INTEGER PRIMARY KEY,
  reminder    INTEGER NOT NULL REFERENCES reminder (id),
  at          INTEGER NOT NULL,
  what        TEXT NOT NULL,              -- claimed, shown, dropped, seen, later, opened, no-server, past
  who         TEXT,
  detail      TEXT
) STRICT;
CREATE INDEX reminder_log_by_reminder ON reminder_log (reminder, id);
