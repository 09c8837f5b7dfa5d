/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a package: all records and the trail about them for the office; for others the
 * ledger's cells as the gate lets them pass. And the list of its files, the note, the readable index
 * and the script that proves it. On a worker thread. */
#include "siyi-packing-private.h"

#include <json-glib/json-glib.h>

#include "siyi-export-cells.h"
#include "siyi-gate.h"
#include "siyi-ledger-store.h"
#include "siyi-office-private.h"
#include "siyi-words.h"

enum { ROWS_A_PAGE = 200 };

typedef struct
{
  SiyiPacking   *packing;
  GOutputStream *records, *audit;
} Writing;

static gpointer
write_rows (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Writing *self = data;

  return siyi_records_write (db, self->packing->scope, self->records, cancellable, error) &&
         siyi_records_write_audit (db, self->packing->scope, self->audit, cancellable, error) ? data : NULL;
}

static GOutputStream *
make_file (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, error));
}

static gboolean
add_all_records (SiyiPacking  *self,
                 GError      **error)
{
  g_autofree char *records_file = siyi_packing_work_file (self, "json");
  g_autofree char *audit_file = siyi_packing_work_file (self, "jsonl");
  g_autoptr(GOutputStream) records = make_file (records_file, self->cancellable, error);
  g_autoptr(GOutputStream) audit = records != NULL ? make_file (audit_file, self->cancellable, error) : NULL;
  Writing writing = { self, NULL, audit };
  g_autoptr(GOutputStream) buffered = NULL;

  if (audit == NULL)
    return FALSE;

  writing.records = buffered = g_buffered_output_stream_new_sized (records, 256 * 1024);
  if (siyi_archive_run (self->archive, SIYI_ACCESS_READ, write_rows, &writing, self->cancellable, error) == NULL ||
      !g_output_stream_close (buffered, self->cancellable, error) ||
      !g_output_stream_close (audit, self->cancellable, error))
    return FALSE;

  siyi_packing_add_file (self, siyi_word ("package-paths", "records"), records_file);
  siyi_packing_add_file (self, siyi_word ("package-paths", "audit"), audit_file);

  return TRUE;
}

