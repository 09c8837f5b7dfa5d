/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention of matters and the numbers of the archive's pieces. Pure functions. */
#include "siyi-retention.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-words.h"

static const char * const words[SIYI_N_RETENTIONS] = { "important", "result", "other" };

/**
 * siyi_retention_of:
 * @important: somebody has charge of the matter (article 18 of the working regulation)
 * @has_result: it was answered, closed or resolved
 *
 * Returns: the kind; an important one without a result is as any other
 */
SiyiRetention
siyi_retention_of (gboolean important,
                   gboolean has_result)
{
  if (!has_result)
    return SIYI_RETENTION_OTHER;

  return important ? SIYI_RETENTION_IMPORTANT : SIYI_RETENTION_RESULT;
}

const char *
siyi_retention_word (SiyiRetention retention)
{
  g_return_val_if_fail (retention < SIYI_N_RETENTIONS, "");

  return words[retention];
}

/**
 * siyi_retention_ends:
 * @last_day: of the matter's last record
 * @years: full calendar years after the year of that day
 *
 * Returns: the year with whose last day the keeping ends; 0: never
 */
int
siyi_retention_ends (SiyiDay last_day,
                     int     years)
{
  if (years == SIYI_RETENTION_PERMANENT || last_day == SIYI_DAY_NONE)
    return 0;

  return siyi_day_year (last_day) + years;
}

/**
 * siyi_retention_longer:
 *
 * Returns: the longer of two; what is kept together is kept as long as its longest part
 */
int
siyi_retention_longer (int one,
                       int other)
{
  if (one == SIYI_RETENTION_PERMANENT || other == SIYI_RETENTION_PERMANENT)
    return SIYI_RETENTION_PERMANENT;

  return MAX (one, other);
}

static char *
fill_years (const char *permanent,
            const char *some,
            int         years)
{
  g_autofree char *number = g_strdup_printf ("%d", years);

  return years == SIYI_RETENTION_PERMANENT ? g_strdup (siyi_word ("retention", permanent))
                                           : siyi_fill (siyi_word ("retention", some), "years", number, NULL);
}

/**
 * siyi_retention_code:
 *
 * Returns: (transfer full): Y, D30, D10
 */
char *
siyi_retention_code (int years)
{
  return fill_years ("code-permanent", "code-years", years);
}

/**
 * siyi_retention_words:
 *
 * Returns: (transfer full): as a list prints it
 */
char *
siyi_retention_words (int years)
{
  return fill_years ("words-permanent", "words-years", years);
}

/**
 * siyi_archive_pattern_is_valid:
 *
 * Returns: whether no two pieces of an archive get the same number by it
 */
gboolean
siyi_archive_pattern_is_valid (const char *pattern)
{
  return pattern != NULL && strlen (pattern) <= 80 && strstr (pattern, "{year}") != NULL &&
         strstr (pattern, "{volume}") != NULL && strstr (pattern, "{item}") != NULL;
}

/**
 * siyi_archive_number:
 * @pattern: with {fonds} {year} {retention} {volume} {item}
 * @retention: years
 * @volume: of the year, from 1
 * @item: of the volume, from 1
 *
 * Returns: (transfer full): the number (DA/T 13)
 */
char *
siyi_archive_number (const char *pattern,
                     const char *fonds,
                     int         year,
                     int         retention,
                     int         volume,
                     int         item)
{
  g_autofree char *year_text = g_strdup_printf ("%04d", year);
  g_autofree char *code = siyi_retention_code (retention);
  g_autofree char *volume_text = g_strdup_printf ("%0*d", atoi (siyi_word ("catalogue", "volume-digits")), volume);
  g_autofree char *item_text = g_strdup_printf ("%0*d", atoi (siyi_word ("catalogue", "item-digits")), item);

  return siyi_fill (pattern, "fonds", fonds, "year", year_text, "retention", code, "volume", volume_text, "item",
                    item_text, NULL);
}
