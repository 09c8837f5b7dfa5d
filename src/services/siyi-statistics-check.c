/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold between figures before they are printed, and what is said where two of them might be
 * taken for one (domain, section 11). Each sentence holds both sides. Pure functions. */
#include "siyi-figures-private.h"

#include "siyi-words.h"

void
siyi_identity_free (SiyiIdentity *identity)
{
  g_free (identity->words);
  g_free (identity);
}

static void
add (GPtrArray  *identities,
     gboolean    holds,
     const char *word,
     const char *key,
     const char *other,
     gint64      a,
     gint64      b)
{
  SiyiIdentity *identity = g_new0 (SiyiIdentity, 1);
  char left[32], right[32];

  g_snprintf (left, sizeof left, "%" G_GINT64_FORMAT, a);
  g_snprintf (right, sizeof right, "%" G_GINT64_FORMAT, b);
  identity->holds = holds;
  identity->key = key;
  identity->other = other;
  identity->words = siyi_fill (siyi_word ("identity", word), "title", siyi_figure_title (key), "other",
                               siyi_figure_title (other), "value", left, "other-value", right, NULL);
  g_ptr_array_add (identities, identity);
}

static void
check_parts (const SiyiFigures *figures,
             const SiyiFigure  *whole,
             GPtrArray         *identities)
{
  gint64 sum = 0;

  for (gsize i = 0; whole->parts[i] != NULL; i++)
    {
      const SiyiFigure *part = siyi_figures_find (figures, whole->parts[i]);

      sum += part != NULL ? part->value : 0;
    }
  add (identities, sum == whole->value, sum == whole->value ? "parts" : "parts-not", whole->key, whole->parts[0],
       whole->value, sum);
}

/* Person-times are never fewer than batches. */
static void
check_persons (const SiyiFigures *figures,
               GPtrArray         *identities)
{
  static const char * const pairs[][2] = {
    { "own.persons", "own.batches" },
    { "own.individual.persons", "own.individual.batches" },
    { "own.group.persons", "own.group.batches" },
    { "received.persons", "received.batches" },
    { "prefecture.persons", "prefecture.batches" },
    { "province.persons", "province.batches" },
    { "capital.persons", "capital.batches" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const SiyiFigure *persons = siyi_figures_find (figures, pairs[i][0]);
      const SiyiFigure *batches = siyi_figures_find (figures, pairs[i][1]);
      const gboolean holds = persons->value >= batches->value;

      add (identities, holds, holds ? "persons" : "persons-not", pairs[i][0], pairs[i][1], persons->value,
           batches->value);
    }
}

/* Equality is stated and a difference listed, so that one is never silently the other. */
static void
check_received (const SiyiFigures *figures,
                GPtrArray         *identities)
{
  const SiyiFigure *received = siyi_figures_find (figures, "received.batches");
  const SiyiFigure *own = siyi_figures_find (figures, "own.batches");
  const char *word = "received-differs";

  if (received->value == own->value)
    word = "received-equal";
  else if (received->value > own->value)
    word = "received-not";
  add (identities, received->value <= own->value, word, received->key, own->key, received->value, own->value);
}

/**
 * siyi_statistics_check:
 *
 * Returns: (transfer full) (element-type SiyiIdentity): parts and wholes, persons and batches, leaders'
 *   receptions and all visits, numerators and denominators; one that does not hold is named by its figures
 */
GPtrArray *
siyi_statistics_check (const SiyiFigures *figures)
{
  GPtrArray *identities = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_identity_free);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (figures->figures, SiyiFigure, i);
      const gboolean holds = figure->numerator <= figure->denominator;

      if (figure->parts != NULL)
        check_parts (figures, figure, identities);
      if (figure->unit == SIYI_FIGURE_RATE)
        add (identities, holds, holds ? "rate" : "rate-not", figure->key, figure->key, figure->numerator,
             figure->denominator);
    }
  check_persons (figures, identities);
  check_received (figures, identities);

  return identities;
}
