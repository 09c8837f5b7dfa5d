/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of the Regulations that are yellow or red: of each open case the one that ends first. A right
 * somebody has is information and never an alarm (domain, section 3.1). */
#include "siyi-due-parts.h"

#include "siyi-clock-store.h"

typedef struct
{
  SiyiDueMaker *maker;
  GArray       *hits;
  GHashTable   *known;     /* events as text -> Hit */
  GString      *key;
} Taker;

typedef struct
{
  gint64      id;
  SiyiClockId clock;
  SiyiDay     due;
  int         left, percent;
  SiyiLight   light;
  gboolean    restricted;
} Hit;

/* All that a case's clocks depend on besides the office's rules and today. */
static void
write_key (GString            *key,
           const SiyiOpenCase *one)
{
  g_string_truncate (key, 0);
  for (guint i = 0; i < one->events->len; i++)
    {
      const SiyiEvent *event = &g_array_index (one->events, SiyiEvent, i);

      g_string_append_printf (key, "%s %d %d %d;", event->kind, (int) event->day, event->days, event->has_reason);
    }
}

/* The tightest clock of these events; id -1: none is wanted. */
static Hit *
read_case (SiyiDueMaker       *maker,
           const SiyiOpenCase *one)
{
  SiyiClockReading readings[SIYI_N_CLOCKS];
  SiyiLight light;
  Hit *hit = g_new0 (Hit, 1);
  int id;

  siyi_clocks_read (&maker->office->rules.clocks, maker->office->calendar, (const SiyiEvent *) one->events->data,
                    one->events->len, maker->query->today, readings);
  hit->id = -1;
  id = siyi_clocks_tightest (readings);
  if (id < 0)
    return hit;

  light = siyi_clock_light (&readings[id]);
  if (maker->query->within >= 0 ? readings[id].left <= maker->query->within
                                : light == SIYI_LIGHT_YELLOW || light == SIYI_LIGHT_RED)
    *hit = (Hit) { 0, (SiyiClockId) id, readings[id].due, readings[id].left, readings[id].percent, light, FALSE };

  return hit;
}

/* Many cases have the same days behind them: each such row of events is read once. */
static gboolean
take_case (const SiyiOpenCase *one,
           gpointer            data)
{
  Taker *taker = data;
  Hit *known, hit;

  write_key (taker->key, one);
  known = g_hash_table_lookup (taker->known, taker->key->str);
  if (known == NULL)
    {
      known = read_case (taker->maker, one);
      g_hash_table_insert (taker->known, g_strdup (taker->key->str), known);
    }
  if (known->id < 0)
    return TRUE;

  hit = *known;
  hit.id = one->id;
  hit.restricted = one->restricted;
  g_array_append_val (taker->hits, hit);

  return TRUE;
}

static int
by_day (gconstpointer a,
        gconstpointer b)
{
  const Hit *x = a, *y = b;

  return x->due != y->due ? (x->due < y->due ? -1 : 1) : (x->id > y->id) - (x->id < y->id);
}

static gboolean
add_hit (SiyiDueMaker  *maker,
         const Hit     *hit,
         GError       **error)
{
  g_auto(SiyiOpenCaseName) name = { NULL };
  SiyiDueItem *item;

  if (!siyi_open_case_name (maker->db, hit->id, &name, error))
    return FALSE;

  item = siyi_due_add (maker, SIYI_DUE_CLOCK, hit->id, hit->due, "case:%" G_GINT64_FORMAT ":%s", hit->id,
                       siyi_clock_key (hit->clock));
  item->left = hit->left;
  item->light = hit->light;
  item->percent = (guint) CLAMP (hit->percent, 0, 100);
  item->restricted = hit->restricted;
  item->title = g_steal_pointer (&name.title);
  item->who = g_steal_pointer (&name.visitors_masked);
  item->number = g_steal_pointer (&name.number);
  item->extra = g_strdup (siyi_limit_name (siyi_clock_key (hit->clock)));

  return TRUE;
}

/* Names are asked for as many as can be shown; the rest only counts. */
gboolean
siyi_due_add_clocks (SiyiDueMaker  *maker,
                     GError       **error)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GString) key = g_string_new (NULL);
  Taker taker = { maker, hits, known, key };
  guint n;

  if (!siyi_due_wants (maker, SIYI_DUE_CLOCK))
    return TRUE;
  if (!siyi_open_cases_walk (maker->db, take_case, &taker, error))
    return FALSE;

  g_array_sort (hits, by_day);
  n = maker->query->limit > 0 ? MIN (hits->len, maker->query->limit) : hits->len;
  maker->n_beyond[SIYI_DUE_CLOCK] += hits->len - n;
  for (guint i = 0; i < n; i++)
    if (!add_hit (maker, &g_array_index (hits, Hit, i), error))
      return FALSE;

  return TRUE;
}
