/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubles within one file (domain, 10.4). Records are told apart by hashes; those with the same
 * hash are read again and compared field by field, so that no row is left out by chance. */
#include "siyi-takeover-doubles.h"

#include <string.h>

struct _SiyiDoubles
{
  SiyiRecordAgain  again;
  gpointer         data;
  GHashTable      *whole;   /* hash of all fields -> record, first come */
  GHashTable      *core;    /* hash of date, visitors, summary -> record */
};

#define TEXT(member) G_STRUCT_OFFSET (SiyiRecord, member)

static const gsize core_texts[] = {
  TEXT (date), TEXT (summary), TEXT (visitors_text),
};

static const gsize other_texts[] = {
  TEXT (date_end), TEXT (date_part), TEXT (post), TEXT (method), TEXT (place), TEXT (address),
  TEXT (class_name), TEXT (class_path), TEXT (first), TEXT (purpose), TEXT (opinion),
  TEXT (handler), TEXT (case_leader), TEXT (assigned), TEXT (due), TEXT (due_kind),
  TEXT (progress), TEXT (closed), TEXT (resolved), TEXT (satisfaction), TEXT (visit_back),
  TEXT (remark), TEXT (form), TEXT (destination), TEXT (number), TEXT (registered_at),
  TEXT (accepted), TEXT (routed), TEXT (replied),
};

static const gsize core_lists[] = { TEXT (visitors) };

static const gsize other_lists[] = {
  TEXT (leaders), TEXT (representative_names), TEXT (phones), TEXT (ids), TEXT (units),
};

static const gsize other_numbers[] = {
  TEXT (persons), TEXT (representatives), TEXT (concerned), TEXT (due_days), TEXT (anonymous),
};

static guint64
mix (guint64     hash,
     const void *bytes,
     gsize       n)
{
  const unsigned char *p = bytes;

  for (; n >= 8; n -= 8, p += 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (; n > 0; n--, p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x100000001b3);

  return (hash ^ (hash >> 32)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
}

static guint64
mix_text (guint64     hash,
          const char *text)
{
  return text != NULL ? mix (hash, text, strlen (text) + 1) : mix (hash, "\x01", 1);
}

static guint64
mix_list (guint64   hash,
          char    **list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    hash = mix_text (hash, list[i]);

  return mix (hash, "\x02", 1);
}

static guint64
hash_of (const SiyiRecord *record,
         guint64           hash,
         const gsize      *texts,
         gsize             n_texts,
         const gsize      *lists,
         gsize             n_lists)
{
  for (gsize i = 0; i < n_texts; i++)
    hash = mix_text (hash, G_STRUCT_MEMBER (char *, record, texts[i]));
  for (gsize i = 0; i < n_lists; i++)
    hash = mix_list (hash, G_STRUCT_MEMBER (char **, record, lists[i]));

  return hash;
}

static gboolean
same_list (char **one,
           char **two)
{
  if (one == NULL || two == NULL)
    return one == two;

  return g_strv_equal ((const char * const *) one, (const char * const *) two);
}

static gboolean
same (const SiyiRecord *one,
      const SiyiRecord *two,
      const gsize      *texts,
      gsize             n_texts,
      const gsize      *lists,
      gsize             n_lists)
{
  for (gsize i = 0; i < n_texts; i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, one, texts[i]),
                   G_STRUCT_MEMBER (char *, two, texts[i])) != 0)
      return FALSE;
  for (gsize i = 0; i < n_lists; i++)
    if (!same_list (G_STRUCT_MEMBER (char **, one, lists[i]),
                    G_STRUCT_MEMBER (char **, two, lists[i])))
      return FALSE;

  return TRUE;
}

static gboolean
same_core (const SiyiRecord *one,
           const SiyiRecord *two)
{
  return same (one, two, core_texts, G_N_ELEMENTS (core_texts),
               core_lists, G_N_ELEMENTS (core_lists));
}

static gboolean
same_whole (const SiyiRecord *one,
            const SiyiRecord *two)
{
  for (gsize i = 0; i < G_N_ELEMENTS (other_numbers); i++)
    if (G_STRUCT_MEMBER (int, one, other_numbers[i]) !=
        G_STRUCT_MEMBER (int, two, other_numbers[i]))
      return FALSE;

  return same_core (one, two) &&
         same (one, two, other_texts, G_N_ELEMENTS (other_texts),
               other_lists, G_N_ELEMENTS (other_lists));
}

SiyiDoubles *
siyi_doubles_new (SiyiRecordAgain again,
                  gpointer        data)
{
  SiyiDoubles *self = g_new0 (SiyiDoubles, 1);

  self->again = again;
  self->data = data;
  self->whole = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->core = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
siyi_doubles_free (SiyiDoubles *self)
{
  g_hash_table_unref (self->whole);
  g_hash_table_unref (self->core);
  g_free (self);
}

static gboolean
is_known (SiyiDoubles       *self,
          GHashTable        *table,
          guint64            hash,
          const SiyiRecord  *record,
          guint              index,
          gboolean         (*equal) (const SiyiRecord *, const SiyiRecord *))
{
  gpointer found;
  SiyiRecord *earlier;
  gboolean known;

  if (!g_hash_table_lookup_extended (table, &hash, NULL, &found))
    {
      g_hash_table_insert (table, g_memdup2 (&hash, sizeof hash), GUINT_TO_POINTER (index));
      return FALSE;
    }

  earlier = self->again (self->data, GPOINTER_TO_UINT (found));
  known = equal (earlier, record);
  siyi_record_free (earlier);

  return known;
}

/**
 * siyi_doubles_add:
 * @record: the next record of the file
 * @index: its place
 *
 * Returns: whether it repeats an earlier one
 */
SiyiDouble
siyi_doubles_add (SiyiDoubles      *self,
                  const SiyiRecord *record,
                  guint             index)
{
  guint64 core = hash_of (record, 1, core_texts, G_N_ELEMENTS (core_texts),
                          core_lists, G_N_ELEMENTS (core_lists));
  guint64 whole = hash_of (record, core, other_texts, G_N_ELEMENTS (other_texts),
                           other_lists, G_N_ELEMENTS (other_lists));
  gboolean possible = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (other_numbers); i++)
    whole = mix (whole, G_STRUCT_MEMBER_P (record, other_numbers[i]), sizeof (int));

  /* Who nobody can name is not the same because of that. */
  if (record->date != NULL && record->summary != NULL &&
      (record->visitors != NULL || record->visitors_text != NULL))
    possible = is_known (self, self->core, core, record, index, same_core);
  if (is_known (self, self->whole, whole, record, index, same_whole))
    return SIYI_DOUBLE_EQUAL;

  return possible ? SIYI_DOUBLE_POSSIBLE : SIYI_DOUBLE_NONE;
}
