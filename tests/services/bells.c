/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of reminders share. In the thread of a work. */
#include "bells.h"

#include "siyi-case-store.h"

gint64
bells_us_of (SiyiDay day,
             int     minute)
{
  int year, month, of_month;
  g_autoptr(GDateTime) time = NULL;

  siyi_day_split (day, &year, &month, &of_month);
  time = g_date_time_new_local (year, month, of_month, minute / 60, minute % 60, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static gint64
add_visit (SiyiDb  *db,
           SiyiDay  day)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 id;

  record->date = siyi_day_to_text (day);
  record->visitors = g_strsplit ("何己亥", ",", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修路");
  record->opinion = g_strdup ("请核实后答复");
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  id = result->visit;
  siyi_new_visit_result_free (result);

  return id;
}

gint64
bells_add_task (SiyiDb  *db,
                SiyiDay  day,
                int      days)
{
  static const char * const units[] = { "示例市住建局", NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  gint64 task = 0;

  action = siyi_task_assign (db, add_visit (db, day), units, NULL, day, (SiyiLimit) { days, SIYI_DAYS_CALENDAR },
                             SIYI_DAY_NONE, &task, &error);
  g_assert_no_error (error);

  return task;
}

/**
 * bells_claim:
 * @instance: the process that asks
 *
 * Returns: (transfer full): what rings then, claimed and not yet shown
 */
SiyiBells *
bells_claim (SiyiDb     *db,
             SiyiDay     day,
             int         minute,
             const char *instance)
{
  SiyiBellAsk ask = { .now = { day, minute }, .now_us = bells_us_of (day, minute), .instance = instance };
  g_autoptr(GError) error = NULL;
  SiyiBells *bells = siyi_bells_collect (db, &ask, &error);

  g_assert_no_error (error);

  return bells;
}

/**
 * bells_show:
 *
 * Returns: (transfer full): what rings then, all of it shown
 */
SiyiBells *
bells_show (SiyiDb  *db,
            SiyiDay  day,
            int      minute)
{
  SiyiBells *bells = bells_claim (db, day, minute, "test");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < bells->bells->len; i++)
    {
      const SiyiBell *bell = g_ptr_array_index (bells->bells, i);

      g_assert_true (siyi_reminder_shown (db, bell->id, TRUE, "test", &error));
      g_assert_no_error (error);
    }

  return bells;
}
