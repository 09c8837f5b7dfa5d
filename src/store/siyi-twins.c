/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that may be the same matter: each candidate of the search index is compared with what is
 * really stored, and the likeliest are proposed; a person decides (domain, section 4.1). On an
 * archive's thread. */
#include "siyi-twins-private.h"

#include "siyi-cover.h"
#include "siyi-search.h"

enum
{
  MAX_TWINS = 10,
  LIKE_REQUEST = 600,      /* of 1000 */
  SAME_REQUEST = 800,
};

static const char sql_persons[] =
  "SELECT p.name, p.phone, p.id_number FROM petitioner p JOIN visit v ON v.id = p.visit "
  "WHERE v.case_id = ? AND v.row_state <> 2";
static const char sql_case[] =
  "SELECT c.title, (SELECT visitors FROM visit WHERE case_id = c.id AND row_state <> 2 "
  "ORDER BY day DESC, id DESC LIMIT 1), (SELECT group_concat (phone, ' ') FROM "
  "(SELECT DISTINCT p.phone FROM petitioner p JOIN visit v ON v.id = p.visit "
  "WHERE v.case_id = c.id AND v.row_state <> 2 AND p.phone IS NOT NULL)) "
  "FROM petition_case c WHERE c.id = ?";

typedef enum
{
  WHY_ID = 1 << 3,
  WHY_PHONE = 1 << 2,
  WHY_NAME = 1 << 1,
  WHY_REQUEST = 1 << 0,
} Why;

static const struct { Why why; const char *word; } why_words[] = {
  { WHY_ID, "id" }, { WHY_PHONE, "phone" }, { WHY_NAME, "name" }, { WHY_REQUEST, "request" },
};

typedef struct
{
  gint64 id;
  guint  why;
  int    likeness;
} Candidate;

void
siyi_twin_free (SiyiTwin *twin)
{
  g_clear_pointer (&twin->line, siyi_case_line_free);
  g_free (twin->why);
  g_free (twin->names);
  g_free (twin->phones);
  g_free (twin);
}

static gboolean
has_number (const char *stored,
            const char *asked)
{
  g_auto(GStrv) list = stored != NULL && *asked != '\0' ? g_strsplit (stored, " ", -1) : NULL;

  return list != NULL && g_strv_contains ((const char * const *) list, asked);
}

static gboolean
compare_persons (SiyiDb       *db,
                 const SiyiTwinsAsked  *asked,
                 Candidate    *candidate,
                 GError      **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_persons, "l", candidate->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      const char *name = siyi_column_text (row, 0);

      if (name != NULL && g_strv_contains ((const char * const *) asked->names, name))
        candidate->why |= WHY_NAME;
      if (has_number (siyi_column_text (row, 1), asked->phone))
        candidate->why |= WHY_PHONE;
      if (has_number (siyi_column_text (row, 2), asked->id_number))
        candidate->why |= WHY_ID;
    }

  return siyi_db_done (db, row, failed, error);
}

static char *
why_text (guint why)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (why_words); i++)
    if (why & why_words[i].why)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", why_words[i].word);

  return g_string_free (text, FALSE);
}

/* Same person and alike request; or the very same request of somebody else. %NULL: nothing in
 * common but words. */
static SiyiTwin *
compare (SiyiDb       *db,
         const SiyiTwinsAsked  *asked,
         Candidate    *candidate,
         GError      **error)
{
  SiyiTwin *twin = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!compare_persons (db, asked, candidate, error))
    return NULL;

  row = siyi_db_ask (db, error, sql_case, "l", candidate->id);
  if (row == NULL)
    return NULL;
  if (siyi_db_row (db, row, &failed))
    {
      const char *title = siyi_column_text (row, 0);

      candidate->likeness = title != NULL ? siyi_text_likeness (asked->request, title) : 0;
      if (candidate->likeness >= (candidate->why != 0 ? LIKE_REQUEST : SAME_REQUEST))
        candidate->why |= WHY_REQUEST;
      if (candidate->why != 0)
        {
          twin = g_new0 (SiyiTwin, 1);
          twin->why = why_text (candidate->why);
          twin->likely = (candidate->why & WHY_REQUEST) && (candidate->why & ~WHY_REQUEST);
          twin->names = siyi_column_dup (row, 1);
          twin->phones = siyi_column_dup (row, 2);
        }
    }
  siyi_db_done (db, row, failed, error);

  return twin;
}

