/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working-day calendar's file: {"2027": {"off": […], "work": […], "source": "…"}}, a year of
 * the State Council's notice each (domain, section 6). The file is checked whole, against itself
 * and against the other years of the archive, before anything is stored; a year that is there
 * already is replaced. */
#include "siyi-office-files.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "siyi-json-file.h"
#include "siyi-office-store.h"

/* The whole file while it is read. */
typedef struct
{
  const char *name;
  JsonObject *root;
  GArray     *notices;  /* SiyiCalendarNotice */
  GHashTable *days;     /* day -> notice year; the archive's other years stand in it as well */
} File;

static void
row_free (gpointer data)
{
  SiyiCalendarRow *row = data;

  g_free (row->note);
  g_free (row);
}

static void
clear_notice (gpointer data)
{
  SiyiCalendarNotice *notice = data;

  g_ptr_array_unref (notice->rows);
}

static const char *
text_of (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return "";

  return json_node_get_string (node);
}

/* A notice also names days of the December before, never of the year after. */
static gboolean
is_in_window (SiyiDay day,
              int     year)
{
  return day >= siyi_day_new (year - 1, 12, 1) && day <= siyi_day_new (year, 12, 31);
}

static gboolean
take_day (const File          *file,
          SiyiCalendarNotice  *notice,
          SiyiDay              day,
          gboolean             working,
          GError             **error)
{
  g_autofree char *text = siyi_day_to_text (day);
  const int earlier = GPOINTER_TO_INT (g_hash_table_lookup (file->days, GINT_TO_POINTER (day)));
  SiyiCalendarRow *row;

  if (!is_in_window (day, notice->year))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: %s does not belong to the notice of %d; put it under its own year"),
                   file->name, text, notice->year);
      return FALSE;
    }
  if (earlier == notice->year)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: %s stands twice in the notice of %d; a day is either off or worked"),
                   file->name, text, notice->year);
      return FALSE;
    }
  if (earlier != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: %s of the notice of %d is in the notice of %d already; leave it in one"),
                   file->name, text, notice->year, earlier);
      return FALSE;
    }

  g_hash_table_insert (file->days, GINT_TO_POINTER (day), GINT_TO_POINTER (notice->year));
  row = g_new0 (SiyiCalendarRow, 1);
  row->day = day;
  row->year = notice->year;
  row->working = working;
  g_ptr_array_add (notice->rows, row);

  return TRUE;
}

static gboolean
take_list (const File          *file,
           SiyiCalendarNotice  *notice,
           JsonObject          *object,
           const char          *key,
           gboolean             working,
           GError             **error)
{
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: the notice of %d has no list \"%s\"; write [] where there is none"),
                   file->name, notice->year, key);
      return FALSE;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const SiyiDay day = siyi_day_parse (text_of (json_array_get_element (array, i)));

      if (day == SIYI_DAY_NONE)
        {
          g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("%s: entry %u of \"%s\" in the notice of %d is no day of the calendar; "
                         "write days as 2027-01-01"), file->name, i + 1, key, notice->year);
          return FALSE;
        }
      if (!take_day (file, notice, day, working, error))
        return FALSE;
    }

  return TRUE;
}

static int
year_of (const char *text)
{
  if (strlen (text) != 4 || strspn (text, "0123456789") != 4)
    return 0;

  return atoi (text) >= 2000 && atoi (text) <= 2099 ? atoi (text) : 0;
}

static gboolean
take_notice (File        *file,
             const char  *key,
             JsonNode    *node,
             GError     **error)
{
  SiyiCalendarNotice notice = { year_of (key), NULL, NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (notice.year == 0 || object == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: “%s” is no notice of a year; write \"2027\": {\"off\": […], "
                     "\"work\": […], \"source\": \"…\"}"), file->name, key);
      return FALSE;
    }

  notice.source = text_of (json_object_get_member (object, "source"));
  if (*notice.source == '\0')
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: the notice of %d has no \"source\"; write its number and address there"),
                   file->name, notice.year);
      return FALSE;
    }

  notice.rows = g_ptr_array_new_with_free_func (row_free);
  g_array_append_val (file->notices, notice);

  return take_list (file, &notice, object, "off", FALSE, error) &&
         take_list (file, &notice, object, "work", TRUE, error);
}

