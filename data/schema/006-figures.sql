-- Siyi archive, format 6: frozen months, reports, packages, sealed briefs, retention, safety.

-- A frozen period reprints the figures of that day; what changed later shows as corrections.
CREATE TABLE frozen_period (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  from_day    TEXT NOT NULL,
  to_day      TEXT NOT NULL,
  basis       TEXT NOT NULL,              -- visit, registered, exchanged
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  audit_seq   INTEGER NOT NULL,           -- last row of the audit trail then
  UNIQUE (from_day, to_day, basis)
) STRICT;

CREATE TABLE frozen_figure (
  period      INTEGER NOT NULL REFERENCES frozen_period (id),
  key         TEXT NOT NULL,              -- of the figure; of a table: dimension/group/key
  value       INTEGER NOT NULL,           -- of a group: batches
  numerator   INTEGER,                    -- of a group: persons
  denominator INTEGER,                    -- of a group: sessions
  told        INTEGER NOT NULL DEFAULT 0, -- typed in with a source
  ids         BLOB,                       -- the rows behind it, in order of their days (siyi-id-list.h)
  part_ids    BLOB,                       -- of a share: those of its numerator; of average days: the days of each
  PRIMARY KEY (period, key)
) STRICT, WITHOUT ROWID;

-- The visits behind the frozen figures, as they counted.
CREATE TABLE frozen_visit (
  period      INTEGER NOT NULL REFERENCES frozen_period (id),
  visit       INTEGER NOT NULL,
  book        INTEGER NOT NULL,
  persons     INTEGER NOT NULL,
  facts       TEXT NOT NULL,              -- JSON: the sides it was counted by
  PRIMARY KEY (period, visit)
) STRICT, WITHOUT ROWID;

-- What the national system told of an item: its day of exchange, whether it is the first there (domain,
-- sections 4.1, 4.4). Beside the visit, not in it: rows taken over are proved by a digest of their columns.
CREATE TABLE national_item (
  visit       INTEGER PRIMARY KEY REFERENCES visit (id),
  exchanged   TEXT,
  first       INTEGER                     -- 1 first, 0 repeated, NULL not told
) STRICT;
CREATE INDEX national_item_by_day ON national_item (exchanged) WHERE exchanged IS NOT NULL;

-- Figures of other registers that no row of ours can give, typed in with their source.
CREATE TABLE told_figure (
  key         TEXT NOT NULL,
  from_day    TEXT NOT NULL,
  to_day      TEXT NOT NULL,
  value       INTEGER NOT NULL,
  numerator   INTEGER,
  denominator INTEGER,
  source      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  PRIMARY KEY (key, from_day, to_day)
) STRICT, WITHOUT ROWID;

-- The report of a period as the office edited it: the template's paragraphs with what was typed by hand.
CREATE TABLE report (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  from_day    TEXT NOT NULL,
  to_day      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  body        TEXT NOT NULL,              -- JSON: paragraphs of pieces (typed, figure)
  UNIQUE (from_day, to_day)
) STRICT;

-- Every package that left: what, for whom, with which head of the audit trail.
CREATE TABLE package (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind = 'session' OR kind = 'month' OR kind = 'year' OR kind = 'brief' OR kind = 'answers'),
  subject     TEXT NOT NULL,              -- session's uid, 2026-11, 2026
  audience    TEXT NOT NULL,
  number      INTEGER NOT NULL,           -- dense per kind
  at          INTEGER NOT NULL,
  who         TEXT NOT NULL,
  place       TEXT,                       -- where it was written
  sealed      INTEGER NOT NULL DEFAULT 0,
  files       INTEGER NOT NULL,
  bytes       INTEGER NOT NULL,
  hash        TEXT NOT NULL,              -- sha256 of its tag manifest
  audit_seq   INTEGER NOT NULL,
  audit_head  TEXT NOT NULL,
  left_out    TEXT,                       -- JSON: what it names as left out
  expires     TEXT,                       -- day, of a brief package
  checked_at  INTEGER,
  checked     TEXT,                       -- what the last check said
  UNIQUE (kind, number)
) STRICT;

