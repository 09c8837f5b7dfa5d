/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notice would say with words that are not saved yet. On an archive's thread. */
#include "siyi-notice-private.h"

static SiyiDay
about_day (const SiyiNotice *notice)
{
  g_autofree char *first = g_strdup_printf ("%s-01", notice->month);

  return siyi_day_parse (first);
}

static void
refill (SiyiDb *db, SiyiNotice *notice, const SiyiNoticeTemplate *words, GPtrArray *versions)
{
  g_autoptr(GHashTable) fields = siyi_notice_fields_new (db, words, about_day (notice));

  if (notice->correction)
    {
      siyi_notice_fields_set (fields, "original", g_strdup (notice->original_title));
      siyi_notice_fields_set (fields, "published", siyi_notice_published_words (versions));
    }
  g_free (notice->title);
  notice->title = siyi_notice_fill (notice->correction ? words->correction_title : words->title, fields);
  g_ptr_array_unref (notice->before);
  notice->before = siyi_notice_fill_paragraphs (notice->correction ? words->correction_before
                                                                   : words->before, fields);
  g_ptr_array_unref (notice->after);
  notice->after = siyi_notice_fill_paragraphs (words->after, fields);
  g_free (notice->issuer);
  notice->issuer = siyi_notice_fill (words->issuer, fields);
}

/**
 * siyi_notice_preview:
 * @month: YYYY-MM
 * @words: a template, saved or not
 *
 * Returns: (transfer full): the month's draft, or its newest version, with these words in place of
 *   its own; CONSTRAINT where a field is not known, NOT_FOUND where nothing is planned
 */
SiyiNotice *
siyi_notice_preview (SiyiDb                    *db,
                     const char                *month,
                     const SiyiNoticeTemplate  *words,
                     GError                   **error)
{
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(SiyiNotice) notice = NULL;

  if (!siyi_notice_template_check (words, error))
    return NULL;

  versions = siyi_notice_versions (db, month, 0, error);
  notice = versions != NULL ? siyi_notice_draft (db, month, 0, error) : NULL;
  if (notice == NULL)
    return NULL;

  /* Of a version that is out, the ones before it. */
  while (notice->id != 0 && versions->len > 0 &&
         ((SiyiNotice *) g_ptr_array_index (versions, 0))->version >= notice->version)
    g_ptr_array_remove_index (versions, 0);
  refill (db, notice, words, versions);

  return g_steal_pointer (&notice);
}
