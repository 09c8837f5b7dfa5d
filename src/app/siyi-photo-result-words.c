/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an import of photos: how many went in, why others did not. Words only. Main thread. */
#include "siyi-photo-result-words.h"

#include <glib/gi18n.h>

#include "siyi-error-words.h"

void
siyi_photo_counts_add (SiyiPhotoCounts *counts,
                       GPtrArray       *lines)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    counts->n[((const SiyiPhotoLine *) g_ptr_array_index (lines, i))->fate]++;
}

static char *
words_with_doubles (const SiyiPhotoCounts *counts)
{
  const guint n_added = counts->n[SIYI_PHOTO_ADDED];
  const guint n_doubles = counts->n[SIYI_PHOTO_DOUBLE];

  if (n_doubles == 1 && counts->double_position > 0)
    /* Translators: %1$u photos went in; one more is the same as the photo with the number %2$u */
    return g_strdup_printf (ngettext ("%1$u photo taken in; 1 is the same as number %2$u and was left out",
                                      "%1$u photos taken in; 1 is the same as number %2$u and was left out",
                                      n_added),
                            n_added, counts->double_position);
  if (n_added == 0)
    return g_strdup_printf (ngettext ("%u photo is there already and was left out",
                                      "%u photos are there already and were left out", n_doubles), n_doubles);

  /* Translators: %1$u photos went in, %2$u are there already */
  return g_strdup_printf (ngettext ("%1$u photo taken in; %2$u there already and left out",
                                    "%1$u photos taken in; %2$u there already and left out", n_added),
                          n_added, n_doubles);
}

/**
 * siyi_photo_result_words:
 *
 * Returns: (transfer full) (nullable): the sentence of the toast; %NULL where dialogs say it all
 */
char *
siyi_photo_result_words (const SiyiPhotoCounts *counts)
{
  const guint n_added = counts->n[SIYI_PHOTO_ADDED];

  if (counts->stopped)
    return g_strdup_printf (ngettext ("Stopped; %u photo was taken in", "Stopped; %u photos were taken in",
                                      n_added), n_added);
  if (counts->n[SIYI_PHOTO_DOUBLE] > 0)
    return words_with_doubles (counts);
  if (n_added > 0)
    return g_strdup_printf (ngettext ("%u photo taken in", "%u photos taken in", n_added), n_added);
  if (counts->n[SIYI_PHOTO_REFUSED] > 0 || counts->n[SIYI_PHOTO_DOUBTFUL] > 0)
    return NULL;

  return g_strdup (_("There is no picture in it"));
}

/**
 * siyi_photo_refusal_words:
 *
 * Returns: (transfer none): why a file was refused and what to do
 */
const char *
siyi_photo_refusal_words (const SiyiPhotoLine *line)
{
  if (g_strcmp0 (line->why, siyi_file_error_word (SIYI_FILE_ERROR_TOO_BIG)) == 0)
    return _("The file is larger than 64 MiB. Save it smaller, and add it again.");

  for (int code = 0; code <= SIYI_FILE_ERROR_UNREADABLE; code++)
    if (g_strcmp0 (line->why, siyi_file_error_word (code)) == 0)
      {
        const GError error = { .domain = SIYI_FILE_ERROR, .code = code };

        return siyi_error_sentence (&error);
      }

  return _("It was not taken in. Look at the file, and add it again.");
}
