/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored already of a ledger that is taken over again, grown by a month: the same day and
 * the national number, else the same book, day and name, no other phone or identity number, and a
 * request in nearly the same words (domain, 10.4). A hash only leads to a visit, the texts decide.
 * Reads only: any thread. */
#include "siyi-stored-twins-private.h"

#include <string.h>

#include "siyi-count.h"
#include "siyi-search.h"
#include "siyi-words.h"

enum
{
  SAME_REQUEST = 800,      /* of 1000 */
  MOST_COMPARED = 200,     /* visits of one name on one day */
};

static gboolean
list_has (const char *list,
          const char *text)
{
  const gsize length = strlen (text);

  for (const char *at = list; length > 0 && (at = strstr (at, text)) != NULL; at += length)
    if ((at == list || strchr (" \n", at[-1]) != NULL) && strchr (" \n", at[length]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_one_of (const char  *list,
            char       **texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (list_has (list, texts[i]))
      return TRUE;

  return FALSE;
}

/* The same phone or identity number, or neither side knows one. */
static gboolean
same_person (const SiyiStored *stored,
             const SiyiRecord *record)
{
  const gboolean known = (record->phones != NULL && record->phones[0] != NULL) ||
                         (record->ids != NULL && record->ids[0] != NULL);

  if (!known)
    return *stored->phones == '\0' && *stored->ids == '\0';

  return has_one_of (stored->phones, record->phones) || has_one_of (stored->ids, record->ids);
}

/* Whom nobody can name is the same only by the very same words. */
static gboolean
same_request (const SiyiStored *stored,
              const SiyiRecord *record,
              gboolean          named)
{
  const char *summary = record->summary != NULL ? record->summary : "";

  if (g_str_equal (stored->title, summary))
    return named || *summary != '\0';

  return named && siyi_text_likeness (stored->title, summary) >= SAME_REQUEST;
}

static const SiyiStored *
find_name (const SiyiStoredTwins *self,
           const SiyiRecord      *record,
           const char            *day,
           const char            *name,
           gboolean               named)
{
  const SiyiBook book = siyi_book_of (record->form, record->destination);
  gpointer key = siyi_stored_key (day, name, strlen (name));
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, key));

  for (guint n = 0; at != 0 && n < MOST_COMPARED; n++)
    {
      const SiyiStoredLink *link = &g_array_index (self->links, SiyiStoredLink, at - 1);
      const SiyiStored *stored = &g_array_index (self->visits, SiyiStored, link->stored);

      if (stored->book == (guint) book && g_str_equal (stored->day, day) &&
          (g_str_equal (stored->names, name) || list_has (stored->names, name)) &&
          same_person (stored, record) && same_request (stored, record, named))
        return stored;
      at = link->next;
    }

  return NULL;
}

static const SiyiStored *
find_number (const SiyiStoredTwins *self,
             const char            *day,
             const char            *number)
{
  gpointer key = siyi_stored_key (day, number, strlen (number));
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_number, key));

  while (at != 0)
    {
      const SiyiStoredLink *link = &g_array_index (self->links, SiyiStoredLink, at - 1);
      const SiyiStored *stored = &g_array_index (self->visits, SiyiStored, link->stored);

      if (g_str_equal (stored->day, day) && g_str_equal (stored->national_number, number))
        return stored;
      at = link->next;
    }

  return NULL;
}

/**
 * siyi_stored_twins_find:
 * @record: a ledger's matter
 *
 * Returns: (transfer none) (nullable): own number of the case whose visit @record tells again
 */
const char *
siyi_stored_twins_find (const SiyiStoredTwins *self,
                        const SiyiRecord      *record)
{
  const char *day = record->date != NULL ? record->date : "";
  const SiyiStored *stored = NULL;

  if (self->visits->len == 0)
    return NULL;

  if (record->number != NULL && *record->number != '\0')
    stored = find_number (self, day, record->number);
  for (guint i = 0; stored == NULL && record->visitors != NULL && record->visitors[i] != NULL; i++)
    stored = find_name (self, record, day, record->visitors[i], TRUE);
  if (stored == NULL && (record->visitors == NULL || record->visitors[0] == NULL))
    {
      const char *text = record->visitors_text != NULL ? record->visitors_text
                         : record->anonymous ? siyi_word ("store", "anonymous") : "";

      stored = find_name (self, record, day, text, record->visitors_text != NULL);
    }

  return stored != NULL ? stored->case_number : NULL;
}
