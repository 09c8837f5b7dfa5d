/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the views of the schedule say a month, a day, a session. Words only. Main thread; what is
 * returned as char * is the caller's. */
#include "siyi-shown-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-words.h"

/* How many sentences' parts there are at most. */
#define N_PARTS 12

/**
 * siyi_shown_words_month:
 *
 * Returns: (transfer full): "2026年12月"
 */
char *
siyi_shown_words_month (int year,
                        int month)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc (year, month, 1, 0, 0, 0);

  /* Translators: a month as g_date_time_format() reads it */
  return g_date_time_format (time, _("%B %Y"));
}

/**
 * siyi_shown_words_leaders:
 *
 * Returns: (transfer full): who sits, or is to sit
 */
char *
siyi_shown_words_leaders (const SiyiShown *shown)
{
  GPtrArray *seats = siyi_planned_sitting (shown->session);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;

  for (guint i = 0; i < seats->len; i++)
    g_strv_builder_add (names, ((const SiyiSeat *) g_ptr_array_index (seats, i))->name);
  strv = g_strv_builder_end (names);
  if (strv[0] == NULL)
    return g_strdup (_("Nobody yet"));

  /* Translators: between the names of a list */
  return g_strjoinv (C_("list", ", "), strv);
}

/* The short word of a method other than the usual one. */
static const char *
method_word (const char *method)
{
  gsize n_keys, n_words;
  const char * const *keys = siyi_words_keys ("method", &n_keys);

  for (gsize i = 1; method != NULL && i < n_keys; i++)
    {
      const char * const *words = siyi_words ("method", keys[i], &n_words);

      if (g_strcmp0 (words[0], method) == 0)
        return words[n_words > 1 ? 1 : 0];
    }

  return NULL;
}

static const char *
change_word (SiyiChangeKind change)
{
  switch (change)
    {
    case SIYI_CHANGE_ADDED: return C_("mark", "Added");
    case SIYI_CHANGE_SWAPPED: return C_("mark", "Swap");
    case SIYI_CHANGE_STAND_IN: return C_("mark", "Stand-in");
    case SIYI_CHANGE_MOVED: return C_("mark", "Moved");
    case SIYI_CHANGE_CANCELLED: return C_("mark", "Void");
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_EDITED:
    case SIYI_CHANGE_RESTORED:
    case SIYI_CHANGE_REPLANNED:
    default: return NULL;
    }
}

/**
 * siyi_shown_words_mark:
 *
 * Returns: (nullable): the word in the corner: how it changed, else an unusual method
 */
const char *
siyi_shown_words_mark (const SiyiShown *shown)
{
  const SiyiPlanned *session = shown->session;
  const char *word;

  if (shown->proposed)
    return shown->changed && shown->before != NULL ? C_("mark", "New") : NULL;
  if (session->state == SIYI_SESSION_CANCELLED)
    return change_word (SIYI_CHANGE_CANCELLED);

  word = change_word (session->change);

  return word != NULL ? word : method_word (session->method);
}

/**
 * siyi_shown_words_count:
 *
 * Returns: (transfer full): "2批9人" of a session that is over or waits for nobody any more, else
 *   "约3批" or "未约"
 */
char *
siyi_shown_words_count (const SiyiShown *shown)
{
  const SiyiPlanned *session = shown->session;

  if (shown->over || (session->n_booked == 0 && session->n_visits > 0))
    /* Translators: groups received, persons in them */
    return g_strdup_printf (ngettext ("%1$d gr., %2$d p.", "%1$d gr., %2$d p.",
                                      (gulong) session->n_visits),
                            session->n_visits, (int) session->n_persons);
  if (session->n_booked == 0)
    return g_strdup (_("None booked"));

  /* Translators: groups that have booked */
  return g_strdup_printf (ngettext ("%d booked", "%d booked", (gulong) session->n_booked),
                          session->n_booked);
}

/**
 * siyi_shown_words_time:
 *
 * Returns: (transfer full): "9:00至11:30", "上午"
 */
char *
siyi_shown_words_time (const SiyiPlanned *session)
{
  if (session->from != NULL && session->to != NULL)
    /* Translators: from one time of the day to another */
    return g_strdup_printf (C_("time", "%1$s to %2$s"), session->from, session->to);
  if (session->from != NULL)
    return g_strdup (session->from);

  switch (session->part)
    {
    case SIYI_PART_AM: return g_strdup (_("Morning"));
    case SIYI_PART_PM: return g_strdup (_("Afternoon"));
    case SIYI_PART_DAY:
    default: return g_strdup (_("All day"));
    }
}

static const char *
changed_sentence (const SiyiShown *shown)
{
  if (shown->session->state == SIYI_SESSION_CANCELLED)
    return _("cancelled");

  switch (shown->session->change)
    {
    case SIYI_CHANGE_ADDED: return _("added by hand");
    case SIYI_CHANGE_SWAPPED: return _("swapped");
    case SIYI_CHANGE_STAND_IN: return _("with a stand-in");
    case SIYI_CHANGE_MOVED: return _("moved");
    case SIYI_CHANGE_EDITED: return _("time or place changed");
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_CANCELLED:
    case SIYI_CHANGE_RESTORED:
    case SIYI_CHANGE_REPLANNED:
    default: return NULL;
    }
}

static void
add_part (char **parts,
          char  *part)
{
  guint n = g_strv_length (parts);

  if (part == NULL || *part == '\0' || n + 1 >= N_PARTS)
    g_free (part);
  else
    parts[n] = part;
}

