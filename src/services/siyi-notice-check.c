/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at before a notice is published (domain 2.1, 5.2, 5.3): petitioners' data and a
 * missing fixing forbid it, days too few and missing type are told. On an archive's thread. */
#include "siyi-notice-private.h"

#include <glib/gi18n-lib.h>

#include "siyi-office-store.h"
#include "siyi-paper.h"

void
siyi_notice_check_free (SiyiNoticeCheck *check)
{
  g_free (check->text);
  g_free (check);
}

/**
 * siyi_notice_add_check:
 * @text: (transfer full):
 */
void
siyi_notice_add_check (GPtrArray      *checks,
                       SiyiCheckKind   kind,
                       SiyiCheckState  state,
                       char           *text)
{
  SiyiNoticeCheck *check = g_new0 (SiyiNoticeCheck, 1);

  check->kind = kind;
  check->state = state;
  check->text = text;
  g_ptr_array_add (checks, check);
}

/**
 * siyi_notice_is_blocked:
 * @checks: (element-type SiyiNoticeCheck): from siyi_notice_check()
 *
 * Returns: whether one of them forbids publishing
 */
gboolean
siyi_notice_is_blocked (GPtrArray *checks)
{
  return siyi_notice_first_block (checks) != NULL;
}

/**
 * siyi_notice_first_block:
 *
 * Returns: (transfer none) (nullable): the first check that forbids publishing
 */
const SiyiNoticeCheck *
siyi_notice_first_block (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const SiyiNoticeCheck *check = g_ptr_array_index (checks, i);

      if (check->state == SIYI_CHECK_BLOCKS)
        return check;
    }

  return NULL;
}

/* The first day of those that come, of a correction only of changed ones; the old day counts too,
 * for who meant to come then must know in time. What is over can't be told ahead any more. */
static SiyiDay
first_day (const SiyiNotice *notice,
           SiyiDay           from)
{
  SiyiDay first = SIYI_DAY_NONE;
  const guint n = notice->correction ? notice->differences->len : notice->lines->len;

  for (guint i = 0; i < n; i++)
    {
      const SiyiNoticeDifference *difference =
        notice->correction ? g_ptr_array_index (notice->differences, i) : NULL;
      const SiyiNoticeLine *lines[] = {
        difference != NULL ? difference->old_line : NULL,
        difference != NULL ? difference->new_line : g_ptr_array_index (notice->lines, i),
      };

      for (gsize k = 0; k < G_N_ELEMENTS (lines); k++)
        if (lines[k] != NULL && lines[k]->day >= from &&
            (first == SIYI_DAY_NONE || lines[k]->day < first))
          first = lines[k]->day;
    }

  return first;
}

static int
lead_days (const SiyiCalendar *calendar,
           const SiyiNotice   *notice,
           SiyiDay             today)
{
  const SiyiDay from = notice->published != SIYI_DAY_NONE ? notice->published : today;
  const SiyiDay first = first_day (notice, from);

  return first > from ? siyi_calendar_count_working (calendar, from + 1, first) : 0;
}

/**
 * siyi_notice_lead_days:
 * @days: (out): working days from the day of publication (of a draft: today), which is not counted,
 *   to the first session it is about, which is
 *
 * Returns: %FALSE where the archive can't be read
 */
gboolean
siyi_notice_lead_days (SiyiDb            *db,
                       const SiyiNotice  *notice,
                       int               *days,
                       GError           **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);

  if (calendar == NULL)
    return FALSE;

  *days = lead_days (calendar, notice, siyi_schedule_today (db));

  return TRUE;
}

static void
check_lead (SiyiDb             *db,
            const SiyiNotice   *notice,
            const SiyiCalendar *calendar,
            GPtrArray          *checks)
{
  const int least = siyi_setting_limit (db, "notice-lead").days;
  const int wanted = siyi_setting_limit (db, "notice-warning").days;
  const int lead = lead_days (calendar, notice, siyi_schedule_today (db));
  g_autofree char *days = g_strdup_printf (ngettext ("%d working day", "%d working days", lead), lead);

  if (lead < least)
    siyi_notice_add_check (checks, SIYI_CHECK_LEAD, SIYI_CHECK_WARNING,
                           /* Translators: %1$s is a number of working days, %2$d the least. */
                           g_strdup_printf (_("%1$s ahead, fewer than %2$d"), days, least));
  else if (lead < wanted)
    siyi_notice_add_check (checks, SIYI_CHECK_LEAD, SIYI_CHECK_WARNING,
                           g_strdup_printf (_("%1$s ahead, just the least of %2$d"), days, least));
  else
    siyi_notice_add_check (checks, SIYI_CHECK_LEAD, SIYI_CHECK_OK,
                           g_strdup_printf (_("%1$s ahead, not fewer than %2$d"), days, least));
}