-- What came back from a leader's PC: each answer waits for a person's word; a package is applied once.
CREATE TABLE inbox (
  id          INTEGER PRIMARY KEY,
  package     TEXT NOT NULL,              -- uid of the answers' package
  brief       TEXT NOT NULL,              -- uid of the brief package it answers
  item        TEXT NOT NULL,              -- uid of the answer: the same answer twice is one
  visit       TEXT NOT NULL,              -- uid
  at          INTEGER NOT NULL,           -- taken in
  said_at     INTEGER NOT NULL,           -- written there
  said_by     TEXT NOT NULL,
  field       TEXT NOT NULL,              -- instruction, …
  before      TEXT,                       -- what the leader saw
  proposed    TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'waiting'
              CHECK (state = 'waiting' OR state = 'accepted' OR state = 'refused'),
  decided_at  INTEGER,
  decided_by  TEXT,
  reason      TEXT,
  UNIQUE (item)
) STRICT;

-- Retention (regulation on archives, article 20; domain, section 9): by rule, a person's word wins.
CREATE TABLE case_retention (
  case_id     INTEGER PRIMARY KEY REFERENCES petition_case (id),
  years       INTEGER NOT NULL,           -- 0 permanent
  why         TEXT NOT NULL
) STRICT;

CREATE TABLE destruction (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  number      INTEGER NOT NULL UNIQUE,
  listed_at   INTEGER NOT NULL,
  listed_by   TEXT NOT NULL,
  signed_at   INTEGER,
  signed_by   TEXT,                       -- two different persons sign
  second_at   INTEGER,
  second_by   TEXT,
  done_at     INTEGER,
  cancelled_at INTEGER,
  reason      TEXT NOT NULL
) STRICT;

-- The list stays when the records are gone; it holds nothing of a person.
CREATE TABLE destruction_item (
  destruction INTEGER NOT NULL REFERENCES destruction (id),
  ordinal     INTEGER NOT NULL,
  case_id     INTEGER NOT NULL,
  number      TEXT NOT NULL,              -- the matter's number
  title       TEXT NOT NULL,              -- its class and year, never the person
  last_day    TEXT NOT NULL,
  retention   INTEGER NOT NULL,
  files       INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (destruction, ordinal)
) STRICT, WITHOUT ROWID;

-- Lines of the audit trail whose words went with the matter they told of. Each stays with its hash; what it
-- covers besides the words stands here, and the chain goes on over it: the destruction's own line holds
-- the digest of these rows (siyi-emptied.h).
CREATE TABLE audit_emptied (
  id          INTEGER PRIMARY KEY,
  seq         INTEGER NOT NULL UNIQUE,    -- the line
  destruction INTEGER NOT NULL REFERENCES destruction (id),
  before      TEXT NOT NULL,              -- hash of the line before it
  hash        TEXT NOT NULL,              -- its own
  rest        TEXT NOT NULL               -- sha256 of the line without its words
) STRICT;
CREATE INDEX audit_emptied_by_list ON audit_emptied (destruction, seq);
CREATE TRIGGER audit_emptied_is_never_changed BEFORE UPDATE ON audit_emptied
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_emptied_is_never_cut BEFORE DELETE ON audit_emptied
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;

-- A line is still never changed, but for its words by a list that two persons signed.
DROP TRIGGER audit_is_never_changed;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
WHEN NEW.seq IS NOT OLD.seq OR NEW.action IS NOT OLD.action OR NEW.at IS NOT OLD.at OR NEW.who IS NOT OLD.who
  OR NEW.verb IS NOT OLD.verb OR NEW.entity IS NOT OLD.entity OR NEW.entity_id IS NOT OLD.entity_id
  OR NEW.hash IS NOT OLD.hash
  OR NOT EXISTS (SELECT 1 FROM audit_emptied e JOIN destruction d ON d.id = e.destruction
                 WHERE e.seq = OLD.seq AND d.second_at IS NOT NULL
                 AND NEW.change = '{"emptied_by":' || d.number || '}')
