/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in a text file: records of fields, quoted where needed, line ends of any kind. Works on
 * bytes, because neither UTF-8 nor GB18030 uses a quote, separator or line end inside of a
 * character; a field is decoded when it ends. Records are numbered from 1, blank ones included. */
#include "siyi-text-stream.h"

#include <string.h>

#include "siyi-text-separator.h"

#define CHUNK_BYTES (64 * 1024)
#define MAX_FIELDS 16384

typedef enum
{
  AT_START,        /* of a field */
  AT_PLAIN,
  AT_QUOTED,
  AT_QUOTE,        /* behind a quote in a quoted field: doubled, or the end */
} At;

typedef struct
{
  SiyiBookBuilder *builder;
  SiyiGb18030     *gb18030;       /* NULL: the bytes are UTF-8 */
  GString         *decoded;
  char             separator;

  At               at;
  gboolean         after_cr;
  gboolean         any;           /* the record has begun */
  guint            column;
  char            *field;
  gsize            length, limit;
  gboolean         overflow;
  gboolean         line_break;    /* inside the quotes */

  guint            quote_record, quote_column;
  GError          *pending;       /* a quoted field too long: is it one that never ends? */
} Parser;

static gboolean
too_long (Parser  *self,
          GError **error)
{
  return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TOO_BIG, self->column,
                              "the cell holds more than %u characters",
                              self->builder->limits->cell_characters);
}

static gboolean
keep_field (Parser  *self,
            GError **error)
{
  SiyiCell cell = { .column = self->column & 0x7FFF, .kind = SIYI_CELL_TEXT };
  const char *text = self->field;
  gsize length = self->length;
  gboolean ascii = TRUE;

  for (gsize i = 0; i < length && ascii; i++)
    ascii = (guchar) text[i] < 0x80;

  if (!ascii && self->gb18030 != NULL)
    {
      if (!siyi_gb18030_decode (self->gb18030, text, length, self->decoded))
        return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_BAD_TEXT, self->column,
                                    "the bytes are neither UTF-8 nor GB18030 text");
      text = self->decoded->str;
      length = self->decoded->len;
    }

  return siyi_builder_add_text (self->builder, cell, text, length, error);
}

static gboolean
end_field (Parser  *self,
           GError **error)
{
  if (self->column >= MAX_FIELDS)
    return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TOO_BIG, SIYI_NO_COLUMN,
                                "the record has more than %d fields", MAX_FIELDS);

  if (self->overflow && self->at == AT_QUOTE && self->pending == NULL)
    too_long (self, &self->pending);
  else if (self->overflow && self->pending == NULL)
    return too_long (self, error);

  if (self->length > 0 && self->pending == NULL && !keep_field (self, error))
    return FALSE;

  self->column++;
  self->length = 0;
  self->overflow = FALSE;
  self->line_break = FALSE;
  self->at = AT_START;

  return TRUE;
}

static gboolean
end_record (Parser  *self,
            GError **error)
{
  SiyiBookBuilder *builder = self->builder;

  if (!end_field (self, error) || (self->pending == NULL && !siyi_builder_end_row (builder, error)))
    return FALSE;

  siyi_builder_begin_row (builder, builder->row.number + 1, FALSE);
  self->column = 0;
  self->any = FALSE;

  return TRUE;
}

static void
put (Parser     *self,
     const char *text,
     gsize       length)
{
  if (length > self->limit - self->length)
    {
      length = self->limit - self->length;
      self->overflow = TRUE;
    }

  memcpy (self->field + self->length, text, length);
  self->length += length;
}

static gboolean
refuse_quote (Parser  *self,
              GError **error)
{
  self->builder->row.number = self->quote_record;

  return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_UNTERMINATED_QUOTE,
                              self->quote_column, "a quoted field begins here and never ends");
}

/* How many bytes from here on need no look. */
static gsize
plain_run (const Parser *self,
           const char   *text,
           gsize         length)
{
  gsize n = 0;

  if (self->at == AT_QUOTED)
    {
      const char *quote = memchr (text, '"', length);

      return quote != NULL ? (gsize) (quote - text) : length;
    }

  while (n < length && text[n] != self->separator && text[n] != '\n' && text[n] != '\r')
    n++;

  return n;
}

