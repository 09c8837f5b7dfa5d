/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the plan. Their defaults are ours (data/rules/schedule.ini), each can be
 * changed. On an archive's thread. */
#include "siyi-schedule-parts.h"

#include <string.h>

#include "siyi-words.h"

static const char * const holiday_words[] = {
  [SIYI_HOLIDAY_POSTPONE] = "postpone",
  [SIYI_HOLIDAY_CANCEL] = "cancel",
  [SIYI_HOLIDAY_AS_USUAL] = "as-usual",
};

static const char * const account_words[] = {
  [SIYI_ACCOUNT_YEAR] = "year",
  [SIYI_ACCOUNT_HALF] = "half",
  [SIYI_ACCOUNT_QUARTER] = "quarter",
};

static int
index_of (const char * const *words,
          gsize               n_words,
          const char         *word)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return (int) i;

  return 0;
}

/**
 * siyi_schedule_rules_load:
 *
 * Reads the office's settings, the shipped ones where it has none.
 */
gboolean
siyi_schedule_rules_load (SiyiDb             *db,
                          SiyiScheduleRules  *rules,
                          GError            **error)
{
  g_autofree char *holiday = siyi_setting_get (db, "schedule.holiday",
                                               siyi_word ("schedule-default", "holiday"));
  g_autofree char *distance = siyi_setting_get (db, "schedule.min-distance",
                                                siyi_word ("schedule-default", "min-distance"));
  g_autofree char *account = siyi_setting_get (db, "schedule.account",
                                               siyi_word ("schedule-default", "account"));
  gint64 days = 1;

  g_ascii_string_to_signed (distance, 10, 0, 99, &days, NULL);
  rules->holiday = (SiyiHoliday) index_of (holiday_words, G_N_ELEMENTS (holiday_words), holiday);
  rules->min_distance = (int) days;
  rules->account = (SiyiAccountPeriod) index_of (account_words, G_N_ELEMENTS (account_words),
                                                 account);

  return TRUE;
}

/**
 * siyi_schedule_rules_save:
 *
 * Saves the settings in one action.
 */
gboolean
siyi_schedule_rules_save (SiyiDb                   *db,
                          const SiyiScheduleRules  *rules,
                          GError                  **error)
{
  g_autofree char *distance = g_strdup_printf ("%d", rules->min_distance);
  const char * const pairs[] = {
    "schedule.holiday", holiday_words[rules->holiday],
    "schedule.min-distance", distance,
    "schedule.account", account_words[rules->account],
    NULL
  };

  if (rules->min_distance < 0 || rules->min_distance > 99)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "The distance between two turns is 0 to 99 working days");
      return FALSE;
    }

  return siyi_settings_set (db, "schedule.rules", pairs, error);
}
