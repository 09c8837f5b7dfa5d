/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates for twins from the search index: a name as a phrase, a number as its threes, a request
 * as a few pairs of its characters; the newest of each question. Restricted cases are none. On an
 * archive's thread. */
#include "siyi-twins-private.h"

#include <string.h>

#include "siyi-search.h"

enum
{
  MAX_CANDIDATES = 50,     /* of one question */
  PAIRS_ASKED = 5,
};

static const char sql_candidates[] =
  "SELECT t.rowid FROM case_text t WHERE case_text MATCH ? AND t.rowid <> ? AND t.rowid NOT IN "
  "(SELECT id FROM petition_case WHERE restricted = 1) ORDER BY t.rowid DESC LIMIT ?";
static gboolean
gather (SiyiDb      *db,
        const char  *column,
        const char  *tokens,
        gint64       except,
        GHashTable  *ids,
        GError     **error)
{
  g_autofree char *match = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (*tokens == '\0')
    return TRUE;

  match = g_strdup_printf ("%s : %s", column, tokens);
  row = siyi_db_ask (db, error, sql_candidates, "tli", match, except, MAX_CANDIDATES);
  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }

  return siyi_db_done (db, row, failed, error);
}

static char *
quoted (char *tokens)
{
  char *phrase = *tokens != '\0' ? g_strdup_printf ("\"%s\"", tokens) : g_strdup ("");

  g_free (tokens);

  return phrase;
}

/* Only the full threes of a number: what follows them in the index is unknown. */
static char *
digits_phrase (const char *number)
{
  g_autofree char *tokens = siyi_search_fold_digits (number);
  g_auto(GStrv) list = g_strsplit (tokens, " ", -1);
  g_autoptr(GString) threes = g_string_new (NULL);

  for (int i = 0; list[i] != NULL; i++)
    if (strlen (list[i]) == 3)
      g_string_append_printf (threes, "%s%s", threes->len > 0 ? " " : "", list[i]);

  return quoted (g_strdup (threes->len >= 11 ? threes->str : ""));
}

/* A few pairs of neighbouring characters, spread over the request; all must be there. */
static char *
request_pairs (const char *request)
{
  g_autofree char *tokens = siyi_search_fold_han (request);
  g_auto(GStrv) list = g_strsplit (tokens, " ", -1);
  guint n = g_strv_length (list);
  GString *pairs = g_string_new (NULL);

  if (n >= 2 * PAIRS_ASKED)
    for (guint i = 0; i < PAIRS_ASKED; i++)
      {
        guint at = (n - 2) * i / (PAIRS_ASKED - 1);

        g_string_append_printf (pairs, "%s\"%s %s\"", i > 0 ? " AND " : "(", list[at],
                                list[at + 1]);
      }
  if (pairs->len > 0)
    g_string_append_c (pairs, ')');

  return g_string_free (pairs, FALSE);
}

/**
 * siyi_twins_gather:
 * @ids: (element-type gint64): the candidates are added
 *
 * Asks by each name, the phone, the identity number and the request.
 */
gboolean
siyi_twins_gather (SiyiDb                *db,
                   const SiyiTwinsAsked  *asked,
                   gint64                 except,
                   GHashTable            *ids,
                   GError               **error)
{
  for (int i = 0; asked->names[i] != NULL; i++)
    {
      g_autofree char *phrase = quoted (siyi_search_fold_han (asked->names[i]));

      if (!gather (db, "han", phrase, except, ids, error))
        return FALSE;
    }

  {
    g_autofree char *phone = digits_phrase (asked->phone);
    g_autofree char *number = digits_phrase (asked->id_number);
    g_autofree char *request = request_pairs (asked->request);

    return gather (db, "digits", phone, except, ids, error) &&
           gather (db, "digits", number, except, ids, error) &&
           gather (db, "han", request, except, ids, error);
  }
}

/**
 * siyi_twins_split_names:
 *
 * Returns: (transfer full): the names of a text, separated by whatever is no letter
 */
char **
siyi_twins_split_names (const char *names)
{
  g_autofree char *folded = siyi_fold (names != NULL ? names : "");
  g_autoptr(GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr(GString) name = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && (g_unichar_isalnum (c) || c == 0xb7 || c == 0x30fb))
        g_string_append_unichar (name, c);
      else if (name->len > 0)
        {
          g_strv_builder_add (list, name->str);
          g_string_truncate (name, 0);
        }
      if (c == 0)
        break;
    }

  return g_strv_builder_end (list);
}