static gboolean
take_plain (Parser      *self,
            const char **text,
            const char  *end,
            GError     **error)
{
  char c = **text;
  gsize n;

  if (c == self->separator)
    {
      (*text)++;
      return end_field (self, error);
    }

  if (c == '\n' || c == '\r')
    {
      (*text)++;
      self->after_cr = c == '\r';
      return end_record (self, error);
    }

  n = plain_run (self, *text, (gsize) (end - *text));
  put (self, *text, n);
  *text += n;
  self->at = AT_PLAIN;

  return TRUE;
}

static gboolean
take (Parser      *self,
      const char **text,
      const char  *end,
      GError     **error)
{
  char c = **text;
  gsize n;

  if (self->after_cr)
    {
      self->after_cr = FALSE;
      *text += c == '\n';
      return TRUE;
    }

  self->any = TRUE;
  switch (self->at)
    {
    case AT_START:
      if (c != '"')
        return take_plain (self, text, end, error);
      self->quote_record = self->builder->row.number;
      self->quote_column = self->column;
      self->at = AT_QUOTED;
      (*text)++;
      return TRUE;

    case AT_QUOTED:
      n = plain_run (self, *text, (gsize) (end - *text));
      put (self, *text, n);
      self->line_break = self->line_break || memchr (*text, '\n', n) || memchr (*text, '\r', n);
      *text += n;
      if (*text < end)
        {
          self->at = AT_QUOTE;
          (*text)++;
        }
      return TRUE;

    case AT_QUOTE:
      if (c == '"')
        {
          put (self, "\"", 1);
          self->at = AT_QUOTED;
          (*text)++;
          return TRUE;
        }
      /* A quote that ends a field of several lines in the middle of a word opened the next. */
      if (self->line_break && c != self->separator && c != '\n' && c != '\r' && c != ' ')
        return refuse_quote (self, error);
      return take_plain (self, text, end, error);

    case AT_PLAIN:
    default:
      return take_plain (self, text, end, error);
    }
}

static gboolean
finish (Parser  *self,
        GError **error)
{
  if (self->at == AT_QUOTED)
    return refuse_quote (self, error);

  if (self->any && !end_record (self, error))
    return FALSE;

  if (self->pending != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->pending));
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse (Parser          *self,
       SiyiTextStream  *stream,
       GError         **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);
  gboolean first = TRUE;
  gssize n;

  while ((n = siyi_text_stream_read (stream, buffer, CHUNK_BYTES, error)) > 0)
    {
      const char *text = buffer;

      if (first)
        self->separator = siyi_find_separator (buffer, (gsize) n);
      first = FALSE;

      while (text < buffer + n)
        if (!take (self, &text, buffer + n, error))
          return FALSE;
    }

  return n == 0 && finish (self, error);
}

/**
 * siyi_read_text_table:
 * @builder: a fresh builder
 * @source: a file that begins like nothing else
 * @error: return location
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_read_text_table (SiyiBookBuilder *builder,
                      SiyiSource      *source,
                      GError         **error)
{
  g_autoptr(SiyiTextStream) stream = NULL;
  g_autoptr(SiyiGb18030) gb18030 = NULL;
  g_autoptr(GString) decoded = g_string_new (NULL);
  g_autofree char *field = NULL;
  Parser parser = { .builder = builder, .decoded = decoded };
  gboolean done;

  siyi_builder_add_sheet (builder, "", FALSE);
  stream = siyi_text_stream_new (builder, source, error);
  if (stream == NULL)
    return FALSE;

  if (siyi_text_stream_get_encoding (stream) == SIYI_ENCODING_GB18030)
    gb18030 = siyi_gb18030_new ();
  parser.gb18030 = gb18030;
  parser.limit = 4 * (gsize) builder->limits->cell_characters + 4;
  parser.field = field = g_malloc (parser.limit);
  siyi_builder_begin_row (builder, 1, FALSE);
  done = parse (&parser, stream, error);
  g_clear_error (&parser.pending);

  return done;
}
