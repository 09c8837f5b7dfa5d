/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of tables that leave the office: by their township and no nearer, for a door with a count of one beside
 * it is somebody's (domain, section 7.2), be it a petitioner's or that of an accusation. Pure. */
#include "siyi-statistics-places.h"

#include "siyi-gate.h"
#include "siyi-words.h"

/* Divisions of the register and rows without a place are as public as they are. */
static char *
shown_place (const SiyiStatQuery *query,
             const char          *key,
             const char          *words)
{
  char *shown;

  if (query->place == SIYI_PLACE_REGISTERED || *key == '\0')
    return g_strdup (words);
  shown = siyi_gate_text (SIYI_AUDIENCE_PUBLIC, FALSE, SIYI_FIELD_ADDRESS, words, 0);

  return shown != NULL ? shown : g_strdup (siyi_word ("paper-statistics", "no-township"));
}

/* -1 stands for "not known" and makes the sum so. */
static gint64
sum (gint64 a,
     gint64 b)
{
  return a < 0 || b < 0 ? -1 : a + b;
}

static void
add_bar (SiyiBar       *to,
         const SiyiBar *bar)
{
  to->batches = sum (to->batches, bar->batches);
  to->persons = sum (to->persons, bar->persons);
  /* One session heard both: their sum would count it twice. */
  to->sessions = to->previous_sessions = -1;
  to->previous_batches = sum (to->previous_batches, bar->previous_batches);
  to->previous_persons = sum (to->previous_persons, bar->previous_persons);
}

/**
 * siyi_bars_by_township:
 * @bars: (element-type SiyiBar): by place; those of one township become one
 */
void
siyi_bars_by_township (const SiyiStatQuery *query,
                       GPtrArray           *bars)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bars->len;)
    {
      SiyiBar *bar = g_ptr_array_index (bars, i);
      char *shown = shown_place (query, bar->key, bar->words);
      SiyiBar *to;

      g_free (bar->words);
      bar->words = shown;
      to = g_hash_table_lookup (known, shown);
      if (to == NULL)
        {
          g_hash_table_insert (known, shown, bar);
          i++;
          continue;
        }
      add_bar (to, bar);
      g_ptr_array_remove_index (bars, i);
    }
}

/**
 * siyi_cross_by_township:
 * @rows: (element-type SiyiCrossRow): the sum last, as it is
 */
void
siyi_cross_by_township (const SiyiStatQuery *query,
                        GPtrArray           *rows)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len;)
    {
      SiyiCrossRow *row = g_ptr_array_index (rows, i);
      SiyiCrossRow *to;
      char *shown;

      if (row->key == NULL)
        {
          i++;
          continue;
        }
      shown = shown_place (query, row->key, row->words);
      g_free (row->words);
      row->words = shown;
      to = g_hash_table_lookup (known, row->words);
      if (to == NULL)
        {
          g_hash_table_insert (known, row->words, row);
          i++;
          continue;
        }
      for (int first = 0; first < 3; first++)
        for (int size = 0; size < 2; size++)
          {
            to->batches[first][size] += row->batches[first][size];
            to->persons[first][size] += row->persons[first][size];
          }
      g_ptr_array_remove_index (rows, i);
    }
}