BEGIN SELECT RAISE (ABORT, 'the audit trail is append-only'); END;

-- Who sits here: role and, where asked for, a pass phrase for the lock (Argon2id string of libsodium).
ALTER TABLE profile ADD COLUMN pass TEXT;
ALTER TABLE profile ADD COLUMN leader INTEGER REFERENCES leader (id);

-- The log of reminders by days, and what a summary told of.
CREATE INDEX reminder_by_time ON reminder (due_at);
CREATE INDEX reminder_by_digest ON reminder (digest) WHERE digest IS NOT NULL;

-- Backups made, in the words of the archive they were made of.
CREATE TABLE backup (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  place       TEXT NOT NULL,              -- folder
  name        TEXT NOT NULL,
  sealed      INTEGER NOT NULL DEFAULT 0,
  bytes       INTEGER NOT NULL,
  checked_at  INTEGER,
  audit_seq   INTEGER NOT NULL,
  audit_head  TEXT NOT NULL,
  trouble     TEXT                        -- why it does not count
) STRICT;
CREATE INDEX backup_by_time ON backup (at);

-- Statistics over hundreds of thousands of visits answer from indexes alone. The first serves every count of
-- a book and its days; the others replace narrower ones of the same leading column.
CREATE INDEX visit_figures ON visit (book, day, row_state, serial, queue, persons, first, case_id, session, method);
DROP INDEX visit_by_case;
CREATE INDEX visit_by_case ON visit (case_id, row_state, first, serial);
DROP INDEX event_by_case;
CREATE INDEX event_by_case ON event (case_id, day, kind, days);
DROP INDEX task_by_visit;
CREATE INDEX task_by_visit ON task (visit, state, assigned, due, answered, served);
CREATE INDEX case_closed ON petition_case (closed_day) WHERE closed_day IS NOT NULL;
CREATE INDEX case_registered ON petition_case (registered);

