/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the notice page: what a version is called, what became of it, where it hangs.
 * Pure functions. */
#include "siyi-notice-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static const struct { const char *outlet, *words; } outlets[] = {
  { "posted", NC_("outlet", "Notice board") },
  { "web", NC_("outlet", "Web page") },
  { "text", NC_("outlet", "Messages") },
  { "calendar", NC_("outlet", "Calendar file") },
  { "screen", NC_("outlet", "Hall screen") },
  { "other", NC_("outlet", "Elsewhere") },
};

static int
month_of (const SiyiNotice *notice)
{
  return strlen (notice->month) >= 7 ? (int) g_ascii_strtoll (notice->month + 5, NULL, 10) : 0;
}

/* Returns: (transfer full): as the list of versions names it */
char *
siyi_notice_words_version (const SiyiNotice *notice)
{
  if (notice->correction)
    return g_strdup_printf (_("Version %d  Notice of changes"), notice->version);

  /* Translators: number of the version, number of the month */
  return g_strdup_printf (_("Version %1$d  Receptions of month %2$d"), notice->version,
                          month_of (notice));
}

/* Returns: (transfer full): as the bar above the paper names it */
char *
siyi_notice_words_heading (const SiyiNotice *notice)
{
  if (notice->published != SIYI_DAY_NONE)
    return siyi_notice_words_version (notice);
  if (notice->correction)
    return g_strdup_printf (_("Version %d  Notice of changes (draft)"), notice->version);

  return g_strdup_printf (_("Version %1$d  Receptions of month %2$d (draft)"), notice->version,
                          month_of (notice));
}

static guint
count_photos (const SiyiNotice *notice)
{
  guint n = 0;

  for (guint i = 0; notice->posts != NULL && i < notice->posts->len; i++)
    n += ((SiyiNoticePost *) notice->posts->pdata[i])->proof != 0;

  return n;
}

/* Returns: (transfer full): what became of a version */
char *
siyi_notice_words_state (const SiyiNotice *notice, SiyiDay today)
{
  const guint n_photos = count_photos (notice);
  g_autofree char *day = NULL;

  if (notice->published == SIYI_DAY_NONE && notice->correction)
    return g_strdup_printf (ngettext ("Draft, made by itself of %u change",
                                      "Draft, made by itself of %u changes",
                                      notice->differences->len), notice->differences->len);
  if (notice->published == SIYI_DAY_NONE)
    return g_strdup_printf (ngettext ("Draft, %u session", "Draft, %u sessions", notice->lines->len),
                            notice->lines->len);

  day = siyi_case_words_day (notice->published, today, TRUE);
  if (n_photos > 0)
    return g_strdup_printf (ngettext ("Published %1$s, %2$u photo of the sheet",
                                      "Published %1$s, %2$u photos of the sheet", n_photos), day, n_photos);

  /* Translators: %s is a day */
  return g_strdup_printf (_("Published %s"), day);
}

/* Returns: (transfer full): of the button that publishes */
char *
siyi_notice_words_button (const SiyiNotice *notice)
{
  return g_strdup_printf (_("Publish Version %d…"), notice->version);
}

/* Returns: (transfer full): what a file of it is called, such as 2026年12月市领导接访安排.docx */
char *
siyi_notice_words_file_name (const SiyiNotice *notice, const char *ending)
{
  g_autofree char *title = g_strdup (notice->title != NULL && *notice->title != '\0'
                                     ? notice->title : notice->month);

  return g_strconcat (g_strdelimit (title, "/\\:*?\"<>|\n", ' '), ending, NULL);
}

/* Returns: (transfer none): where a notice was made public, for a person */
const char *
siyi_notice_words_outlet (const char *outlet)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outlets); i++)
    if (g_strcmp0 (outlet, outlets[i].outlet) == 0)
      return g_dpgettext2 (NULL, "outlet", outlets[i].words);

  return outlet != NULL ? outlet : "";
}

/* Returns: (transfer full): who put it there and when */
char *
siyi_notice_words_post (const SiyiNoticePost *post, SiyiDay today)
{
  g_autofree char *day = siyi_case_words_day (post->day, today, TRUE);

  if (post->place == NULL || *post->place == '\0')
    /* Translators: day, person */
    return g_strdup_printf (C_("posting", "%1$s, %2$s"), day, post->who);

  /* Translators: place, day, person */
  return g_strdup_printf (C_("posting", "%1$s, %2$s, %3$s"), post->place, day, post->who);
}

/* Returns: (transfer full): what publishing does, before it is done */
char *
siyi_notice_words_ask (const SiyiNotice *notice)
{
  g_autofree char *day = siyi_case_words_day (notice->dated, notice->dated, TRUE);
  const guint n = notice->correction ? notice->differences->len : notice->lines->len;

  if (notice->correction)
    /* Translators: number of changes, title, day */
    return g_strdup_printf (ngettext ("“%2$s” with %1$u change is fixed under %3$s. It can then be "
                                      "printed and exported, and shows on the hall screen.",
                                      "“%2$s” with %1$u changes is fixed under %3$s. It can then be "
                                      "printed and exported, and shows on the hall screen.", n),
                            n, notice->title, day);

  /* Translators: number of sessions, title, day */
  return g_strdup_printf (ngettext ("“%2$s” with %1$u session is fixed under %3$s. Any later change "
                                    "makes a notice of changes.",
                                    "“%2$s” with %1$u sessions is fixed under %3$s. Any later change "
                                    "makes a notice of changes.", n),
                          n, notice->title, day);
}
