/* SPDX-License-Identifier: GPL-3.0-or-later */
/* leaders.csv: names, posts, portfolios, order, who sits once a month, leave. The file is checked
 * whole before anything is stored. Reading needs no archive and may run on any thread. */
#include "siyi-office-files.h"

#include <glib/gi18n-lib.h>

#include "siyi-office-store.h"
#include "siyi-office-table.h"
#include "siyi-words.h"

#define LONGEST_NAME 50

static char *
without_spaces (const char *text)
{
  GString *name = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (name, g_utf8_get_char (text));

  return g_string_free (name, FALSE);
}

static gboolean
read_name (const SiyiOfficeTable  *table,
           guint                   row,
           GHashTable             *lines,
           SiyiLeader             *leader,
           GError                **error)
{
  const char *name = siyi_office_table_get (table, row, "name");
  const guint line = siyi_office_table_line (table, row);
  gpointer earlier;

  if (name == NULL || g_utf8_strlen (name, -1) > LONGEST_NAME)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s, line %u: the name is missing or longer than %d characters; write one "
                     "leader on each line"), siyi_office_table_get_file (table), line,
                   LONGEST_NAME);
      return FALSE;
    }

  leader->name = without_spaces (name);
  if (g_hash_table_lookup_extended (lines, leader->name, NULL, &earlier))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s, line %u: %s stands on line %u already; leave one of the two lines"),
                   siyi_office_table_get_file (table), line, leader->name,
                   GPOINTER_TO_UINT (earlier));
      return FALSE;
    }
  g_hash_table_insert (lines, leader->name, GUINT_TO_POINTER (line));

  return TRUE;
}

static gboolean
read_rank (const SiyiOfficeTable  *table,
           guint                   row,
           SiyiLeader             *leader,
           GError                **error)
{
  const char *text = siyi_office_table_get (table, row, "rank");
  gint64 rank = row + 1;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 1, 9999, &rank, NULL))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s, line %u: the order “%s” is no whole number; write 1, 2, 3 …"),
                   siyi_office_table_get_file (table), siyi_office_table_line (table, row), text);
      return FALSE;
    }
  leader->rank = (int) rank;

  return TRUE;
}

static gboolean
read_monthly (const SiyiOfficeTable  *table,
              guint                   row,
              SiyiLeader             *leader,
              GError                **error)
{
  const char *text = siyi_office_table_get (table, row, "monthly");

  leader->monthly = text != NULL &&
                    g_strv_contains (siyi_words ("office-files", "yes", NULL), text);
  if (text == NULL || leader->monthly ||
      g_strv_contains (siyi_words ("office-files", "no", NULL), text))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               _("%s, line %u: “%s” is neither %s nor %s; write one of the two where it is said "
                 "who sits on a fixed day of the month"),
               siyi_office_table_get_file (table), siyi_office_table_line (table, row), text,
               siyi_word ("office-files", "yes"), siyi_word ("office-files", "no"));

  return FALSE;
}

static gboolean
parse_leave (const char *text,
             SiyiLeave  *leave)
{
  g_auto(GStrv) ends = g_strsplit (text, "..", 2);

  *leave = (SiyiLeave) { 0 };
  leave->from = siyi_day_parse (g_strstrip (ends[0]));
  leave->to = ends[1] != NULL ? siyi_day_parse (g_strstrip (ends[1])) : leave->from;

  return leave->from != SIYI_DAY_NONE && leave->to >= leave->from;
}

static gboolean
read_leave (const SiyiOfficeTable  *table,
            guint                   row,
            SiyiLeader             *leader,
            GError                **error)
{
  g_auto(GStrv) parts = siyi_office_table_split (siyi_office_table_get (table, row, "leave"),
                                                 "leave-separators");

  leader->leave = siyi_leave_array_new ();
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      SiyiLeave leave;

      if (!parse_leave (parts[i], &leave))
        {
          g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("%s, line %u: the leave “%s” is no day and no period; write 2026-12-07 "
                         "or 2026-12-01..2026-12-11, the first day before the last"),
                       siyi_office_table_get_file (table), siyi_office_table_line (table, row),
                       parts[i]);
          return FALSE;
        }
      g_array_append_val (leader->leave, leave);
    }

  return TRUE;
}

static SiyiLeader *
read_leader (const SiyiOfficeTable  *table,
             guint                   row,
             GHashTable             *lines,
             GError                **error)
{
  SiyiLeader *leader = g_new0 (SiyiLeader, 1);

  leader->active = TRUE;
  leader->post = g_strdup (siyi_office_table_get (table, row, "post"));
  leader->portfolio = g_strdup (siyi_office_table_get (table, row, "portfolio"));
  if (read_name (table, row, lines, leader, error) &&
      read_rank (table, row, leader, error) &&
      read_monthly (table, row, leader, error) &&
      read_leave (table, row, leader, error))
    return leader;

  siyi_leader_free (leader);

  return NULL;
}

/**
 * siyi_leaders_read:
 * @path: leaders.csv; only its name where @bytes is given
 * @bytes: (nullable): the file's content
 * @ignored: (out) (optional) (transfer full): headings of columns that were left out
 *
 * Returns: (transfer full) (element-type SiyiLeader): the leaders, as the file gives them
 */
GPtrArray *
siyi_leaders_read (const char   *path,
                   GBytes       *bytes,
                   char       ***ignored,
                   GError      **error)
{
  static const char group[] = "leader-headings";
  g_autoptr(SiyiOfficeTable) table = NULL;
  g_autoptr(GPtrArray) leaders = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_leader_free);
  g_autoptr(GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);

  table = bytes != NULL ? siyi_office_table_read_bytes (path, bytes, group, error)
                        : siyi_office_table_read (path, group, error);
  if (table == NULL)
    return NULL;

  for (guint i = 0; i < siyi_office_table_n_rows (table); i++)
    {
      SiyiLeader *leader = read_leader (table, i, lines, error);

      if (leader == NULL)
        return NULL;
      g_ptr_array_add (leaders, leader);
    }

  if (ignored != NULL)
    *ignored = g_strdupv ((char **) siyi_office_table_get_ignored (table));

  return g_steal_pointer (&leaders);
}

/**
 * siyi_leaders_store:
 *
 * Stores them by name in one action.
 *
 * Returns: how many, -1 with @error set
 */
int
siyi_leaders_store (SiyiDb     *db,
                    GPtrArray  *leaders,
                    GError    **error)
{
  return siyi_leaders_save_all (db, leaders, error) ? (int) leaders->len : -1;
}

/**
 * siyi_leaders_import:
 *
 * Returns: how many leaders were stored; -1 with one sentence, and nothing stored
 */
int
siyi_leaders_import (SiyiDb      *db,
                     const char  *path,
                     GError     **error)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_read (path, NULL, NULL, error);

  return leaders != NULL ? siyi_leaders_store (db, leaders, error) : -1;
}