-- From which days on what is open is yellow and red, by the rules of its moment: Today and the follow-up page
-- count and begin their lists here, however many tasks are open. Follows from other tables and stands in no trail.
CREATE TABLE alarm (
  kind        INTEGER NOT NULL,           -- SiyiAlarmKind
  subject     INTEGER NOT NULL,           -- task; visit of an instruction without one; case
  case_id     INTEGER NOT NULL,
  yellow      TEXT NOT NULL,              -- 9999-12-31: never
  red         TEXT NOT NULL CHECK (red >= yellow),
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX alarm_by_days ON alarm (kind, red, yellow, subject);
CREATE INDEX alarm_by_case ON alarm (case_id);

CREATE TABLE alarm_count (
  kind        INTEGER NOT NULL,
  red         TEXT NOT NULL,
  yellow      TEXT NOT NULL,
  n           INTEGER NOT NULL,
  PRIMARY KEY (kind, red, yellow)
) STRICT, WITHOUT ROWID;

-- Cases whose alarms must be settled before the action that touched them ends; 0: all.
CREATE TABLE alarm_stale (
  case_id     INTEGER PRIMARY KEY
) STRICT;
INSERT INTO alarm_stale VALUES (0);

CREATE TRIGGER alarm_of_case AFTER UPDATE OF closed_day, row_state, route, satisfaction ON petition_case
  BEGIN INSERT INTO alarm_stale VALUES (new.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_case_gone AFTER DELETE ON petition_case
  BEGIN INSERT INTO alarm_stale VALUES (old.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_visit AFTER UPDATE OF case_id, row_state, day, batch, on_the_spot ON visit
  BEGIN INSERT INTO alarm_stale VALUES (new.case_id), (old.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_visit_gone AFTER DELETE ON visit
  BEGIN INSERT INTO alarm_stale VALUES (old.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_instruction_new AFTER INSERT ON instruction
  BEGIN INSERT INTO alarm_stale SELECT case_id FROM visit WHERE id = new.visit ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_instruction AFTER UPDATE OF visit, ordinal, given ON instruction
  BEGIN INSERT INTO alarm_stale SELECT case_id FROM visit WHERE id IN (new.visit, old.visit) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_instruction_gone AFTER DELETE ON instruction
  BEGIN INSERT INTO alarm_stale SELECT case_id FROM visit WHERE id = old.visit ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_task_new AFTER INSERT ON task
  BEGIN INSERT INTO alarm_stale SELECT case_id FROM visit WHERE id = new.visit ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_task AFTER UPDATE OF visit, assigned, due, limit_days, limit_kind, state, closed, visit_back,
  waits ON task
  BEGIN INSERT INTO alarm_stale SELECT case_id FROM visit WHERE id IN (new.visit, old.visit) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_task_gone AFTER DELETE ON task
  BEGIN INSERT INTO alarm_stale SELECT case_id FROM visit WHERE id = old.visit ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_unit_new AFTER INSERT ON task_unit
  BEGIN INSERT INTO alarm_stale SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = new.task
  ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_unit AFTER UPDATE ON task_unit
  BEGIN INSERT INTO alarm_stale SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id IN (new.task,
  old.task) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_unit_gone AFTER DELETE ON task_unit
  BEGIN INSERT INTO alarm_stale SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = old.task
  ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_step_new AFTER INSERT ON task_step
  BEGIN INSERT INTO alarm_stale SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = new.task
  ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_step AFTER UPDATE ON task_step
  BEGIN INSERT INTO alarm_stale SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id IN (new.task,
  old.task) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_step_gone AFTER DELETE ON task_step
  BEGIN INSERT INTO alarm_stale SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = old.task
  ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_event_new AFTER INSERT ON event
  BEGIN INSERT INTO alarm_stale VALUES (new.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_event AFTER UPDATE ON event
  BEGIN INSERT INTO alarm_stale VALUES (new.case_id), (old.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_event_gone AFTER DELETE ON event
  BEGIN INSERT INTO alarm_stale VALUES (old.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_setting_new AFTER INSERT ON setting WHEN new.key LIKE 'limit.%' OR new.key LIKE 'clock.%'
  BEGIN INSERT INTO alarm_stale VALUES (0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_setting AFTER UPDATE ON setting WHEN new.key LIKE 'limit.%' OR new.key LIKE 'clock.%'
  BEGIN INSERT INTO alarm_stale VALUES (0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_setting_gone AFTER DELETE ON setting WHEN old.key LIKE 'limit.%' OR old.key LIKE 'clock.%'
  BEGIN INSERT INTO alarm_stale VALUES (0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_day_new AFTER INSERT ON calendar_day
  BEGIN INSERT INTO alarm_stale VALUES (0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_day AFTER UPDATE ON calendar_day
  BEGIN INSERT INTO alarm_stale VALUES (0) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER alarm_of_day_gone AFTER DELETE ON calendar_day
  BEGIN INSERT INTO alarm_stale VALUES (0) ON CONFLICT DO NOTHING; END;

CREATE INDEX case_link_other ON case_link (case_b, kind);

-- What was answered and not served yet, however many tasks are open.
CREATE INDEX task_answered ON task (answered, id) WHERE answered IS NOT NULL AND served IS NULL AND waits IS NOT NULL;

-- Months counted before, kept as what they give to the figures (siyi-stats-kept.c): numbers that stand
-- nowhere else, made anew from the rows whenever these have changed. No trail, nothing to undo.
CREATE TABLE figure_month (
  month       TEXT PRIMARY KEY,           -- 2026-11, of visits' days
  counted     TEXT NOT NULL,              -- that day …
  until       TEXT NOT NULL,              -- … and up to this one, when the next limit runs out
  rules       TEXT NOT NULL,              -- digest of the definitions and settings it was counted by
  sums        BLOB NOT NULL
) STRICT;

-- Months of which something has changed since. Whatever changes of a matter marks every month it has a visit
-- in, and those of its twins, for whether it was solved at once is asked of them too.
CREATE TABLE figure_stale (month TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIEW figure_touch AS SELECT NULL AS case_id, NULL AS month;
CREATE TRIGGER figure_touch_marks INSTEAD OF INSERT ON figure_touch BEGIN
  INSERT INTO figure_stale (month) SELECT substr (new.month, 1, 7) WHERE new.month IS NOT NULL
    ON CONFLICT DO NOTHING;
  INSERT INTO figure_stale (month) SELECT substr (day, 1, 7) FROM visit WHERE case_id = new.case_id AND day IS NOT NULL
    ON CONFLICT DO NOTHING;
  INSERT INTO figure_stale (month) SELECT substr (v.day, 1, 7) FROM case_link k CROSS JOIN visit v ON v.case_id = k.case_b
    WHERE k.case_a = new.case_id AND v.day IS NOT NULL ON CONFLICT DO NOTHING;
  INSERT INTO figure_stale (month) SELECT substr (v.day, 1, 7) FROM case_link k CROSS JOIN visit v ON v.case_id = k.case_a
    WHERE k.case_b = new.case_id AND v.day IS NOT NULL ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER figure_visit_made AFTER INSERT ON visit BEGIN
  INSERT INTO figure_touch VALUES (new.case_id, NULL);
END;
CREATE TRIGGER figure_visit_changed AFTER UPDATE ON visit BEGIN
  INSERT INTO figure_touch VALUES (old.case_id, old.day);
  INSERT INTO figure_touch VALUES (new.case_id, NULL);
END;
CREATE TRIGGER figure_visit_gone AFTER DELETE ON visit BEGIN
  INSERT INTO figure_touch VALUES (old.case_id, old.day);
END;
CREATE TRIGGER figure_case_changed AFTER UPDATE ON petition_case BEGIN
  INSERT INTO figure_touch VALUES (new.id, NULL);
END;
CREATE TRIGGER figure_task_made AFTER INSERT ON task BEGIN
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = new.visit), NULL);
END;
CREATE TRIGGER figure_task_changed AFTER UPDATE ON task BEGIN
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = old.visit), NULL);
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = new.visit), NULL);
END;
CREATE TRIGGER figure_task_gone AFTER DELETE ON task BEGIN
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = old.visit), NULL);
END;
CREATE TRIGGER figure_event_made AFTER INSERT ON event BEGIN
  INSERT INTO figure_touch VALUES (new.case_id, NULL);
END;
CREATE TRIGGER figure_event_changed AFTER UPDATE ON event BEGIN
  INSERT INTO figure_touch VALUES (old.case_id, NULL);
  INSERT INTO figure_touch VALUES (new.case_id, NULL);
END;
CREATE TRIGGER figure_event_gone AFTER DELETE ON event BEGIN
  INSERT INTO figure_touch VALUES (old.case_id, NULL);
END;
CREATE TRIGGER figure_national_item_made AFTER INSERT ON national_item BEGIN
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = new.visit), NULL);
END;
CREATE TRIGGER figure_national_item_changed AFTER UPDATE ON national_item BEGIN
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = old.visit), NULL);
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = new.visit), NULL);
END;
CREATE TRIGGER figure_national_item_gone AFTER DELETE ON national_item BEGIN
  INSERT INTO figure_touch VALUES ((SELECT case_id FROM visit WHERE id = old.visit), NULL);