/**
 * siyi_shown_words_sentence:
 * @today: decides whether the year is said
 *
 * Returns: (transfer full): the session as a screen reader says it
 */
char *
siyi_shown_words_sentence (const SiyiShown *shown,
                           SiyiDay          today)
{
  const SiyiPlanned *session = shown->session;
  g_auto(GStrv) parts = g_new0 (char *, N_PARTS);

  add_part (parts, siyi_case_words_day (session->day, today, TRUE));
  add_part (parts, siyi_shown_words_leaders (shown));
  add_part (parts, g_strdup (session->method));
  add_part (parts, siyi_shown_words_time (session));
  add_part (parts, g_strdup (session->place));
  add_part (parts, g_strdup (session->topic));
  if (!shown->proposed)
    add_part (parts, siyi_shown_words_count (shown));
  add_part (parts, g_strdup (changed_sentence (shown)));
  if (shown->unannounced)
    add_part (parts, g_strdup (_("not yet announced")));
  if (shown->proposed && shown->changed && shown->before != NULL)
    /* Translators: %s is who stood in this place of the plan */
    add_part (parts, g_strdup_printf (_("before: %s"), shown->before));

  /* Translators: between the parts of a sentence */
  return g_strjoinv (C_("sentence", ", "), parts);
}

/**
 * siyi_shown_words_kind:
 *
 * Returns: (nullable): the mark of a day: a day off, or a working day that would be none
 */
const char *
siyi_shown_words_kind (const SiyiScheduleDay *day)
{
  switch (day->kind)
    {
    case SIYI_DAY_KIND_WEEKEND:
    case SIYI_DAY_KIND_OFF:
    case SIYI_DAY_KIND_OWN_OFF:
      return C_("day", "Off");
    case SIYI_DAY_KIND_MAKE_UP:
    case SIYI_DAY_KIND_OWN_WORKING:
      return C_("day", "Work");
    case SIYI_DAY_KIND_WEEKDAY:
    default:
      return day->working ? NULL : C_("day", "Off");
    }
}

/**
 * siyi_shown_words_day:
 *
 * Returns: (transfer full): a day as a screen reader says it
 */
char *
siyi_shown_words_day (SiyiShownMonth *month,
                      SiyiDay         day)
{
  const SiyiScheduleDay *info = siyi_shown_month_day (month, day);
  g_auto(GStrv) parts = g_new0 (char *, N_PARTS);

  add_part (parts, siyi_case_words_day (day, month->today, TRUE));
  if (day == month->today)
    add_part (parts, g_strdup (_("today")));
  if (info != NULL)
    {
      add_part (parts, g_strdup (info->holiday));
      if (siyi_shown_words_kind (info) != NULL)
        add_part (parts, g_strdup (info->working ? _("working day") : _("day off")));
      if (info->provisional)
        add_part (parts, g_strdup (_("provisional")));
      add_part (parts, siyi_shown_words_away (month, info));
    }
  if (siyi_shown_month_on (month, day, 0) == NULL)
    add_part (parts, g_strdup (_("no session")));

  return g_strjoinv (C_("sentence", ", "), parts);
}

/* Short where the first character says who it is. */
static char *
short_name (SiyiShownMonth *month,
            const char     *name)
{
  gunichar first = g_utf8_get_char (name);
  GPtrArray *leaders = month->month_data->leaders;
  guint n_alike = 0;

  for (guint i = 0; i < leaders->len; i++)
    if (g_utf8_get_char (((const SiyiLeader *) g_ptr_array_index (leaders, i))->name) == first)
      n_alike++;

  if (n_alike != 1 || g_unichar_get_script (first) != G_UNICODE_SCRIPT_HAN)
    return g_strdup (name);

  return g_utf8_substring (name, 0, 1);
}

/* Who is away the whole month is told once, in the panel. */
static gboolean
is_away_all (SiyiShownMonth *month,
             const char     *name)
{
  GPtrArray *loads = month->month_data->loads;

  for (guint i = 0; i < loads->len; i++)
    {
      const SiyiMonthLoad *load = g_ptr_array_index (loads, i);

      if (load->away_all && g_str_equal (load->name, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * siyi_shown_words_away:
 *
 * Returns: (transfer full) (nullable): "假：顾、贺"; %NULL where nobody is away this day in
 *   particular
 */
char *
siyi_shown_words_away (SiyiShownMonth        *month,
                       const SiyiScheduleDay *day)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;
  g_autofree char *all = NULL;

  /* Nobody sits on a day off anyway. */
  for (guint i = 0; day->working && i < day->away->len; i++)
    {
      g_autofree char *name = short_name (month, g_ptr_array_index (day->away, i));

      if (!is_away_all (month, g_ptr_array_index (day->away, i)))
        g_strv_builder_add (names, name);
    }
  strv = g_strv_builder_end (names);
  if (strv[0] == NULL)
    return NULL;

  all = g_strjoinv (C_("list", ", "), strv);

  /* Translators: who is on leave this day */
  return g_strdup_printf (_("Away: %s"), all);
}

/**
 * siyi_shown_words_weekday:
 * @weekday: 1 is Monday
 *
 * Returns: its heading
 */
const char *
siyi_shown_words_weekday (int weekday)
{
  switch (weekday)
    {
    case 1: return _("Mon");
    case 2: return _("Tue");
    case 3: return _("Wed");
    case 4: return _("Thu");
    case 5: return _("Fri");
    case 6: return _("Sat");
    default: return _("Sun");
    }
}
