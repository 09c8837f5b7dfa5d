/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages say about keeping and destroying. Any thread with the interface's language. */
#include "siyi-retention-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

/**
 * siyi_retention_words_kept:
 * @ends: the year with whose last day it ends; 0: never
 */
char *
siyi_retention_words_kept (int years,
                           int ends)
{
  if (years == SIYI_RETENTION_PERMANENT)
    return g_strdup (_("For ever"));
  if (ends == 0)
    return g_strdup_printf (ngettext ("%d year", "%d years", (guint) years), years);

  /* Translators: how long a matter is kept, and the year with whose last day that ends */
  return g_strdup_printf (ngettext ("%1$d year, to the end of %2$d", "%1$d years, to the end of %2$d", (guint) years),
                          years, ends);
}

/**
 * siyi_retention_words_due:
 *
 * Returns: (transfer full): the second line of a matter that falls due
 */
char *
siyi_retention_words_due (const SiyiRetentionLine *line,
                          SiyiDay                  today)
{
  g_autofree char *day = siyi_case_words_day (line->last_day, today, FALSE);
  g_autofree char *kept = siyi_retention_words_kept (line->years, line->ends);

  if (line->n_files > 0)
    /* Translators: day of the last record, how long it is kept, why so long, papers and files */
    return g_strdup_printf (ngettext ("Last record %1$s · %2$s · %3$s · %4$d file",
                                      "Last record %1$s · %2$s · %3$s · %4$d files", (guint) line->n_files),
                            day, kept, line->why, line->n_files);

  /* Translators: day of the last record, how long it is kept, why so long */
  return g_strdup_printf (_("Last record %1$s · %2$s · %3$s"), day, kept, line->why);
}

/**
 * siyi_destruction_words_title:
 *
 * Returns: (transfer full): the list's number and how much stands on it
 */
char *
siyi_destruction_words_title (const SiyiDestruction *list)
{
  /* Translators: number of a list of destruction, matters on it */
  return g_strdup_printf (ngettext ("List No. %1$d, %2$u matter", "List No. %1$d, %2$u matters", list->items->len),
                          list->number, list->items->len);
}

static char *
moment_day (gint64  at,
            SiyiDay today)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return siyi_case_words_day (siyi_day_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                            g_date_time_get_day_of_month (moment)), today, FALSE);
}

/**
 * siyi_destruction_waits:
 * @who: who sits here
 */
SiyiDestructionWaits
siyi_destruction_waits (const SiyiDestruction *list,
                        const char            *who)
{
  if (list->done_at != 0 || list->cancelled_at != 0)
    return SIYI_DESTRUCTION_WAITS_FOR_NOTHING;
  if (list->second_at != 0)
    return SIYI_DESTRUCTION_WAITS_FOR_DEED;
  if (list->signed_at != 0 && g_strcmp0 (list->signed_by, who) == 0)
    return SIYI_DESTRUCTION_WAITS_FOR_ANOTHER;

  return SIYI_DESTRUCTION_WAITS_FOR_SIGNATURE;
}

/**
 * siyi_destruction_words_state:
 * @who: who sits here
 *
 * Returns: (transfer full): how the list stands and what it waits for
 */
char *
siyi_destruction_words_state (const SiyiDestruction *list,
                              const char            *who,
                              SiyiDay                today)
{
  g_autofree char *day = NULL;

  if (list->done_at != 0)
    {
      day = moment_day (list->done_at, today);
      /* Translators: a day, and two persons who signed */
      return g_strdup_printf (_("Carried out %1$s; signed by %2$s and %3$s"), day, list->signed_by, list->second_by);
    }
  if (list->cancelled_at != 0)
    {
      day = moment_day (list->cancelled_at, today);
      /* Translators: %s is a day */
      return g_strdup_printf (_("Taken back %s; nothing was destroyed"), day);
    }
  switch (siyi_destruction_waits (list, who))
    {
    case SIYI_DESTRUCTION_WAITS_FOR_DEED:
      /* Translators: two persons who signed */
      return g_strdup_printf (_("Signed by %1$s and %2$s; can be carried out"), list->signed_by, list->second_by);

    case SIYI_DESTRUCTION_WAITS_FOR_ANOTHER:
      /* Translators: %s is the person who signed and sits here */
      return g_strdup_printf (_("Signed by %s; let another person sit here to sign second"), list->signed_by);

    case SIYI_DESTRUCTION_WAITS_FOR_SIGNATURE:
    case SIYI_DESTRUCTION_WAITS_FOR_NOTHING:
    default:
      break;
    }
  if (list->signed_at != 0)
    /* Translators: %s is the person who signed */
    return g_strdup_printf (_("Signed by %s; waits for a second signature"), list->signed_by);

  /* Translators: %s is who drew the list up */
  return g_strdup_printf (_("Drawn up by %s; waits for two signatures"), list->listed_by);
}
