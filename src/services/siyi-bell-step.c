/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of a thing that rings today: a thing rings once a step. Tasks ring before their last day, on it,
 * and while they are overdue at the pace of the office's urging ladder. And the settings of ringing. */
#include "siyi-bell.h"

#include "siyi-office-store.h"

static char *
task_step (const SiyiDueItem *item,
           const GArray      *ladder,
           SiyiDay            today)
{
  /* Where rungs lie by the last day alone: an urging does not silence the bell, an answer does. */
  const SiyiDay due = item->day;
  SiyiDay day = SIYI_DAY_NONE, last = SIYI_DAY_NONE;

  if (due == SIYI_DAY_NONE)
    return g_strdup ("known");
  while ((day = siyi_ladder_next_day (ladder, due, last)) <= today && day != SIYI_DAY_NONE && day > last)
    last = day;
  if (today >= due && last < due)
    last = due;

  return last != SIYI_DAY_NONE ? g_strdup_printf ("d%d", (int) (last - due)) : g_strdup ("soon");
}

/* Something that has a day: soon, today, then once a week. */
static char *
plain_step (const SiyiDueItem *item)
{
  if (item->day == SIYI_DAY_NONE)
    return g_strdup ("known");
  if (item->left > 0)
    return g_strdup ("soon");
  if (item->left == 0)
    return g_strdup ("today");

  return g_strdup_printf ("late%d", (-item->left - 1) / 7);
}

/**
 * siyi_bell_step:
 * @item: what is due
 * @ladder: #SiyiUrgeRung
 * @today: today
 *
 * Returns: (transfer full) (nullable): the step it has come to; %NULL: it rings on no day
 */
char *
siyi_bell_step (const SiyiDueItem *item,
                const GArray      *ladder,
                SiyiDay            today)
{
  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
      return task_step (item, ladder, today);
    case SIYI_DUE_OFFICE:
      {
        g_autofree char *step = plain_step (item);

        return g_strdup_printf ("%s-%s", item->extra != NULL ? item->extra : "office", step);
      }
    case SIYI_DUE_CALENDAR:
      {
        int year, month, day;

        siyi_day_split (today, &year, &month, &day);

        return g_strdup_printf ("m%d", month);
      }
    case SIYI_DUE_UNASSIGNED:
    case SIYI_DUE_CLOCK:
    case SIYI_DUE_CHARGE:
    case SIYI_DUE_ARCHIVE:
    case SIYI_DUE_NOTICE:
    case SIYI_DUE_VISIT_BACK:
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
    case SIYI_DUE_SESSION:
    case SIYI_DUE_BACKUP:
      return plain_step (item);
    case SIYI_N_DUE:
    default:
      return NULL;
    }
}

static int
time_setting (SiyiDb     *db,
              const char *key,
              int         otherwise)
{
  g_autofree char *text = siyi_setting_get (db, key, NULL);
  int minute = siyi_ring_parse_time (text);

  return minute >= 0 ? minute : otherwise;
}

static gboolean
flag_setting (SiyiDb     *db,
              const char *key,
              gboolean    otherwise)
{
  g_autofree char *text = siyi_setting_get (db, key, otherwise ? "yes" : "no");

  return g_str_equal (text, "yes");
}

/**
 * siyi_ring_rules_load:
 * @rules: (out caller-allocates): the office's settings, else the shipped ones
 */
gboolean
siyi_ring_rules_load (SiyiDb         *db,
                      SiyiRingRules  *rules,
                      GError        **error)
{
  siyi_ring_rules_init (rules);
  rules->on = flag_setting (db, "reminder.on", rules->on);
  rules->from = time_setting (db, "reminder.from", rules->from);
  rules->to = time_setting (db, "reminder.to", rules->to);
  rules->digest = time_setting (db, "reminder.digest", rules->from);
  rules->with_names = flag_setting (db, "reminder.names", rules->with_names);
  if (rules->to <= rules->from || rules->digest < rules->from || rules->digest >= rules->to)
    {
      const gboolean on = rules->on, names = rules->with_names;

      siyi_ring_rules_init (rules);
      rules->on = on;
      rules->with_names = names;
    }

  return TRUE;
}

/**
 * siyi_ring_rules_save:
 *
 * Returns: %FALSE with a sentence where the hours can't be
 */
gboolean
siyi_ring_rules_save (SiyiDb               *db,
                      const SiyiRingRules  *rules,
                      GError              **error)
{
  g_autofree char *from = g_strdup_printf ("%d:%02d", rules->from / 60, rules->from % 60);
  g_autofree char *to = g_strdup_printf ("%d:%02d", rules->to / 60, rules->to % 60);
  g_autofree char *digest = g_strdup_printf ("%d:%02d", rules->digest / 60, rules->digest % 60);
  const char *pairs[] = { "reminder.on", rules->on ? "yes" : "no", "reminder.from", from, "reminder.to", to,
                          "reminder.digest", digest, "reminder.names", rules->with_names ? "yes" : "no", NULL };

  if (rules->to <= rules->from || rules->digest < rules->from || rules->digest >= rules->to)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "Office hours end after they begin, and the summary lies between");

  return siyi_settings_set (db, "settings.reminder", pairs, error);
}
