-- Siyi archive, format 3: files that can be taken out (their bytes lie in volumes, volume-001.sql), own half-days.

ALTER TABLE file ADD COLUMN added TEXT;                             -- day
ALTER TABLE file ADD COLUMN row_state INTEGER NOT NULL DEFAULT 0    -- 2: taken out; the bytes stay
  CHECK (row_state = 0 OR row_state = 2);
ALTER TABLE file ADD COLUMN removed_reason TEXT;
CREATE INDEX file_by_case ON file (case_id) WHERE case_id IS NOT NULL;

-- Of an own day: the half that is off, morning or afternoon (half-days of some citizens, local halves).
ALTER TABLE calendar_day ADD COLUMN half TEXT CHECK (half = 'am' OR half = 'pm');
