-- A volume of Siyi (photos-YYYY-MM.db), format 1: the bytes of files, each once, in chunks of 256 KiB.
-- What they are is told by the rows of main.db that name their hash and this volume.

CREATE TABLE blob (
  id          INTEGER PRIMARY KEY,
  hash        TEXT NOT NULL UNIQUE,       -- sha256 of the bytes, hex
  bytes       INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;

-- A rowid table: WITHOUT ROWID is not meant for rows of this size.
CREATE TABLE chunk (
  blob        INTEGER NOT NULL,           -- written before its blob: the hash is known at the end
  seq         INTEGER NOT NULL,           -- from 0
  data        BLOB NOT NULL,
  PRIMARY KEY (blob, seq)
) STRICT;
