-- Siyi archive, format 2: the plan of receptions, its changes, and the notices.

-- Of a leader who sits once a month: any | day:15 | weekday:1 (some Monday) | weekday:1:2 (the second Monday).
ALTER TABLE leader ADD COLUMN monthly_day TEXT;

-- Turns a leader is credited without having sat: who joins late or comes back starts level.
CREATE TABLE leader_credit (
  id          INTEGER PRIMARY KEY,
  leader      INTEGER NOT NULL REFERENCES leader (id),
  day         TEXT NOT NULL,
  turns       INTEGER NOT NULL,
  reason      TEXT NOT NULL
) STRICT;
CREATE INDEX leader_credit_by_leader ON leader_credit (leader, day);

-- A leader who must not receive a matter (article 28), by a person's word and with its reason.
CREATE TABLE recusal (
  id          INTEGER PRIMARY KEY,
  leader      INTEGER NOT NULL REFERENCES leader (id),
  case_id     INTEGER NOT NULL REFERENCES petition_case (id),
  day         TEXT NOT NULL,
  reason      TEXT NOT NULL
) STRICT;
CREATE INDEX recusal_by_case ON recusal (case_id);

-- The sessions of an ordinary month: one row a session of a day.
CREATE TABLE slot_pattern (
  id          INTEGER PRIMARY KEY,
  ordinal     INTEGER NOT NULL,
  days        TEXT NOT NULL DEFAULT 'daily',  -- daily | weekday:1,3 | monthday:15
  part        TEXT CHECK (part = 'am' OR part = 'pm'),
  from_time   TEXT NOT NULL,
  to_time     TEXT NOT NULL,
  venue       INTEGER REFERENCES venue (id),
  method      TEXT NOT NULL,
  seats       INTEGER NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 9)
) STRICT;

ALTER TABLE session ADD COLUMN topic TEXT;                          -- of a special study, an outreach visit …
ALTER TABLE session ADD COLUMN why TEXT;                            -- JSON: the facts behind why_text
ALTER TABLE session ADD COLUMN planned_day TEXT;                    -- when this was planned
ALTER TABLE session ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;   -- set by hand: replanning keeps it

-- Each change of a planned session, also after it was undone by another.
CREATE TABLE session_change (
  id          INTEGER PRIMARY KEY,
  session     INTEGER NOT NULL REFERENCES session (id),
  other       INTEGER REFERENCES session (id),   -- the other half of a swap
  at          INTEGER NOT NULL,
  day         TEXT NOT NULL,
  who         TEXT NOT NULL,
  kind        TEXT NOT NULL,                     -- added, swapped, stand-in, moved, edited, cancelled, restored, replanned
  reason      TEXT,
  before      TEXT,                              -- JSON: the session's line as it was
  after       TEXT
) STRICT;
CREATE INDEX session_change_by_session ON session_change (session, id);

-- notice.month is YYYY-MM, or the day of the one session it announces.
ALTER TABLE notice ADD COLUMN session INTEGER REFERENCES session (id);
ALTER TABLE notice ADD COLUMN title TEXT;
ALTER TABLE notice ADD COLUMN published_at INTEGER;
ALTER TABLE notice ADD COLUMN published_by TEXT;

-- What was posted where and when, with its proof.
CREATE TABLE notice_post (
  id          INTEGER PRIMARY KEY,
  notice      INTEGER NOT NULL REFERENCES notice (id),
  outlet      TEXT NOT NULL,                     -- posted, web, text, calendar, screen, other
  place       TEXT,
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  proof       INTEGER REFERENCES file (id),
  note        TEXT
) STRICT;
CREATE INDEX notice_post_by_notice ON notice_post (notice, id);
