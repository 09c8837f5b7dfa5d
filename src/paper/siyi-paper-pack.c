/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF of cairo's written again, smaller: what is no stream goes into object streams (ISO 32000-1,
 * 7.5.7) and the table of places becomes a stream too (7.5.8). The tags of a table of a thousand cells
 * take a tenth that way, and nothing of it is left out. Streams are copied as they are, but for the fonts'
 * outlines. Any thread. */
#include "siyi-paper-private.h"

#include <stdlib.h>
#include <string.h>

/* So many objects are unpacked at once by who looks for one of them. */
enum { IN_STREAM = 200, ENTRY = 20, ROW = 7 };

#define END_OF_STREAM "endstream\nendobj\n"
#define END_OF_OBJECT "\nendobj\n"

typedef struct { guint number; gsize from, to; } Object;    /* from after its "n 0 obj\n" */

typedef struct
{
  const char    *bytes;
  gsize          n;
  GArray        *objects;       /* Object, as they lie in the file */
  guint          root, info;

  GOutputStream *out;
  guint64        at;            /* bytes written */
  GByteArray    *rows;          /* ROW bytes for each object's number */
  GString       *heads, *bodies;  /* of the object stream under way */
  GArray        *waiting;       /* guint: the numbers in it */
  GCancellable  *cancellable;
} Packing;

static void
packing_clear (Packing *self)
{
  g_clear_pointer (&self->objects, g_array_unref);
  g_clear_pointer (&self->rows, g_byte_array_unref);
  g_clear_pointer (&self->waiting, g_array_unref);
  g_string_free (self->heads, TRUE);
  g_string_free (self->bodies, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packing, packing_clear)

static int
by_place (gconstpointer a,
          gconstpointer b)
{
  const Object *one = a, *other = b;

  return one->from < other->from ? -1 : one->from > other->from;
}

static gboolean
ends_with (const char *bytes,
           gsize       n,
           const char *end)
{
  return n >= strlen (end) && memcmp (bytes + n - strlen (end), end, strlen (end)) == 0;
}

static gboolean
find_reference (const char *text,
                const char *key,
                guint      *number)
{
  const char *found = strstr (text, key);

  *number = found != NULL ? (guint) strtoul (found + strlen (key), NULL, 10) : 0;

  return *number > 0;
}

/* Each object's text ends where the next begins. */
static gboolean
bound_objects (Packing *self,
               gsize    end)
{
  g_array_sort (self->objects, by_place);
  for (guint i = 0; i < self->objects->len; i++)
    {
      Object *object = &g_array_index (self->objects, Object, i);
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", object->number);

      object->to = i + 1 < self->objects->len ? g_array_index (self->objects, Object, i + 1).from : end;
      if (object->to < object->from + strlen (head) + strlen (END_OF_OBJECT) ||
          memcmp (self->bytes + object->from, head, strlen (head)) != 0 ||
          !ends_with (self->bytes + object->from, object->to - object->from, END_OF_OBJECT))
        return FALSE;
    }
  for (guint i = 0; i < self->objects->len; i++)
    {
      Object *object = &g_array_index (self->objects, Object, i);

      object->from = (gsize) ((const char *) memchr (self->bytes + object->from, '\n', self->n - object->from) -
                              self->bytes) + 1;
    }

  return TRUE;
}

/* FALSE: it is not as cairo 1.16 writes it, and stays as it is. */
static gboolean
read_table (Packing *self)
{
  g_autofree char *tail = NULL;
  char *start, *end;
  gsize table;
  guint count;

  if (self->n < 512)
    return FALSE;
  tail = g_strndup (self->bytes + self->n - 256, 256);
  start = strstr (tail, "startxref\n");
  table = start != NULL ? (gsize) g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10) : 0;
  if (table == 0 || table >= self->n || !g_str_has_prefix (self->bytes + table, "xref\n0 ") ||
      !find_reference (tail, "/Root ", &self->root) || !find_reference (tail, "/Info ", &self->info))
    return FALSE;

  count = (guint) strtoul (self->bytes + table + strlen ("xref\n0 "), &end, 10);
  if (*end != '\n' || count < 2 || (gsize) (end + 1 - self->bytes) + (gsize) count * ENTRY > self->n)
    return FALSE;
  for (guint i = 1; i < count; i++)
    {
      const char *entry = end + 1 + (gsize) i * ENTRY;
      const Object object = { i, (gsize) g_ascii_strtoull (entry, NULL, 10), 0 };

      if (entry[17] != 'n' || object.from >= table)
        return FALSE;
      g_array_append_val (self->objects, object);
    }

  return bound_objects (self, table);
}

