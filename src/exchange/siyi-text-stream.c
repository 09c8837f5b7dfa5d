/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a text file: its encoding is found by reading it once through (byte order mark; else
 * valid UTF-8; else GB18030), then it is handed out in pieces, UTF-16 made UTF-8 on the way. A NUL
 * in anything but UTF-16 is refused: such a file is no text. */
#include "siyi-text-stream.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)

struct _SiyiTextStream
{
  SiyiBookBuilder *builder;
  SiyiSource      *source;
  SiyiEncoding     encoding;
  guint64          offset;
  gunichar         high;        /* first half of a pair, 0: none */
};

static gboolean
refuse_nul (SiyiBookBuilder *builder,
            SiyiSource      *source,
            guint64          at,
            GError         **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  guint64 line = 1;

  for (guint64 offset = 0; offset < at; offset += CHUNK_BYTES)
    {
      gsize size = (gsize) MIN (CHUNK_BYTES, at - offset);
      gssize n = siyi_source_read (source, offset, buffer, size, error);

      if (n < 0)
        return FALSE;
      for (gssize i = 0; i < n; i++)
        line += buffer[i] == '\n';
    }

  return siyi_builder_refuse (builder, error, SIYI_FILE_ERROR_NUL_BYTE, SIYI_NO_COLUMN,
                              "line %" G_GUINT64_FORMAT " holds a NUL byte; this is no text table",
                              line);
}

typedef struct
{
  gboolean utf8;           /* so far */
  gboolean wide;           /* has characters of several bytes */
  char     carry[4];       /* start of a character that the next piece ends */
  gsize    n_carry;
} Check;

static void
check_utf8 (Check *check,
            char  *piece,        /* with room for the carry before it */
            gsize  length)
{
  char *start = piece - check->n_carry;
  gsize total = length + check->n_carry, left;
  const char *end;

  if (!check->utf8)
    return;

  memcpy (start, check->carry, check->n_carry);
  g_utf8_validate_len (start, total, &end);
  left = total - (gsize) (end - start);
  if (left > 3 || (left > 0 && g_utf8_get_char_validated (end, (gssize) left) != (gunichar) -2))
    {
      check->utf8 = FALSE;
      return;
    }

  for (const char *p = start; p < end && !check->wide; p++)
    check->wide = (guchar) *p >= 0x80;
  memcpy (check->carry, end, left);
  check->n_carry = left;
}

static gboolean
find_unmarked_encoding (SiyiTextStream *self,
                        GError        **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_BYTES + 4);
  Check check = { .utf8 = TRUE };

  for (guint64 offset = self->offset; offset < self->source->size; offset += CHUNK_BYTES)
    {
      gssize n = siyi_source_read (self->source, offset, buffer + 4, CHUNK_BYTES, error);
      const char *nul;

      if (n < 0 || g_cancellable_set_error_if_cancelled (self->builder->cancellable, error))
        return FALSE;

      nul = memchr (buffer + 4, '\0', (gsize) n);
      if (nul != NULL)
        return refuse_nul (self->builder, self->source,
                           offset + (guint64) (nul - (buffer + 4)), error);
      check_utf8 (&check, buffer + 4, (gsize) n);
    }

  if (check.utf8 && check.n_carry > 0 && check.wide)
    return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TRUNCATED, SIYI_NO_COLUMN,
                                "the file is cut in the middle of its last character");

  self->encoding = check.utf8 && check.n_carry == 0 ? SIYI_ENCODING_UTF8 : SIYI_ENCODING_GB18030;

  return TRUE;
}

static gboolean
find_encoding (SiyiTextStream *self,
               GError        **error)
{
  char mark[4] = { 0 };
  gssize n = siyi_source_read (self->source, 0, mark, sizeof mark, error);

  if (n < 0)
    return FALSE;

  if (n >= 2 && (memcmp (mark, "\xFF\xFE", 2) == 0 || memcmp (mark, "\xFE\xFF", 2) == 0))
    {
      self->encoding = *mark == '\xFF' ? SIYI_ENCODING_UTF16LE : SIYI_ENCODING_UTF16BE;
      self->offset = 2;
      if (self->source->size % 2 != 0)
        return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TRUNCATED,
                                    SIYI_NO_COLUMN,
                                    "the file is cut in the middle of its last character");
      return TRUE;
    }

  if (n >= 3 && memcmp (mark, "\xEF\xBB\xBF", 3) == 0)
    self->offset = 3;
  else if (n >= 4 && memcmp (mark, "\x84\x31\x95\x33", 4) == 0)
    self->offset = 4;

  return find_unmarked_encoding (self, error);
}

