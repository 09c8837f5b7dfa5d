/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names the ledger shows short and proposes while typing: units, leaders, classes and the coded
 * lists. Loaded on an archive's thread, then only read. */
#include "siyi-ledger-office.h"

#include <glib/gi18n.h>

#include "siyi-code.h"
#include "siyi-pinyin.h"
#include "siyi-words.h"

#define MOST_PROPOSALS 8

static void
clear_office (gpointer data)
{
  SiyiLedgerOffice *office = data;

  g_clear_pointer (&office->leaders, g_ptr_array_unref);
  g_clear_pointer (&office->units, g_ptr_array_unref);
  g_clear_pointer (&office->classes, g_strfreev);
  g_clear_pointer (&office->methods, g_strfreev);
  g_clear_pointer (&office->short_names, g_hash_table_unref);
}

SiyiLedgerOffice *
siyi_ledger_office_ref (SiyiLedgerOffice *office)
{
  return g_atomic_rc_box_acquire (office);
}

void
siyi_ledger_office_unref (SiyiLedgerOffice *office)
{
  g_atomic_rc_box_release_full (office, clear_office);
}

/**
 * siyi_ledger_office_work:
 * @today: a SiyiDay by GINT_TO_POINTER: posts are those of that day
 *
 * Returns: (transfer full): a SiyiLedgerOffice
 */
gpointer
siyi_ledger_office_work (SiyiDb        *db,
                         gpointer       today,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(SiyiLedgerOffice) office = g_atomic_rc_box_new0 (SiyiLedgerOffice);

  office->short_names = g_hash_table_new (g_str_hash, g_str_equal);
  office->leaders = siyi_leaders_load (db, GPOINTER_TO_INT (today), TRUE, error);
  if (office->leaders == NULL)
    return NULL;
  office->units = siyi_units_load (db, FALSE, error);
  if (office->units == NULL)
    return NULL;
  office->classes = siyi_dictionary_load (db, "class", error);
  if (office->classes == NULL)
    return NULL;
  office->methods = siyi_dictionary_load (db, "method", error);
  if (office->methods == NULL)
    return NULL;

  for (guint i = 0; i < office->units->len; i++)
    {
      SiyiUnit *unit = office->units->pdata[i];

      if (unit->short_name != NULL && unit->short_name[0] != '\0')
        g_hash_table_insert (office->short_names, unit->name, unit->short_name);
    }

  return g_steal_pointer (&office);
}

/**
 * siyi_ledger_office_shorten:
 * @units: full names, joined as the ledger joins them
 *
 * Returns: (transfer full): the same by short names where there are some
 */
char *
siyi_ledger_office_shorten (SiyiLedgerOffice *office,
                            const char       *units)
{
  const char *mark = siyi_word ("store", "list-mark");
  g_auto(GStrv) names = g_strsplit (units, mark, -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *short_name = g_hash_table_lookup (office->short_names, names[i]);

      if (short_name != NULL)
        {
          g_free (names[i]);
          names[i] = g_strdup (short_name);
        }
    }

  return g_strjoinv (mark, names);
}

/* Like the search: Han characters anywhere, else pinyin initials from the beginning. */
static gboolean
matches (const char *name, const char *typed, gboolean is_name)
{
  g_autofree char *folded = NULL;
  g_autofree char *initials = NULL;

  if (typed[0] == '\0' || strstr (name, typed) != NULL)
    return TRUE;
  if (!g_ascii_isalpha (typed[0]))
    return FALSE;

  folded = g_ascii_strdown (typed, -1);
  initials = siyi_pinyin_initials (name, is_name);

  return initials != NULL && g_str_has_prefix (initials, folded);
}

static void
propose_units (SiyiLedgerOffice *office, const char *typed, GPtrArray *found)
{
  const char *mark = siyi_word ("store", "list-mark");
  const char *last = g_strrstr (typed, mark);
  g_autofree char *before = last != NULL ? g_strndup (typed, last - typed + strlen (mark)) : g_strdup ("");
  const char *begun = last != NULL ? last + strlen (mark) : typed;

  for (guint i = 0; i < office->units->len && found->len < MOST_PROPOSALS; i++)
    {
      SiyiUnit *unit = office->units->pdata[i];
      const char *short_name = unit->short_name != NULL && unit->short_name[0] != '\0' ? unit->short_name
                                                                                       : unit->name;
      g_autofree char *text = g_strconcat (before, short_name, NULL);

      if (matches (short_name, begun, FALSE) || matches (unit->name, begun, FALSE))
        g_ptr_array_add (found, siyi_grid_proposal_new (text, NULL,
                                                        strcmp (unit->name, short_name) != 0 ? unit->name
                                                                                             : NULL));
    }
  if (begun[0] != '\0')
    g_ptr_array_add (found, siyi_grid_proposal_new (typed, _("Not in the directory, keep the text"), NULL));
}

static void
propose_leaders (SiyiLedgerOffice *office, const char *typed, GPtrArray *found)
{
  for (guint i = 0; i < office->leaders->len && found->len < MOST_PROPOSALS; i++)
    {
      SiyiLeader *leader = office->leaders->pdata[i];

      if (leader->active && matches (leader->name, typed, TRUE))
        g_ptr_array_add (found, siyi_grid_proposal_new (leader->name, NULL, leader->post));
    }
}

static void
propose_words (const char * const *words, gsize n, const char *typed, GPtrArray *found)
{
  for (gsize i = 0; i < n; i++)
    if (matches (words[i], typed, FALSE))
      g_ptr_array_add (found, siyi_grid_proposal_new (words[i], NULL, NULL));
}

static void
propose_codes (SiyiList list, const char *typed, GPtrArray *found)
{
  gsize n;
  const char * const *words = siyi_code_words (list, &n);

  propose_words (words, n, typed, found);
}

/**
 * siyi_ledger_office_propose:
 * @typed: what stands in the editor
 *
 * Returns: (transfer full) (nullable) (element-type SiyiGridProposal): what the column may hold
 */
GPtrArray *
siyi_ledger_office_propose (SiyiLedgerOffice *office,
                            SiyiColumn        column,
                            const char       *typed)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_grid_proposal_free);

  if (column == SIYI_COLUMN_UNITS)
    propose_units (office, typed, found);
  else if (column == SIYI_COLUMN_LEADERS || column == SIYI_COLUMN_CASE_LEADER)
    propose_leaders (office, typed, found);
  else if (column == SIYI_COLUMN_CLASS)
    propose_words ((const char * const *) office->classes, g_strv_length (office->classes), typed, found);
  else if (column == SIYI_COLUMN_METHOD)
    propose_words ((const char * const *) office->methods, g_strv_length (office->methods), typed, found);
  else if (column == SIYI_COLUMN_FIRST)
    propose_codes (SIYI_LIST_FIRST, typed, found);
  else if (column == SIYI_COLUMN_RESOLVED)
    propose_codes (SIYI_LIST_RESOLVED, typed, found);
  else if (column == SIYI_COLUMN_SATISFACTION)
    propose_codes (SIYI_LIST_SATISFACTION, typed, found);

  return found->len > 0 ? g_steal_pointer (&found) : NULL;
}
