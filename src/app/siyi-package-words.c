/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package of the register in words. Pure functions. */
#include "siyi-package-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "siyi-case-words.h"
#include "siyi-words.h"

static char *
subject_words (const SiyiPackageLine *line,
               SiyiDay                today)
{
  g_autofree char *day = NULL;

  switch (line->row.kind)
    {
    case SIYI_PACKAGE_SESSION:
      day = siyi_case_words_day (line->session_day, today, FALSE);
      /* Translators: day and leader of a session */
      return g_strdup_printf (_("%1$s %2$s, package of the session"), day, line->leaders != NULL ? line->leaders : "");
    case SIYI_PACKAGE_MONTH:
      /* Translators: year and month */
      return g_strdup_printf (_("Package of %1$d-%2$02d"), atoi (line->row.subject), atoi (line->row.subject + 5));
    case SIYI_PACKAGE_YEAR:
      return g_strdup_printf (_("Package of the year %d"), atoi (line->row.subject));
    case SIYI_PACKAGE_BRIEF:
      day = siyi_case_words_day (line->session_day, today, FALSE);
      /* Translators: day and leader of a session */
      return g_strdup_printf (_("%1$s %2$s, sealed briefs"), day, line->leaders != NULL ? line->leaders : "");
    case SIYI_PACKAGE_ANSWERS:
    default:
      return g_strdup (_("Answers of a leader"));
    }
}

/**
 * siyi_package_words_title:
 *
 * Returns: (transfer full): what it is of, with its number
 */
char *
siyi_package_words_title (const SiyiPackageLine *line,
                          SiyiDay                today)
{
  g_autofree char *subject = subject_words (line, today);

  /* Translators: what a package is of, its number */
  return g_strdup_printf (_("%1$s (no. %2$d)"), subject, line->row.number);
}

static char *
moment_words (gint64  at,
              SiyiDay today)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
  const SiyiDay day = siyi_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                    g_date_time_get_day_of_month (time));
  g_autofree char *words = day == today ? g_strdup (_("today")) : siyi_case_words_day (day, today, FALSE);

  /* Translators: a day, hour and minute */
  return g_strdup_printf (C_("moment of a package", "%1$s %2$d:%3$02d"), words, g_date_time_get_hour (time),
                          g_date_time_get_minute (time));
}

/**
 * siyi_package_words_check:
 *
 * Returns: (transfer full): when it was last proved, and what that said
 */
char *
siyi_package_words_check (const SiyiPackageLine *line,
                          SiyiDay                today)
{
  g_autofree char *moment = moment_words (line->checked_at != 0 ? line->checked_at : line->row.at, today);

  if (line->checked_at != 0 && *line->checked != '\0')
    /* Translators: when, and what is wrong */
    return g_strdup_printf (_("Checked %1$s: %2$s"), moment, line->checked);

  /* Translators: when, how many files */
  return g_strdup_printf (ngettext ("Checked %1$s, %2$d file as it was packed", "Checked %1$s, all %2$d files as they were packed",
                                    (gulong) line->row.files), moment, (int) line->row.files);
}

const char *
siyi_package_words_audience (SiyiAudience audience)
{
  switch (audience)
    {
    case SIYI_AUDIENCE_UNIT:
      return C_("audience", "for a unit");
    case SIYI_AUDIENCE_PUBLIC:
      return C_("audience", "for the public");
    case SIYI_AUDIENCE_INSIDE:
    case SIYI_AUDIENCE_LIST:
    default:
      return C_("audience", "for the office");
    }
}

/**
 * siyi_package_words_below:
 *
 * Returns: (transfer full): size, when and by whom it was made, for whom, what it leaves out
 */
char *
siyi_package_words_below (const SiyiPackageLine *line,
                          SiyiDay                today)
{
  g_autofree char *size = g_format_size ((guint64) line->row.bytes);
  g_autofree char *made = moment_words (line->row.at, today);
  const char *audience = siyi_package_words_audience (line->row.audience);
  g_autofree char *facts =
    line->row.sealed
      /* Translators: a package: size, when and by whom it was made, for whom */
      ? g_strdup_printf (_("%1$s, made %2$s by %3$s, %4$s, sealed"), size, made, line->row.who, audience)
      /* Translators: a package: size, when and by whom it was made, for whom */
      : g_strdup_printf (_("%1$s, made %2$s by %3$s, %4$s"), size, made, line->row.who, audience);
  const gboolean whole = line->row.left_out == NULL || *line->row.left_out == '\0' ||
                         g_str_equal (line->row.left_out, siyi_word ("package-left", "none"));
  g_auto(GStrv) left = !whole
                         ? g_strsplit (line->row.left_out, "\n", -1) : NULL;
  g_autofree char *names = left != NULL ? g_strjoinv (C_("left out", "; "), left) : NULL;

  if (names == NULL)
    return g_steal_pointer (&facts);

  /* Translators: facts of a package, what it does not contain */
  return g_strdup_printf (_("%1$s. Left out: %2$s"), facts, names);
}