END;
CREATE TRIGGER figure_case_link_made AFTER INSERT ON case_link BEGIN
  INSERT INTO figure_touch VALUES (new.case_a, NULL);
  INSERT INTO figure_touch VALUES (new.case_b, NULL);
END;
CREATE TRIGGER figure_case_link_changed AFTER UPDATE ON case_link BEGIN
  INSERT INTO figure_touch VALUES (old.case_a, NULL);
  INSERT INTO figure_touch VALUES (old.case_b, NULL);
  INSERT INTO figure_touch VALUES (new.case_a, NULL);
  INSERT INTO figure_touch VALUES (new.case_b, NULL);
END;
CREATE TRIGGER figure_case_link_gone AFTER DELETE ON case_link BEGIN
  INSERT INTO figure_touch VALUES (old.case_a, NULL);
  INSERT INTO figure_touch VALUES (old.case_b, NULL);
END;
CREATE TRIGGER figure_session_leader_made AFTER INSERT ON session_leader BEGIN
  INSERT INTO figure_touch SELECT NULL, day FROM visit WHERE session = new.session;
END;
CREATE TRIGGER figure_session_leader_changed AFTER UPDATE ON session_leader BEGIN
  INSERT INTO figure_touch SELECT NULL, day FROM visit WHERE session = old.session;
  INSERT INTO figure_touch SELECT NULL, day FROM visit WHERE session = new.session;