static void
add_row (JsonBuilder         *builder,
         const SiyiLedgerRow *row,
         SiyiAudience         audience)
{
  if (row->restricted)
    return;

  json_builder_begin_object (builder);
  for (int column = 0; column < SIYI_N_COLUMNS; column++)
    {
      g_autofree char *text = siyi_export_cell (row, NULL, audience, (SiyiColumn) column);

      if (text == NULL || *text == '\0')
        continue;
      json_builder_set_member_name (builder, siyi_column_word ((SiyiColumn) column));
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
}

static gpointer
build_rows (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  SiyiPacking *self = data;
  const GArray *ids = self->scope->visits;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i += ROWS_A_PAGE)
    {
      g_autoptr(GPtrArray) rows = siyi_ledger_load (db, &g_array_index (ids, gint64, i),
                                                    MIN (ROWS_A_PAGE, ids->len - i), error);

      if (rows == NULL)
        return NULL;
      for (guint r = 0; r < rows->len; r++)
        if (g_ptr_array_index (rows, r) != NULL)
          add_row (builder, g_ptr_array_index (rows, r), self->wish->audience);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

static gboolean
add_shown_records (SiyiPacking  *self,
                   GError      **error)
{
  g_autofree char *rows = siyi_archive_run (self->archive, SIYI_ACCESS_READ, build_rows, self, self->cancellable,
                                            error);
  g_autofree char *text = rows != NULL ? g_strdup_printf ("{\"siyi\":\"shown\",\"format\":1,\"rows\":%s}\n", rows)
                                       : NULL;

  if (rows == NULL)
    return FALSE;
  siyi_packing_add_text (self, siyi_word ("package-paths", "records"), text);
  siyi_packing_leave_out (self, "records", 0);

  return TRUE;
}

static void
append_filled (GString *out,
               char    *filled)
{
  g_string_append (out, filled);
  g_free (filled);
}

static void
add_list (SiyiPacking *self)
{
  g_autoptr(GString) xml = g_string_new (siyi_word ("package-texts", "list-head"));
  g_autofree char *office = g_markup_escape_text (self->office, -1);
  g_autofree char *day = siyi_day_to_text (siyi_clock_today (siyi_archive_get_clock (self->archive)));
  SiyiBagListing listing;

  siyi_bag_listing_begin (&listing, self->bag);
  while (siyi_bag_listing_next (&listing))
    {
      g_autofree char *base = g_path_get_basename (listing.path);
      g_autofree char *title = g_markup_escape_text (base, -1);
      g_autofree char *path = g_markup_escape_text (listing.path, -1);
      g_autofree char *n = g_strdup_printf ("%u", listing.number);
      g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, listing.bytes);

      append_filled (xml, siyi_fill (siyi_word ("package-texts", "list-row"), "n", n, "title", title, "office",
                                     office, "day", day, "path", path, "bytes", bytes, NULL));
    }
  g_string_append (xml, siyi_word ("package-texts", "list-end"));
  siyi_packing_add_text (self, siyi_word ("package-paths", "list"), xml->str);
}

/**
 * siyi_packing_records:
 *
 * Returns: whether the data and the list of files are in the package; nothing may come after them
 */
gboolean
siyi_packing_records (SiyiPacking  *self,
                      GError      **error)
{
  if (self->leaves ? !add_shown_records (self, error) : !add_all_records (self, error))
    return FALSE;
  add_list (self);

  return TRUE;
}

static char *
session_rows (SiyiPacking *self)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (self->sessions, i);
      g_autofree char *day = siyi_day_to_text (session->day);
      g_autofree char *time = siyi_planned_time (session);
      g_autofree char *names = siyi_planned_leaders (session);
      g_autofree char *leaders = g_markup_escape_text (names, -1);
      g_autofree char *shown = siyi_gate_place (self->wish->audience, session->place);
      g_autofree char *place = g_markup_escape_text (shown != NULL ? shown : "", -1);
      /* How many came tells of withheld matters. */
      g_autofree char *visits = self->leaves ? g_strdup ("") : g_strdup_printf ("%d", session->n_visits);

      append_filled (rows, siyi_fill (siyi_word ("package-texts", "session-row"), "day", day != NULL ? day : "",
                                      "time", time != NULL ? time : "", "leaders", leaders, "place", place,
                                      "visits", visits, NULL));
    }

  return g_string_free (rows, FALSE);
}

static char *
file_rows (SiyiPacking *self)
{
  GString *rows = g_string_new (NULL);
  SiyiBagListing listing;

  siyi_bag_listing_begin (&listing, self->bag);
  while (siyi_bag_listing_next (&listing))
    {
      g_autofree char *href = g_uri_escape_string (listing.path, "/", FALSE);
      g_autofree char *path = g_markup_escape_text (listing.path, -1);
      g_autofree char *n = g_strdup_printf ("%u", listing.number);
      g_autofree char *bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, listing.bytes);

      append_filled (rows, siyi_fill (siyi_word ("package-texts", "file-row"), "n", n, "href", href, "path", path,
                                      "bytes", bytes, NULL));
    }

  return g_string_free (rows, FALSE);
}

static char *
left_rows (SiyiPacking *self,
           gboolean     html)
{
  GString *rows = g_string_new (NULL);

  if (self->left_out->len == 0)
    g_ptr_array_add (self->left_out, g_strdup (siyi_word ("package-left", "none")));
  for (guint i = 0; i < self->left_out->len; i++)
    if (html)
      append_filled (rows, siyi_fill (siyi_word ("package-texts", "left-row"), "text",
                                      (const char *) g_ptr_array_index (self->left_out, i), NULL));
    else
      g_string_append_printf (rows, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (self->left_out, i));

  return g_string_free (rows, FALSE);
}

static char *
folder_rows (void)
{
  GString *rows = g_string_new (NULL);

  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *key = g_strdup_printf ("%02d", i);

      g_string_append_printf (rows, "%s%s", i > 1 ? "\n" : "", siyi_word ("package-folders", key));
    }

  return g_string_free (rows, FALSE);
}