/* The month's table is due on the first working day of the month (domain 5.3). */
static void
check_month (const SiyiNotice   *notice,
             const SiyiCalendar *calendar,
             SiyiDay             today,
             GPtrArray          *checks)
{
  g_autofree char *text = g_strdup_printf ("%s-01", notice->month);
  g_autofree char *words = NULL;
  SiyiDay due;

  if (notice->correction || notice->session != 0)
    return;

  due = siyi_day_parse (text);
  if (!siyi_calendar_is_working (calendar, due))
    due = siyi_calendar_next_working (calendar, due);
  if (today <= due)
    return;

  words = siyi_notice_day_words (due);
  siyi_notice_add_check (checks, SIYI_CHECK_LEAD, SIYI_CHECK_WARNING,
                         g_strdup_printf (_("The month's table was due by %s, its first working day"),
                                          words));
}

static void
check_fixings (const SiyiNotice *notice,
               GPtrArray        *checks)
{
  gboolean whole = TRUE;

  for (guint i = 0; i < notice->lines->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (notice->lines, i);
      g_autofree char *day = siyi_notice_day_words (line->day);
      const struct { const char *text, *message; } wanted[] = {
        { line->leaders, N_("%s has no leader") },
        { line->time, N_("%s has no time") },
        { line->place, N_("%s has no place") },
        { line->method, N_("%s has no method") },
      };

      for (gsize k = 0; !line->cancelled && k < G_N_ELEMENTS (wanted); k++)
        {
          g_autoptr(GString) message = NULL;

          if (*wanted[k].text != '\0')
            continue;
          message = g_string_new (_(wanted[k].message));
          g_string_replace (message, "%s", day, 1);
          siyi_notice_add_check (checks, SIYI_CHECK_FIXINGS, SIYI_CHECK_BLOCKS,
                                 g_string_free (g_steal_pointer (&message), FALSE));
          whole = FALSE;
        }
    }

  if (whole)
    siyi_notice_add_check (checks, SIYI_CHECK_FIXINGS, SIYI_CHECK_OK,
                           g_strdup (_("Leader, time and place, method are complete")));
}

static void
check_office (SiyiDb    *db,
              GPtrArray *checks)
{
  static const struct { const char *key, *message; } wanted[] = {
    { "office.name", N_("The office has no name yet; type it in the settings") },
    { "office.phone", N_("The office has no phone for bookings yet; type it in the settings") },
    { "office.address", N_("The office has no address yet; type it in the settings") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *value = siyi_setting_get (db, wanted[i].key, "");

      if (*value == '\0')
        siyi_notice_add_check (checks, SIYI_CHECK_OFFICE, SIYI_CHECK_WARNING,
                               g_strdup (_(wanted[i].message)));
    }
}

static gboolean
check_fonts (const SiyiNotice  *notice,
             GPtrArray         *checks,
             GError           **error)
{
  static const struct { SiyiFontRole role; const char *message; } used[] = {
    /* Translators: %1$s is a kind of type, %2$s what is installed in its place. */
    { SIYI_FONT_TITLE, N_("There is no %1$s, the title is set in %2$s") },
    { SIYI_FONT_BODY, N_("There is no %1$s, the text is set in %2$s") },
  };
  g_autoptr(SiyiDocument) document = siyi_notice_document (notice, SIYI_PAPER_A4);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, error);
  const SiyiPaperFonts *fonts;

  if (pages == NULL)
    return FALSE;

  fonts = siyi_pages_get_fonts (pages);
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      const SiyiPaperFont *font = &fonts->roles[used[i].role];
      g_autoptr(GString) message = NULL;

      if (!font->substituted)
        continue;
      message = g_string_new (_(used[i].message));
      g_string_replace (message, "%1$s", font->wanted, 1);
      g_string_replace (message, "%2$s", font->used != NULL ? font->used : font->family, 1);
      siyi_notice_add_check (checks, SIYI_CHECK_FONTS, SIYI_CHECK_WARNING,
                             g_string_free (g_steal_pointer (&message), FALSE));
    }

  return TRUE;
}

/**
 * siyi_notice_check:
 *
 * Returns: (transfer full) (element-type SiyiNoticeCheck): petitioners' data, the three fixings, the
 *   days ahead, then what else a person should know
 */
GPtrArray *
siyi_notice_check (SiyiDb            *db,
                   const SiyiNotice  *notice,
                   GError           **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  g_autoptr(GPtrArray) checks =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_check_free);

  if (calendar == NULL || !siyi_notice_check_secrets (db, notice, checks, error))
    return NULL;

  check_fixings (notice, checks);
  check_lead (db, notice, calendar, checks);
  check_month (notice, calendar, notice->published != SIYI_DAY_NONE ? notice->published
                                                                   : siyi_schedule_today (db), checks);
  check_office (db, checks);
  if (!check_fonts (notice, checks, error))
    return NULL;

  return g_steal_pointer (&checks);
}