END;
CREATE TRIGGER figure_session_leader_gone AFTER DELETE ON session_leader BEGIN
  INSERT INTO figure_touch SELECT NULL, day FROM visit WHERE session = old.session;
END;
CREATE TRIGGER figure_calendar_day_made AFTER INSERT ON calendar_day BEGIN
  DELETE FROM figure_month;
END;
CREATE TRIGGER figure_calendar_day_changed AFTER UPDATE ON calendar_day BEGIN
  DELETE FROM figure_month;
END;
CREATE TRIGGER figure_calendar_day_gone AFTER DELETE ON calendar_day BEGIN
  DELETE FROM figure_month;
END;
CREATE TRIGGER figure_calendar_year_made AFTER INSERT ON calendar_year BEGIN
  DELETE FROM figure_month;
END;
CREATE TRIGGER figure_calendar_year_changed AFTER UPDATE ON calendar_year BEGIN
  DELETE FROM figure_month;
END;
CREATE TRIGGER figure_calendar_year_gone AFTER DELETE ON calendar_year BEGIN
  DELETE FROM figure_month;
END;

-- Of a session, whether its four ones are all there once it is over (siyi-session-ones.c), until something is
-- written that it is read from: the row then goes. Follows from other tables and stands in no trail.
CREATE TABLE figure_session (
  session     INTEGER PRIMARY KEY,
  rules       TEXT NOT NULL,              -- the version of the program that read it
  complete    INTEGER NOT NULL
) STRICT;

CREATE TRIGGER figure_ones_of_session_gone AFTER DELETE ON session BEGIN
  DELETE FROM figure_session WHERE session = old.id;
END;
CREATE TRIGGER figure_ones_of_visit_made AFTER INSERT ON visit BEGIN
  DELETE FROM figure_session WHERE session = new.session;
END;
CREATE TRIGGER figure_ones_of_visit_changed AFTER UPDATE ON visit BEGIN
  DELETE FROM figure_session WHERE session IN (old.session, new.session);
END;
CREATE TRIGGER figure_ones_of_visit_gone AFTER DELETE ON visit BEGIN
  DELETE FROM figure_session WHERE session = old.session;
END;
CREATE TRIGGER figure_ones_of_case_named AFTER UPDATE OF title ON petition_case BEGIN
  DELETE FROM figure_session WHERE session IN (SELECT session FROM visit WHERE case_id = new.id);
END;
CREATE TRIGGER figure_ones_of_instruction_made AFTER INSERT ON instruction BEGIN
  DELETE FROM figure_session WHERE session = (SELECT session FROM visit WHERE id = new.visit);
END;
CREATE TRIGGER figure_ones_of_instruction_changed AFTER UPDATE OF visit ON instruction BEGIN
  DELETE FROM figure_session WHERE session IN (SELECT session FROM visit WHERE id IN (old.visit, new.visit));
END;
CREATE TRIGGER figure_ones_of_instruction_gone AFTER DELETE ON instruction BEGIN
  DELETE FROM figure_session WHERE session = (SELECT session FROM visit WHERE id = old.visit);
END;
CREATE TRIGGER figure_ones_of_task_made AFTER INSERT ON task BEGIN
  DELETE FROM figure_session WHERE session = (SELECT session FROM visit WHERE id = new.visit);