static gboolean
take_all (File    *file,
          GError **error)
{
  g_autoptr(GList) keys = json_object_get_members (file->root);

  for (GList *l = keys; l != NULL; l = l->next)
    if (!take_notice (file, l->data, json_object_get_member (file->root, l->data), error))
      return FALSE;

  if (file->notices->len > 0)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               _("%s holds no year; there is nothing to take over"), file->name);

  return FALSE;
}

/* Days of the years that the file does not replace. */
static gboolean
take_stored (File    *file,
             SiyiDb  *db,
             GError **error)
{
  g_autoptr(GPtrArray) rows = siyi_calendar_rows (db, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (rows, i);
      g_autofree char *year = g_strdup_printf ("%d", row->year);

      if (!row->own && !json_object_has_member (file->root, year))
        g_hash_table_insert (file->days, GINT_TO_POINTER (row->day), GINT_TO_POINTER (row->year));
    }

  return TRUE;
}

static int
import_object (SiyiDb      *db,
               const char  *name,
               JsonObject  *root,
               GError     **error)
{
  g_autoptr(GArray) notices = g_array_new (FALSE, FALSE, sizeof (SiyiCalendarNotice));
  g_autoptr(GHashTable) days = g_hash_table_new (NULL, NULL);
  File file = { name, root, notices, days };

  g_array_set_clear_func (notices, clear_notice);
  if (!take_stored (&file, db, error) || !take_all (&file, error))
    return -1;

  return siyi_calendar_save_years (db, (const SiyiCalendarNotice *) notices->data, notices->len, error)
           ? (int) notices->len : -1;
}

static void
take_row (gpointer row,
          gpointer rows)
{
  SiyiCalendarRow *copy = g_memdup2 (row, sizeof (SiyiCalendarRow));

  copy->note = g_strdup (copy->note);
  g_ptr_array_add (rows, copy);
}

/* The stored days but for the years that the file replaces, and the file's. */
static SiyiCalendar *
calendar_with (SiyiDb      *db,
               const File  *file,
               GError     **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr(GPtrArray) stored = siyi_calendar_rows (db, error);
  g_autoptr(GHashTable) sources = stored != NULL ? siyi_calendar_sources (db, error) : NULL;

  if (sources == NULL)
    return NULL;

  for (guint i = 0; i < stored->len; i++)
    {
      SiyiCalendarRow *row = g_ptr_array_index (stored, i);
      g_autofree char *year = g_strdup_printf ("%d", row->year);

      if (row->own || !json_object_has_member (file->root, year))
        take_row (row, rows);
    }
  for (guint i = 0; i < file->notices->len; i++)
    {
      const SiyiCalendarNotice *notice = &g_array_index (file->notices, SiyiCalendarNotice, i);

      g_hash_table_insert (sources, GINT_TO_POINTER (notice->year), g_strdup (notice->source));
      g_ptr_array_foreach (notice->rows, take_row, rows);
    }

  return siyi_calendar_of_rows (rows, sources, siyi_rolling_load (db));
}

/**
 * siyi_calendar_preview:
 * @path: a calendar's file
 *
 * Returns: (transfer full): the working days as they would be with the file, which is checked as
 *   siyi_calendar_import() does; nothing is stored
 */
SiyiCalendar *
siyi_calendar_preview (SiyiDb      *db,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(JsonObject) root = siyi_json_read_object (path, error);
  g_autoptr(GArray) notices = g_array_new (FALSE, FALSE, sizeof (SiyiCalendarNotice));
  g_autoptr(GHashTable) days = g_hash_table_new (NULL, NULL);
  File file = { name, root, notices, days };

  g_array_set_clear_func (notices, clear_notice);
  if (root == NULL || !take_stored (&file, db, error) || !take_all (&file, error))
    return NULL;

  return calendar_with (db, &file, error);
}

/**
 * siyi_calendar_import_bytes:
 * @name: how a refusal calls the file
 *
 * Returns: how many notice years were stored; -1 with one sentence, and nothing stored
 */
int
siyi_calendar_import_bytes (SiyiDb      *db,
                            const char  *name,
                            GBytes      *bytes,
                            GError     **error)
{
  g_autoptr(JsonObject) root = siyi_json_parse_object (name, bytes, error);

  return root != NULL ? import_object (db, name, root, error) : -1;
}

/**
 * siyi_calendar_import:
 *
 * Returns: how many notice years were stored; -1 with one sentence, and nothing stored
 */
int
siyi_calendar_import (SiyiDb      *db,
                      const char  *path,
                      GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(JsonObject) root = siyi_json_read_object (path, error);

  return root != NULL ? import_object (db, name, root, error) : -1;
}
