/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What alarms there should be: every open task, every instruction without one, every running clock, read by
 * the rules of core. Many have the same days behind them: each such row of facts is read once. On an archive's
 * thread; memory is that of one case and of the different rows of facts. */
#include "siyi-alarm-store.h"

#include "siyi-clock-store.h"
#include "siyi-task-private.h"

#define NO_TASK "SELECT v.id, c.id FROM petition_case c CROSS JOIN visit v ON v.case_id = c.id " \
  "CROSS JOIN instruction i ON i.visit = v.id WHERE i.ordinal = 0 AND v.row_state = 0 AND v.on_the_spot IS NOT 1 " \
  "AND c.closed_day IS NULL AND i.given <> 'imported' " \
  "AND NOT EXISTS (SELECT 1 FROM task t WHERE t.visit = v.id AND t.state <> 'void') "

static const char sql_no_task[] = NO_TASK;
static const char sql_no_task_of[] = NO_TASK "AND c.id = ?";

struct _SiyiAlarmReader
{
  SiyiDb         *db;
  SiyiTaskOffice *office;
  GHashTable     *known;      /* facts as text -> SiyiAlarm; NULL: none is due */
  GString        *key;
};

typedef struct
{
  SiyiAlarmReader *reader;
  SiyiAlarmFunc    function;
  gpointer         data;
  GError         **error;
  gboolean         ok;
} Walk;

SiyiAlarmReader *
siyi_alarm_reader_new (SiyiDb  *db,
                       GError **error)
{
  SiyiTaskOffice *office = siyi_task_office_load (db, error);
  SiyiAlarmReader *self;

  if (office == NULL)
    return NULL;

  self = g_new0 (SiyiAlarmReader, 1);
  self->db = db;
  self->office = office;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = g_string_new (NULL);

  return self;
}

void
siyi_alarm_reader_free (SiyiAlarmReader *self)
{
  siyi_task_office_free (self->office);
  g_hash_table_unref (self->known);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static const SiyiAlarm *
read_task (SiyiAlarmReader     *self,
           const SiyiTaskFacts *facts)
{
  const SiyiTaskOffice *office = self->office;
  SiyiAlarm *alarm;
  gpointer known;

  siyi_task_facts_key (facts, self->key);
  if (g_hash_table_lookup_extended (self->known, self->key->str, NULL, &known))
    return known;

  alarm = g_new0 (SiyiAlarm, 1);
  if (!siyi_task_alarm (&office->rules, office->calendar, facts->limit, facts->assigned, facts->fixed_due,
                        (const SiyiTaskFact *) facts->facts->data, facts->facts->len, alarm))
    g_clear_pointer (&alarm, g_free);
  g_hash_table_insert (self->known, g_strdup (self->key->str), alarm);

  return alarm;
}

static gboolean
give (Walk            *walk,
      const SiyiAlarm *alarm,
      gint64           subject,
      gint64           case_id)
{
  SiyiStoredAlarm one = { .subject = subject, .case_id = case_id };

  if (alarm == NULL)
    return TRUE;
  one.alarm = *alarm;

  return walk->function (&one, walk->data, walk->error);
}

static gboolean
take_task (gint64                task,
           gint64                case_id,
           const SiyiTaskFacts  *facts,
           gpointer              data,
           GError              **error)
{
  Walk *walk = data;

  return give (walk, read_task (walk->reader, facts), task, case_id);
}

static gboolean
walk_instructions (Walk   *walk,
                   gint64  only)
{
  const SiyiAlarm alarm = { SIYI_ALARM_NO_TASK, SIYI_ALARM_NEVER, SIYI_ALARM_NEVER };
  SiyiDb *db = walk->reader->db;
  sqlite3_stmt *row = only != 0 ? siyi_db_ask (db, walk->error, sql_no_task_of, "l", only)
                                : siyi_db_ask (db, walk->error, sql_no_task, "");
  GError *failed = NULL;
  gboolean ok = TRUE;

  if (row == NULL)
    return FALSE;
  while (ok && siyi_db_row (db, row, &failed))
    ok = give (walk, &alarm, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1));

  return siyi_db_done (db, row, failed, ok ? walk->error : NULL) && ok;
}

static gboolean
take_case (const SiyiOpenCase *one,
           gpointer            data)
{
  Walk *walk = data;
  SiyiAlarmReader *self = walk->reader;
  gpointer known;

  siyi_open_case_key (one, self->key);
  if (!g_hash_table_lookup_extended (self->known, self->key->str, NULL, &known))
    {
      SiyiAlarm *alarm = g_new0 (SiyiAlarm, 1);

      if (!siyi_clocks_alarm (&self->office->rules.clocks, self->office->calendar, (const SiyiEvent *) one->events->data,
                              one->events->len, alarm))
        g_clear_pointer (&alarm, g_free);
      g_hash_table_insert (self->known, g_strdup (self->key->str), alarm);
      known = alarm;
    }

  walk->ok = give (walk, known, one->id, one->id);

  return walk->ok;
}

/**
 * siyi_alarm_reader_walk:
 * @case_id: whose; 0: of all that is open
 * @function: told each alarm; %FALSE with its error ends the walk
 *
 * Returns: whether all were told
 */
gboolean
siyi_alarm_reader_walk (SiyiAlarmReader *self,
                        gint64           case_id,
                        SiyiAlarmFunc    function,
                        gpointer         data,
                        GError         **error)
{
  Walk walk = { self, function, data, error, TRUE };

  return siyi_open_tasks_walk (self->db, case_id, take_task, &walk, error) && walk_instructions (&walk, case_id) &&
         siyi_open_cases_walk (self->db, case_id, take_case, &walk, error) && walk.ok;
}