typedef struct { Candidate candidate; SiyiTwin *twin; } Found;

static int
likeliest_first (gconstpointer a,
                 gconstpointer b)
{
  const Found *x = a;
  const Found *y = b;

  if (x->twin->likely != y->twin->likely)
    return y->twin->likely - x->twin->likely;
  if (x->candidate.why != y->candidate.why)
    return x->candidate.why > y->candidate.why ? -1 : 1;
  if (x->candidate.likeness != y->candidate.likeness)
    return y->candidate.likeness - x->candidate.likeness;

  return x->candidate.id > y->candidate.id ? -1 : 1;
}

static gboolean
compare_all (SiyiDb       *db,
             const SiyiTwinsAsked  *asked,
             GHashTable   *ids,
             GArray       *found,
             GError      **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      Found one = { { *(gint64 *) id, 0, 0 }, NULL };
      GError *failed = NULL;

      one.twin = compare (db, asked, &one.candidate, &failed);
      if (failed != NULL)
        {
          g_clear_pointer (&one.twin, siyi_twin_free);
          g_propagate_error (error, failed);
          return FALSE;
        }
      if (one.twin != NULL)
        g_array_append_val (found, one);
    }
  g_array_sort (found, likeliest_first);

  return TRUE;
}

/* The first ones get their line; the others are dropped. */
static GPtrArray *
take_lines (SiyiDb  *db,
            GArray  *found,
            GError **error)
{
  g_autoptr(GPtrArray) twins = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_twin_free);
  gboolean ok = TRUE;

  for (guint i = 0; i < found->len; i++)
    {
      Found *one = &g_array_index (found, Found, i);
      g_autoptr(GPtrArray) lines = NULL;

      if (ok && i < MAX_TWINS)
        lines = siyi_cases_load (db, &one->candidate.id, 1, error);
      if (lines == NULL || g_ptr_array_index (lines, 0) == NULL)
        {
          ok = ok && (lines != NULL || i >= MAX_TWINS);
          siyi_twin_free (one->twin);
          continue;
        }

      g_ptr_array_set_free_func (lines, NULL);
      one->twin->line = g_ptr_array_index (lines, 0);
      g_ptr_array_add (twins, one->twin);
    }

  return ok ? g_steal_pointer (&twins) : NULL;
}

/**
 * siyi_twins_find:
 * @names: (nullable): names as typed, separated by anything
 * @phone: (nullable): one number
 * @id_number: (nullable): identity number
 * @request: (nullable): the request in one sentence
 * @except: a case that is not proposed, 0: none
 *
 * Returns: (transfer full) (element-type SiyiTwin): at most ten, the likeliest first
 */
GPtrArray *
siyi_twins_find (SiyiDb      *db,
                 const char  *names,
                 const char  *phone,
                 const char  *id_number,
                 const char  *request,
                 gint64       except,
                 GError     **error)
{
  g_auto(GStrv) list = siyi_twins_split_names (names);
  SiyiTwinsAsked asked = { list, phone != NULL ? phone : "", id_number != NULL ? id_number : "",
                  request != NULL ? request : "" };
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  /* Whoever does not read names may not ask after one either. */
  if (!siyi_may_read_all (db, NULL))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_twin_free);
  if (!siyi_twins_gather (db, &asked, except, ids, error))
    return NULL;
  if (!compare_all (db, &asked, ids, found, error))
    {
      for (guint i = 0; i < found->len; i++)
        siyi_twin_free (g_array_index (found, Found, i).twin);
      return NULL;
    }

  return take_lines (db, found, error);
}