static const char *
audience_word (SiyiPacking *self)
{
  return siyi_word ("package", self->wish->audience == SIYI_AUDIENCE_UNIT     ? "audience-unit"
                               : self->wish->audience == SIYI_AUDIENCE_PUBLIC ? "audience-public"
                                                                              : "audience-office");
}

static void
add_tag (SiyiPacking *self,
         const char  *key,
         char        *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  siyi_bag_add_tag (self->bag, siyi_word ("package-paths", key), bytes);
}

static char *
resource_text (const char *name)
{
  g_autoptr(GBytes) bytes = siyi_office_data (name);
  gsize n;
  const char *text = g_bytes_get_data (bytes, &n);

  return g_strndup (text, n);
}

static void
add_index (SiyiPacking *self,
           const char  *time)
{
  g_autofree char *pattern = resource_text ("package/index.html");
  g_autofree char *title = g_markup_escape_text (self->title, -1);
  g_autofree char *office = g_markup_escape_text (self->office, -1);
  g_autofree char *sessions = session_rows (self);
  g_autofree char *files = file_rows (self);
  g_autofree char *left = left_rows (self, TRUE);

  add_tag (self, "index", siyi_fill (pattern, "title", title, "office", office, "time", time, "audience",
                                     audience_word (self), "sessions", sessions, "files", files, "left", left,
                                     NULL));
}

static void
add_note (SiyiPacking *self,
          const char  *time,
          const char  *period)
{
  g_autofree char *pattern = resource_text ("package/note.txt");
  g_autofree char *folders = folder_rows ();
  g_autofree char *left = left_rows (self, FALSE);
  g_autofree char *sessions = g_strdup_printf ("%u", self->sessions->len);
  g_autofree char *visits = g_strdup_printf ("%u", self->scope->visits->len);
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, self->audit_seq);
  guint64 n_files, n_bytes;
  g_autofree char *files = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GString) crlf = NULL;

  siyi_bag_sums (self->bag, &n_files, &n_bytes);
  files = g_strdup_printf ("%" G_GUINT64_FORMAT, n_files);
  bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, n_bytes);
  text = siyi_fill (pattern, "title", self->title, "office", self->office, "time", time, "who",
                    self->leaves ? self->office : siyi_archive_get_who (self->archive), "uid", self->uid,
                    "period", period, "audience", audience_word (self), "sessions", sessions, "visits",
                    self->leaves ? "—" : visits, "files", files, "bytes", bytes, "folders", folders, "left", left,
                    "seq", seq, "head", self->audit_head, NULL);
  /* Old Windows shows other line ends as none. */
  crlf = g_string_new (text);
  g_string_replace (crlf, "\n", "\r\n", 0);
  add_tag (self, "note", g_strdup (crlf->str));
}

/**
 * siyi_packing_note:
 *
 * Adds what stands beside the payload; the payload must be complete.
 */
gboolean
siyi_packing_note (SiyiPacking  *self,
                   GError      **error)
{
  const gint64 now_us = siyi_clock_now_us (siyi_archive_get_clock (self->archive));
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *from = siyi_day_to_text (self->from);
  g_autofree char *to = siyi_day_to_text (self->to);
  g_autofree char *period = siyi_fill (siyi_word ("package", "period"), "from", from != NULL ? from : "", "to",
                                       to != NULL ? to : "", NULL);

  add_note (self, time, period);
  add_index (self, time);
  add_tag (self, "verify", resource_text ("package/verify.sh"));
  siyi_bag_add_info (self->bag, "Source-Organization", self->office);
  siyi_bag_add_info (self->bag, "External-Description", self->title);
  siyi_bag_add_info (self->bag, "External-Identifier", self->uid);
  siyi_bag_add_info (self->bag, "Internal-Sender-Description", audience_word (self));
  siyi_bag_add_info (self->bag, "Bagging-Date", day);

  return TRUE;
}