END;
CREATE TRIGGER figure_ones_of_task_changed AFTER UPDATE OF visit, due, limit_days ON task BEGIN
  DELETE FROM figure_session WHERE session IN (SELECT session FROM visit WHERE id IN (old.visit, new.visit));
END;
CREATE TRIGGER figure_ones_of_task_gone AFTER DELETE ON task BEGIN
  DELETE FROM figure_session WHERE session = (SELECT session FROM visit WHERE id = old.visit);
END;
CREATE TRIGGER figure_ones_of_task_unit_made AFTER INSERT ON task_unit BEGIN
  DELETE FROM figure_session WHERE session = (SELECT v.session FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = new.task);
END;
CREATE TRIGGER figure_ones_of_task_unit_changed AFTER UPDATE OF task ON task_unit BEGIN
  DELETE FROM figure_session WHERE session IN (SELECT v.session FROM task t
    JOIN visit v ON v.id = t.visit WHERE t.id IN (old.task, new.task));
END;
CREATE TRIGGER figure_ones_of_task_unit_gone AFTER DELETE ON task_unit BEGIN
  DELETE FROM figure_session WHERE session = (SELECT v.session FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = old.task);
END;
CREATE TRIGGER figure_ones_of_photo_made AFTER INSERT ON photo BEGIN
  DELETE FROM figure_session WHERE session = new.session;
END;
CREATE TRIGGER figure_ones_of_photo_changed AFTER UPDATE OF session, kind, caption, derived_from, row_state ON photo BEGIN
  DELETE FROM figure_session WHERE session IN (old.session, new.session);
END;
CREATE TRIGGER figure_ones_of_photo_gone AFTER DELETE ON photo BEGIN
  DELETE FROM figure_session WHERE session = old.session;
END;
CREATE TRIGGER figure_ones_of_signature_made AFTER INSERT ON signature BEGIN
  DELETE FROM figure_session WHERE session = new.session;
END;
CREATE TRIGGER figure_ones_of_signature_changed AFTER UPDATE ON signature BEGIN
  DELETE FROM figure_session WHERE session IN (old.session, new.session);
END;
CREATE TRIGGER figure_ones_of_signature_gone AFTER DELETE ON signature BEGIN
  DELETE FROM figure_session WHERE session = old.session;
END;
CREATE TRIGGER figure_ones_of_difference_made AFTER INSERT ON signin_difference BEGIN
  DELETE FROM figure_session WHERE session = (SELECT session FROM visit WHERE id = new.visit);
END;
CREATE TRIGGER figure_ones_of_difference_changed AFTER UPDATE ON signin_difference BEGIN
  DELETE FROM figure_session WHERE session IN (SELECT session FROM visit WHERE id IN (old.visit, new.visit));
END;
CREATE TRIGGER figure_ones_of_difference_gone AFTER DELETE ON signin_difference BEGIN
  DELETE FROM figure_session WHERE session = (SELECT session FROM visit WHERE id = old.visit);
END;
CREATE TRIGGER figure_ones_of_sheet_made AFTER INSERT ON signin_sheet BEGIN
  DELETE FROM figure_session WHERE session = new.session;
END;
CREATE TRIGGER figure_ones_of_sheet_changed AFTER UPDATE ON signin_sheet BEGIN
  DELETE FROM figure_session WHERE session IN (old.session, new.session);
END;
CREATE TRIGGER figure_ones_of_sheet_gone AFTER DELETE ON signin_sheet BEGIN
  DELETE FROM figure_session WHERE session = old.session;
END;
CREATE TRIGGER figure_ones_of_excuse_made AFTER INSERT ON excuse BEGIN
  DELETE FROM figure_session WHERE session = new.session;
END;
CREATE TRIGGER figure_ones_of_excuse_changed AFTER UPDATE ON excuse BEGIN
  DELETE FROM figure_session WHERE session IN (old.session, new.session);
END;
CREATE TRIGGER figure_ones_of_excuse_gone AFTER DELETE ON excuse BEGIN
  DELETE FROM figure_session WHERE session = old.session;
END;