static gboolean
put (Packing     *self,
     const void  *bytes,
     gsize        n,
     GError     **error)
{
  self->at += n;

  return g_output_stream_write_all (self->out, bytes, n, NULL, self->cancellable, error);
}

static void
set_row (Packing *self,
         guint    number,
         guint    kind,
         guint64  place,
         guint    index)
{
  const guint8 row[ROW] = { (guint8) kind, (guint8) (place >> 24), (guint8) (place >> 16), (guint8) (place >> 8),
                            (guint8) place, (guint8) (index >> 8), (guint8) index };
  const guint before = self->rows->len;

  if (before < (number + 1) * ROW)
    {
      g_byte_array_set_size (self->rows, (number + 1) * ROW);
      memset (self->rows->data + before, 0, self->rows->len - before);
    }
  memcpy (self->rows->data + number * ROW, row, ROW);
}

/* Numbers go on behind those of the objects that are there. */
static guint
next_number (Packing *self)
{
  return self->rows->len / ROW;
}

static GBytes *
deflate (const void  *bytes,
         gsize        n,
         GError     **error)
{
  g_autoptr(GConverter) zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) out = g_converter_output_stream_new (memory, zlib);

  if (!g_output_stream_write_all (out, bytes, n, NULL, NULL, error) || !g_output_stream_close (out, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* @words: of its dictionary, beside its length and filter */
static gboolean
put_stream (Packing     *self,
            guint        number,
            const char  *words,
            const void  *bytes,
            gsize        n,
            GError     **error)
{
  g_autoptr(GBytes) small = deflate (bytes, n, error);
  g_autofree char *head = NULL;

  if (small == NULL)
    return FALSE;
  head = g_strdup_printf ("%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT " /Filter /FlateDecode >>\nstream\n", number,
                          words, g_bytes_get_size (small));

  return put (self, head, strlen (head), error) &&
         put (self, g_bytes_get_data (small, NULL), g_bytes_get_size (small), error) &&
         put (self, "\n" END_OF_STREAM, strlen ("\n" END_OF_STREAM), error);
}

static gboolean
put_waiting (Packing  *self,
             GError  **error)
{
  const guint number = next_number (self);
  g_autofree char *words = NULL;

  if (self->waiting->len == 0)
    return TRUE;

  words = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT, self->waiting->len, self->heads->len);
  for (guint i = 0; i < self->waiting->len; i++)
    set_row (self, g_array_index (self->waiting, guint, i), 2, number, i);
  set_row (self, number, 1, self->at, 0);
  g_string_append_len (self->heads, self->bodies->str, (gssize) self->bodies->len);
  if (!put_stream (self, number, words, self->heads->str, self->heads->len, error))
    return FALSE;

  g_string_truncate (self->heads, 0);
  g_string_truncate (self->bodies, 0);
  g_array_set_size (self->waiting, 0);

  return TRUE;
}

static GBytes *
inflate (const void  *bytes,
         gsize        n,
         GError     **error)
{
  g_autoptr(GConverter) zlib = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) out = g_converter_output_stream_new (memory, zlib);

  if (!g_output_stream_write_all (out, bytes, n, NULL, NULL, error) || !g_output_stream_close (out, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* The font within a stream of one, smaller; NULL where it is none, or stays as it is. */
static GByteArray *
unroll_font (const char *text,
             gsize       n)
{
  static const char begin[] = ">>\nstream\n";
  g_autofree char *head = g_strndup (text, MIN (n, 256));
  char *data = strstr (head, begin);
  const gsize before = data != NULL ? (gsize) (data - head) + strlen (begin) : n;
  g_autoptr(GBytes) cff = NULL;

  if (data == NULL || n < before + strlen ("\n" END_OF_STREAM))
    return NULL;
  *data = '\0';
  if (strstr (head, "/CIDFontType0C") == NULL || strstr (head, "/FlateDecode") == NULL)
    return NULL;
  cff = inflate (text + before, n - before - strlen ("\n" END_OF_STREAM), NULL);

  return cff != NULL ? siyi_outlines_unroll (cff) : NULL;
}

static gboolean
put_object (Packing       *self,
            const Object  *object,
            GError       **error)
{
  const char *text = self->bytes + object->from;
  const gsize n = object->to - object->from;
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", object->number);

  if (ends_with (text, n, END_OF_STREAM))
    {
      g_autoptr(GByteArray) font = unroll_font (text, n);

      set_row (self, object->number, 1, self->at, 0);
      if (font != NULL)
        return put_stream (self, object->number, "/Subtype /CIDFontType0C", font->data, font->len, error);

      return put (self, head, strlen (head), error) && put (self, text, n, error);
    }

  g_string_append_printf (self->heads, "%u %" G_GSIZE_FORMAT " ", object->number, self->bodies->len);
  g_string_append_len (self->bodies, text, (gssize) (n - strlen ("endobj\n")));
  g_array_append_val (self->waiting, object->number);

  return self->waiting->len < IN_STREAM || put_waiting (self, error);
}

/* Each row as what it differs by from the one above (PNG's "up"): most differ by one. */
static gboolean
put_table (Packing  *self,
           GError  **error)
{
  const guint number = next_number (self);
  const guint64 place = self->at;
  g_autoptr(GByteArray) rows = g_byte_array_new ();
  g_autofree char *words = NULL;
  g_autofree char *end = g_strdup_printf ("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", place);

  set_row (self, 0, 0, 0, 65535);
  set_row (self, number, 1, place, 0);
  for (guint i = 0; i <= number; i++)
    {
      guint8 row[ROW + 1] = { 2 };

      for (guint k = 0; k < ROW; k++)
        row[k + 1] = (guint8) (self->rows->data[i * ROW + k] - (i > 0 ? self->rows->data[(i - 1) * ROW + k] : 0));
      g_byte_array_append (rows, row, sizeof row);
    }
  words = g_strdup_printf ("/Type /XRef /Size %u /W [ 1 4 2 ] /Root %u 0 R /Info %u 0 R "
                           "/DecodeParms << /Predictor 12 /Columns %d >>", number + 1, self->root, self->info, ROW);

  return put_stream (self, number, words, rows->data, rows->len, error) && put (self, end, strlen (end), error);
}

static gboolean
write_all (Packing  *self,
           GError  **error)
{
  static const char head[] = "%PDF-1.5\n%\265\355\256\373\n";

  set_row (self, self->objects->len, 0, 0, 0);
  if (!put (self, head, strlen (head), error))
    return FALSE;
  for (guint i = 0; i < self->objects->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !put_object (self, &g_array_index (self->objects, Object, i), error))
      return FALSE;

  return put_waiting (self, error) && put_table (self, error);
}

/**
 * siyi_pdf_pack:
 * @pdf: the bytes that cairo made
 * @out: where; stays open
 *
 * Returns: whether @out has the PDF; where cairo wrote another form than we know, that as it is
 */
gboolean
siyi_pdf_pack (const char     *pdf,
               gsize           n,
               GOutputStream  *out,
               GCancellable   *cancellable,
               GError        **error)
{
  g_auto(Packing) self = { .bytes = pdf, .n = n, .out = out, .cancellable = cancellable };

  self.objects = g_array_new (FALSE, FALSE, sizeof (Object));
  self.rows = g_byte_array_new ();
  self.waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  self.heads = g_string_new (NULL);
  self.bodies = g_string_new (NULL);
  /* Places are four bytes. */
  if (n > G_MAXUINT32 / 2 || !read_table (&self))
    return put (&self, pdf, n, error);

  return write_all (&self, error);
}
