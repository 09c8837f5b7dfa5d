/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file's own cells, kept as they stood: by visit and address, unknown columns with their
 * heading, comments too. A few hundred matters share a row, so that the visits stay small and the
 * takeover quick. JSON: {"VISIT":{"B5":"text","Q5":["heading","text"],"B5#":"comment"}}. */
#include "siyi-import-private.h"

#include "siyi-audit-private.h"

enum { BYTES_IN_ROW = 128 * 1024 };

struct _SiyiRawWriter
{
  SiyiDb  *db;
  gint64   batch;
  gint64   first, last;
  GString *body;
};

static const char sql_insert_raw[] =
  "INSERT INTO import_raw (batch, first_visit, last_visit, body) VALUES (?, ?, ?, ?)";

SiyiRawWriter *
siyi_raw_writer_new (SiyiDb *db,
                     gint64  batch)
{
  SiyiRawWriter *self = g_new0 (SiyiRawWriter, 1);

  self->db = db;
  self->batch = batch;
  self->body = g_string_sized_new (BYTES_IN_ROW + 4096);

  return self;
}

void
siyi_raw_writer_free (SiyiRawWriter *self)
{
  g_string_free (self->body, TRUE);
  g_free (self);
}

/* "A5" of column 0, row 5. */
static void
add_address (GString *out,
             guint    column,
             guint    row)
{
  char letters[8];
  int n = sizeof letters;

  for (guint left = column + 1; left > 0 && n > 0; left = (left - 1) / 26)
    letters[--n] = (char) ('A' + (left - 1) % 26);
  g_string_append_len (out, letters + n, (gssize) sizeof letters - n);

  n = sizeof letters;
  for (guint left = row; left > 0 && n > 0; left /= 10)
    letters[--n] = (char) ('0' + left % 10);
  g_string_append_len (out, letters + n, (gssize) sizeof letters - n);
}

static void
add_cell (GString           *out,
          const SiyiRawCell *cell,
          const char        *mark)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  add_address (out, cell->column, cell->row);
  g_string_append (out, mark);
  g_string_append (out, "\":");

  if (cell->field != SIYI_FIELD_NONE || cell->heading == NULL)
    {
      siyi_json_add_text (out, cell->text);
      return;
    }

  g_string_append_c (out, '[');
  siyi_json_add_text (out, cell->heading);
  g_string_append_c (out, ',');
  siyi_json_add_text (out, cell->text);
  g_string_append_c (out, ']');
}

gboolean
siyi_raw_writer_finish (SiyiRawWriter  *self,
                        GError        **error)
{
  gboolean ok;

  if (self->body->len == 0)
    return TRUE;

  g_string_append_c (self->body, '}');
  ok = siyi_db_run (self->db, error, sql_insert_raw, "lllt", self->batch, self->first, self->last,
                    self->body->str);
  g_string_truncate (self->body, 0);

  return ok;
}

gboolean
siyi_raw_writer_add (SiyiRawWriter     *self,
                     gint64             visit,
                     const SiyiRecord  *record,
                     GError           **error)
{
  guint n_comments = record->comments != NULL ? record->comments->len : 0;

  if ((record->raw == NULL || record->raw->len == 0) && n_comments == 0)
    return TRUE;

  if (self->body->len == 0)
    {
      self->first = visit;
      g_string_append_c (self->body, '{');
    }
  else
    g_string_append_c (self->body, ',');
  self->last = visit;

  g_string_append_printf (self->body, "\"%" G_GINT64_FORMAT "\":{", visit);
  for (guint i = 0; record->raw != NULL && i < record->raw->len; i++)
    add_cell (self->body, &g_array_index (record->raw, SiyiRawCell, i), "");
  for (guint i = 0; i < n_comments; i++)
    add_cell (self->body, g_ptr_array_index (record->comments, i), "#");
  g_string_append_c (self->body, '}');

  return self->body->len < BYTES_IN_ROW || siyi_raw_writer_finish (self, error);
}
