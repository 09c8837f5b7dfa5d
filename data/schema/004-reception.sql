-- Siyi archive, format 4: the reception day. Times are local hh:mm of the session's day.

ALTER TABLE visit ADD COLUMN appointed TEXT;      -- when the group was asked to come
ALTER TABLE visit ADD COLUMN called TEXT;         -- received since
ALTER TABLE visit ADD COLUMN gone TEXT;           -- left at
ALTER TABLE visit ADD COLUMN recorder TEXT;       -- of this record; NULL: the session's
ALTER TABLE visit ADD COLUMN saved_at INTEGER;    -- the record's last writing
ALTER TABLE visit ADD COLUMN saved_by TEXT;
ALTER TABLE visit ADD COLUMN sealed_by TEXT;

-- Unit or occupation of one who came, as said.
ALTER TABLE petitioner ADD COLUMN post TEXT;

-- When the first group was received and the last one left, as it really was.
ALTER TABLE session ADD COLUMN began TEXT;
ALTER TABLE session ADD COLUMN ended TEXT;

-- What a person has done or ruled out of a stage, where no other record tells it.
CREATE TABLE session_step (
  session     INTEGER NOT NULL REFERENCES session (id),
  step        TEXT NOT NULL,
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  note        TEXT,
  PRIMARY KEY (session, step)
) STRICT, WITHOUT ROWID;

-- After sealing a record only grows: what was wrong or forgotten stands below it, with its reason.
CREATE TABLE record_addition (
  id          INTEGER PRIMARY KEY,
  visit       INTEGER NOT NULL REFERENCES visit (id),
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  body        TEXT NOT NULL,
  reason      TEXT NOT NULL
) STRICT;
CREATE INDEX record_addition_by_visit ON record_addition (visit, id);

-- Who signed a record: on the screen (ink) or on the printed page (none).
CREATE TABLE record_signature (
  visit       INTEGER NOT NULL REFERENCES visit (id),
  role        TEXT NOT NULL CHECK (role = 'leader' OR role = 'recorder' OR role = 'petitioner'),
  name        TEXT NOT NULL,
  ink         BLOB,
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (visit, role)
) STRICT, WITHOUT ROWID;

-- A line of the sign-in sheet: of part B it is one of the group of a visit.
ALTER TABLE signature ADD COLUMN visit INTEGER REFERENCES visit (id);
ALTER TABLE signature ADD COLUMN signed_at INTEGER;   -- NULL: printed or prefilled, not signed; 0: when is not known
ALTER TABLE signature ADD COLUMN reason TEXT;         -- why somebody of part A has not signed
UPDATE signature SET signed_at = 0;                   -- until now only who had signed was stored

-- A scanned sheet that was filed, and what was counted on it.
CREATE TABLE signin_sheet (
  id          INTEGER PRIMARY KEY,
  session     INTEGER NOT NULL REFERENCES session (id),
  part        TEXT NOT NULL CHECK (part = 'A' OR part = 'B'),
  file        INTEGER NOT NULL REFERENCES file (id),
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  heads       INTEGER,                            -- signatures counted by a person; NULL: not yet
  row_state   INTEGER NOT NULL DEFAULT 0 CHECK (row_state = 0 OR row_state = 2)
) STRICT;
CREATE INDEX signin_sheet_by_session ON signin_sheet (session);

-- Heads on the sheet that differ from the persons present, row by row, with the reason.
CREATE TABLE signin_difference (
  visit       INTEGER PRIMARY KEY REFERENCES visit (id),
  signed      INTEGER NOT NULL,
  reason      TEXT
) STRICT;

-- Of a derived copy: the rectangles, as JSON in pixels of the upright original.
ALTER TABLE photo ADD COLUMN mask TEXT;
ALTER TABLE photo ADD COLUMN consent TEXT;            -- who agreed to publishing, when and how; NULL: nobody
ALTER TABLE photo ADD COLUMN publish INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN has_location INTEGER;    -- the original says where it was taken; NULL: not looked at
CREATE INDEX photo_by_file ON photo (file);           -- else each double is sought among all photos
CREATE INDEX photo_by_original ON photo (derived_from) WHERE derived_from IS NOT NULL;
