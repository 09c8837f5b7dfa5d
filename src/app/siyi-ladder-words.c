/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of urging as a sentence: what is done on which day, and what goes on after the last rung. */
#include "siyi-ladder-group.h"

#include <glib/gi18n.h>

#include "siyi-follow-words.h"

static char *
rung_words (const SiyiUrgeRung *rung)
{
  const char *way = siyi_follow_words_way (siyi_urge_way_word (rung->way));

  if (rung->offset == 0)
    /* Translators: %s is a way of urging, such as a telephone call */
    return g_strdup_printf (_("on the last day: %s"), way);
  if (rung->offset < 0)
    /* Translators: days, a way of urging */
    return g_strdup_printf (ngettext ("%1$d day before the last day: %2$s", "%1$d days before the last day: %2$s",
                                      -rung->offset), -rung->offset, way);

  /* Translators: days, a way of urging */
  return g_strdup_printf (ngettext ("%1$d day over: %2$s", "%1$d days over: %2$s", rung->offset), rung->offset, way);
}

/**
 * siyi_ladder_words:
 * @ladder: #SiyiUrgeRung by day
 *
 * Returns: (transfer full): what the office does, as a sentence
 */
char *
siyi_ladder_words (const GArray *ladder)
{
  g_autoptr(GPtrArray) rungs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  const int pace = siyi_ladder_pace (ladder);

  for (guint i = 0; i < ladder->len; i++)
    g_ptr_array_add (rungs, rung_words (&g_array_index (ladder, SiyiUrgeRung, i)));
  g_ptr_array_add (rungs, NULL);
  /* Translators: between the rungs of a ladder of urging */
  joined = g_strjoinv (C_("ladder", "; "), (char **) rungs->pdata);

  /* Translators: the rungs of a ladder of urging, then days */
  return g_strdup_printf (ngettext ("%1$s. After that the last way again every %2$d day.",
                                    "%1$s. After that the last way again every %2$d days.", pace), joined, pace);
}
