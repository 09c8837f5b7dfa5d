/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the directory of a zip is, looked up before libzip sees the file: libzip holds all of
 * it in memory, and a hostile one may name millions of entries. */
#include "siyi-zip-directory.h"

#include <string.h>

#include "siyi-error.h"

#define TAIL_BYTES (65535 + 22 + 20)
#define DIRECTORY_BYTES (16 * 1024 * 1024)

static guint64
read_le (const guchar *bytes,
         guint         n)
{
  guint64 out = 0;

  while (n-- > 0)
    out = out << 8 | bytes[n];

  return out;
}

typedef struct
{
  guint64 entries, bytes, offset;
} Directory;

/* The record of a directory at some place of the file; FALSE if what stands there can't be one. */
static gboolean
read_end_record (SiyiSource   *source,
                 const guchar *record,
                 guint64       position,
                 Directory    *out)
{
  guchar wide[56];

  if (memcmp (record, "PK\005\006", 4) == 0)
    *out = (Directory) { read_le (record + 10, 2), read_le (record + 12, 4),
                         read_le (record + 16, 4) };
  else if (memcmp (record, "PK\006\007", 4) == 0)   /* tells where the 64-bit record is */
    {
      position = read_le (record + 8, 8);
      if (siyi_source_read (source, position, wide, sizeof wide, NULL) != sizeof wide ||
          memcmp (wide, "PK\006\006", 4) != 0)
        return FALSE;
      *out = (Directory) { read_le (wide + 32, 8), read_le (wide + 40, 8),
                           read_le (wide + 48, 8) };
    }
  else
    return FALSE;

  return out->offset <= position && out->bytes <= position - out->offset;
}

/**
 * siyi_zip_directory_check:
 * @source: a file that begins like a zip
 * @limits: what is allowed
 * @error: return location
 *
 * Every end record in the tail counts: which one libzip believes is its own affair.
 *
 * Returns: %FALSE with too-big if a directory has too many entries or too many bytes
 */
gboolean
siyi_zip_directory_check (SiyiSource           *source,
                          const SiyiReadLimits *limits,
                          GError              **error)
{
  g_autofree guchar *tail = g_malloc (TAIL_BYTES);
  guint64 offset = source->size > TAIL_BYTES ? source->size - TAIL_BYTES : 0;
  gssize length = siyi_source_read (source, offset, tail, TAIL_BYTES, error);
  Directory directory;

  if (length < 0)
    return FALSE;

  for (gssize i = 0; i + 20 <= length; i++)
    {
      if (tail[i] != 'P' || tail[i + 1] != 'K' ||
          !read_end_record (source, tail + i, offset + (guint64) i, &directory))
        continue;

      if (directory.entries > limits->entries || directory.bytes > DIRECTORY_BYTES)
        {
          g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                       "%s: the zip directory names more than %u entries", source->name,
                       limits->entries);
          return FALSE;
        }
    }

  return TRUE;
}