/**
 * siyi_text_stream_new:
 * @builder: a builder; must outlive the stream
 * @source: a file; must outlive the stream
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a stream at the first character; nul-byte or truncated
 */
SiyiTextStream *
siyi_text_stream_new (SiyiBookBuilder *builder,
                      SiyiSource      *source,
                      GError         **error)
{
  g_autoptr(SiyiTextStream) self = g_new0 (SiyiTextStream, 1);

  self->builder = builder;
  self->source = source;
  if (!find_encoding (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * siyi_text_stream_free:
 * @self: (nullable): a stream
 */
void
siyi_text_stream_free (SiyiTextStream *self)
{
  g_free (self);
}

/**
 * siyi_text_stream_get_encoding:
 * @self: a stream
 *
 * Returns: what the file is written in
 */
SiyiEncoding
siyi_text_stream_get_encoding (SiyiTextStream *self)
{
  return self->encoding;
}

static gboolean
put_unit (SiyiTextStream *self,
          gunichar        unit,
          char          **to,
          GError        **error)
{
  gboolean low = unit >= 0xDC00 && unit < 0xE000;

  if (unit == 0)
    return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_NUL_BYTE, SIYI_NO_COLUMN,
                                "the text holds a NUL character; this is no text table");

  if (low != (self->high != 0))
    return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_BAD_TEXT, SIYI_NO_COLUMN,
                                "the text holds half a character");

  if (low)
    unit = 0x10000 + ((self->high - 0xD800) << 10) + (unit - 0xDC00);
  self->high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
  if (self->high == 0)
    *to += g_unichar_to_utf8 (unit, *to);

  return TRUE;
}

static gssize
read_utf16 (SiyiTextStream *self,
            char           *buffer,
            gsize           size,
            GError        **error)
{
  /* A unit becomes three bytes at most, a pair four. */
  gsize wanted = (size - 1) / 3 & ~(gsize) 1;
  g_autofree guchar *raw = g_malloc (wanted);
  gssize n = siyi_source_read (self->source, self->offset, raw, wanted, error);
  gboolean big = self->encoding == SIYI_ENCODING_UTF16BE;
  char *to = buffer;

  if (n < 0)
    return -1;

  self->offset += (guint64) n;
  for (gssize i = 0; i + 1 < n; i += 2)
    if (!put_unit (self, (gunichar) (raw[i + !big] << 8 | raw[i + big]), &to, error))
      return -1;

  if (n == 0 && self->high != 0)
    {
      siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TRUNCATED, SIYI_NO_COLUMN,
                           "the file is cut in the middle of its last character");
      return -1;
    }

  /* Nothing but the first half of a pair: the rest of it follows. */
  return n > 0 && to == buffer ? read_utf16 (self, buffer, size, error) : to - buffer;
}

/**
 * siyi_text_stream_read:
 * @self: a stream
 * @buffer: (out caller-allocates): for the bytes
 * @size: how many at most, 16 or more
 * @error: return location
 *
 * Returns: bytes of UTF-8 or GB18030, cut anywhere; 0 at the end, -1 on error
 */
gssize
siyi_text_stream_read (SiyiTextStream *self,
                       char           *buffer,
                       gsize           size,
                       GError        **error)
{
  SiyiBookBuilder *builder = self->builder;
  gssize n;

  if (g_cancellable_set_error_if_cancelled (builder->cancellable, error))
    return -1;

  if (self->encoding == SIYI_ENCODING_UTF16LE || self->encoding == SIYI_ENCODING_UTF16BE)
    n = read_utf16 (self, buffer, size, error);
  else
    {
      n = siyi_source_read (self->source, self->offset, buffer, size, error);
      self->offset += (guint64) MAX (n, 0);
    }

  if (n >= 0 && builder->progress != NULL)
    builder->progress (builder->progress_data, self->offset, self->source->size);

  return n;
}
