/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the list behind a number: how many rows, and which of a rate. */
#include "siyi-behind-words.h"

#include <glib/gi18n.h>

static char *
all_words (SiyiBehindKind  kind,
           guint           n,
           const char     *number)
{
  switch (kind)
    {
    case SIYI_BEHIND_TASKS:
      return g_strdup_printf (ngettext ("%s task listed", "%s tasks listed", n), number);
    case SIYI_BEHIND_CASES:
      return g_strdup_printf (ngettext ("%s matter listed", "%s matters listed", n), number);
    case SIYI_BEHIND_SESSIONS:
      return g_strdup_printf (ngettext ("%s session listed", "%s sessions listed", n), number);
    case SIYI_BEHIND_VISITS:
    default:
      return g_strdup_printf (ngettext ("%s batch listed", "%s batches listed", n), number);
    }
}

static char *
part_words (SiyiBehindKind  kind,
            guint           n,
            const char     *number,
            const char     *more)
{
  switch (kind)
    {
    case SIYI_BEHIND_TASKS:
      return g_strdup_printf (ngettext ("%1$s task listed, %2$s more", "%1$s tasks listed, %2$s more", n), number, more);
    case SIYI_BEHIND_CASES:
      return g_strdup_printf (ngettext ("%1$s matter listed, %2$s more", "%1$s matters listed, %2$s more", n), number,
                              more);
    case SIYI_BEHIND_SESSIONS:
      return g_strdup_printf (ngettext ("%1$s session listed, %2$s more", "%1$s sessions listed, %2$s more", n), number,
                              more);
    case SIYI_BEHIND_VISITS:
    default:
      return g_strdup_printf (ngettext ("%1$s batch listed, %2$s more", "%1$s batches listed, %2$s more", n), number,
                              more);
    }
}

/**
 * siyi_behind_words_count:
 * @n_listed: rows that stand in the list
 * @n: of all there are
 *
 * Returns: (transfer full): how many are listed, and how many more there are
 */
char *
siyi_behind_words_count (SiyiBehindKind kind,
                         guint          n_listed,
                         guint          n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n_listed);
  g_autofree char *more = g_strdup_printf ("%'u", n - MIN (n_listed, n));

  return n_listed < n ? part_words (kind, n_listed, number, more) : all_words (kind, n, number);
}

/**
 * siyi_behind_words_part:
 * @wish: a rate
 *
 * Returns: (transfer full): which rows of the rate, and how many
 */
char *
siyi_behind_words_part (const SiyiStatWish *wish,
                        SiyiBehindPart      part)
{
  const gint64 n[SIYI_N_BEHIND_PARTS] = { wish->denominator, wish->numerator, wish->denominator - wish->numerator };
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n[part]);

  if (part == SIYI_BEHIND_ALL)
    /* Translators: the rows of a rate: those of the denominator */
    return g_strdup_printf (C_("rate", "All %s"), number);
  if (part == SIYI_BEHIND_NUMERATOR)
    /* Translators: the rows of a rate: those of the numerator */
    return g_strdup_printf (C_("rate", "Counted %s"), number);

  /* Translators: the rows of a rate: those of the denominator alone */
  return g_strdup_printf (C_("rate", "Others %s"), number);
}
