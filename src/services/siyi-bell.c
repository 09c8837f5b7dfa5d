/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rings now. At the start of office hours one summary of all that became due since the last; after it
 * the urgent ones singly, many at once as one more summary. Missed days and switched-off PCs are caught up
 * by the same: what is not yet noted is due. On an archive's writing thread. */
#include "siyi-bell.h"

#include <glib/gi18n-lib.h>

#include "siyi-keeping.h"
#include "siyi-profile-store.h"

#define MOST_SINGLE 3

typedef struct
{
  SiyiDb            *db;
  const SiyiBellAsk *ask;
  SiyiRingRules      rules;
  SiyiTaskOffice    *office;
  GPtrArray         *items;       /* SiyiDueItem */
  GHashTable        *by_step;     /* subject with step -> item, borrowed */
  GPtrArray         *bells;
} Ringer;

void
siyi_bells_free (SiyiBells *bells)
{
  g_clear_pointer (&bells->bells, g_ptr_array_unref);
  g_free (bells);
}

static void
bell_free (gpointer data)
{
  SiyiBell *bell = data;

  g_free (bell->tag);
  g_free (bell->title);
  g_free (bell->body);
  g_free (bell);
}

/* One kind before and after its last day. */
static gboolean
is_dated (SiyiDueKind kind)
{
  return kind == SIYI_DUE_CLOCK || kind == SIYI_DUE_CHARGE;
}

static gboolean
is_urgent (SiyiDueKind kind,
           int         left)
{
  return kind == SIYI_DUE_TASK_OVERDUE || kind == SIYI_DUE_TASK_TODAY || (is_dated (kind) && left <= 0) ||
         (kind == SIYI_DUE_SESSION && left == 0);
}

/* Steps that became due and are not noted yet. */
static gboolean
note_steps (Ringer  *self,
            GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const SiyiDueItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *step = siyi_bell_step (item, self->office->ladder, self->ask->now.day);
      g_autofree char *subject = step != NULL ? g_strdup_printf ("%s:%s", item->subject, step) : NULL;
      GError *failed = NULL;

      if (subject == NULL)
        continue;
      if (!siyi_reminder_is_known (self->db, subject))
        siyi_reminder_add (self->db, subject, siyi_due_word (item->kind), self->ask->now_us, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      g_hash_table_insert (self->by_step, g_steal_pointer (&subject), (gpointer) item);
    }

  return TRUE;
}

static SiyiBell *
add_bell (Ringer     *self,
          gint64      id,
          const char *tag)
{
  SiyiBell *bell = g_new0 (SiyiBell, 1);

  bell->id = id;
  bell->tag = g_strdup (tag);
  bell->kind = SIYI_N_DUE;
  g_ptr_array_add (self->bells, bell);

  return bell;
}

static void
count_words (GString    *body,
             guint       n,
             const char *words)
{
  if (n == 0)
    return;

  if (body->len > 0)
    g_string_append (body, _(", "));
  g_string_append_printf (body, "%s", words);
}

/* How many of which: a summary names nobody. */
static char *
summary (Ringer *self,
         GArray *ids)
{
  g_autoptr(GString) body = g_string_new (NULL);
  guint overdue = 0, today = 0, office = 0, rest = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(SiyiReminder) reminder = siyi_reminder_load (self->db, g_array_index (ids, gint64, i), NULL);
      const SiyiDueItem *item = reminder != NULL ? g_hash_table_lookup (self->by_step, reminder->subject) : NULL;

      if (item == NULL)
        rest++;
      else if (item->kind == SIYI_DUE_TASK_OVERDUE || (is_dated (item->kind) && item->left < 0))
        overdue++;
      else if (item->kind == SIYI_DUE_TASK_TODAY || (is_dated (item->kind) && item->left == 0))
        today++;
      else if (item->kind == SIYI_DUE_OFFICE || item->kind == SIYI_DUE_UNASSIGNED || item->kind == SIYI_DUE_VISIT_BACK)
        office++;
      else
        rest++;
    }

  {
    g_autofree char *a = g_strdup_printf (ngettext ("%u overdue", "%u overdue", overdue), overdue);
    g_autofree char *b = g_strdup_printf (ngettext ("%u due today", "%u due today", today), today);
    g_autofree char *c = g_strdup_printf (ngettext ("%u waiting for the office", "%u waiting for the office", office), office);
    g_autofree char *d = g_strdup_printf (ngettext ("%u other matter", "%u other matters", rest), rest);

    count_words (body, overdue, a);
    count_words (body, today, b);
    count_words (body, office, c);
    count_words (body, rest, d);
  }

  return g_strdup (body->str);
}

static gboolean
ring_summary (Ringer      *self,
              GArray      *ids,
              const char  *subject,
              GError     **error)
{
  gint64 digest = siyi_reminder_add (self->db, subject, "digest", self->ask->now_us, error);
  SiyiBell *bell;

  if (digest == 0)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!siyi_reminder_claim (self->db, g_array_index (ids, gint64, i), digest, self->ask->instance, self->ask->now_us,
                              error))
      return FALSE;
  if (!siyi_reminder_claim (self->db, digest, 0, self->ask->instance, self->ask->now_us, error))
    return FALSE;

  bell = add_bell (self, digest, "digest");
  bell->title = g_strdup (_("What is due today"));
  bell->body = summary (self, ids);

  return TRUE;
}

static gboolean
ring_single (Ringer        *self,
             SiyiReminder  *reminder,
             GError       **error)
{
  const SiyiDueItem *item = g_hash_table_lookup (self->by_step, reminder->subject);
  SiyiBell *bell;

  if (!siyi_reminder_claim (self->db, reminder->id, 0, self->ask->instance, self->ask->now_us, error))
    return FALSE;

  bell = add_bell (self, reminder->id, item->subject);
  bell->kind = item->kind;
  bell->record = item->id;
  bell->urgent = is_urgent (item->kind, item->left);
  bell->title = siyi_due_state (item);
  {
    g_autofree char *title = siyi_due_title (item, !self->rules.with_names);
    g_autofree char *line = siyi_due_line (item, !self->rules.with_names);

    bell->body = g_strdup_printf ("%s\n%s", title, line);
  }

  return TRUE;
}

/* After the summary only what is urgent or was put off until now rings; the rest waits for the next. */
static gboolean
ring_urgent (Ringer  *self,
             GArray  *ids,
             GError **error)
{
  g_autoptr(GArray) urgent = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(SiyiReminder) reminder = siyi_reminder_load (self->db, id, error);
      const SiyiDueItem *item = reminder != NULL ? g_hash_table_lookup (self->by_step, reminder->subject) : NULL;

      if (reminder == NULL)
        return FALSE;
      if (reminder->later_until != 0 || reminder->n_shown > 0 || (item != NULL && is_urgent (item->kind, item->left)))
        g_array_append_val (urgent, id);
    }

  if (urgent->len > MOST_SINGLE)
    {
      g_autofree char *subject = g_strdup_printf ("digest:%d:%d", self->ask->now.day, self->ask->now.minute);

      return siyi_reminder_is_known (self->db, subject) || ring_summary (self, urgent, subject, error);
    }
  for (guint i = 0; i < urgent->len; i++)
    {
      g_autoptr(SiyiReminder) reminder = siyi_reminder_load (self->db, g_array_index (urgent, gint64, i), error);

      if (reminder == NULL || !ring_single (self, reminder, error))
        return FALSE;
    }

  return TRUE;
}

/* What was done meanwhile, or came to its next step, rings no more: the log says so, no summary counts it. */
static gboolean
drop_settled (Ringer  *self,
              GArray  *ids,
              GError **error)
{
  for (guint i = ids->len; i-- > 0;)
    {
      g_autoptr(SiyiReminder) one = siyi_reminder_load (self->db, g_array_index (ids, gint64, i), error);

      if (one == NULL)
        return FALSE;
      if (g_strcmp0 (one->kind, "digest") == 0 || g_hash_table_contains (self->by_step, one->subject))
        continue;
      if (!siyi_reminder_past (self->db, one->id, error))
        return FALSE;
      g_array_remove_index (ids, i);
    }

  return TRUE;
}

static gboolean
ring (SiyiDb    *db,
      gpointer   data,
      GError   **error)
{
  Ringer *self = data;
  g_autofree char *today = g_strdup_printf ("digest:%d", self->ask->now.day);
  g_autoptr(GArray) ids = NULL;
  gint64 mark;

  if (!note_steps (self, error))
    return FALSE;
  ids = siyi_reminders_waiting (self->db, self->ask->now_us, error);
  if (ids == NULL || !drop_settled (self, ids, error))
    return FALSE;

  if (siyi_reminder_is_known (self->db, today))
    {
      /* A summary whose process fell over is among them; its matters wait for it. */
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr(SiyiReminder) one = siyi_reminder_load (self->db, g_array_index (ids, gint64, i), error);

          if (one != NULL && g_strcmp0 (one->kind, "digest") == 0)
            {
              SiyiBell *bell;

              g_array_remove_index (ids, i);
              if (!siyi_reminder_claim (self->db, one->id, 0, self->ask->instance, self->ask->now_us, error))
                return FALSE;
              bell = add_bell (self, one->id, "digest");
              bell->title = g_strdup (_("What is due today"));
              bell->body = summary (self, ids);
              return TRUE;
            }
        }
      return ring_urgent (self, ids, error);
    }

  if (ids->len > 0)
    return ring_summary (self, ids, today, error);

  /* Nothing to tell: the day is marked all the same, so that what comes later rings singly. */
  mark = siyi_reminder_add (self->db, today, "digest", self->ask->now_us, error);

  return mark != 0 && siyi_reminder_past (self->db, mark, error);
}

static gint64
moment_us (SiyiMoment moment)
{
  int year, month, day;
  g_autoptr(GDateTime) time = NULL;

  siyi_day_split (moment.day, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, moment.minute / 60, moment.minute % 60, 0);

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

/**
 * siyi_moment_now:
 * @now_us: µs
 *
 * Returns: the local day and minute
 */
SiyiMoment
siyi_moment_now (gint64 now_us)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);

  return (SiyiMoment) { siyi_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                      g_date_time_get_day_of_month (time)),
                        g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time) };
}

static gint64
next_moment (Ringer *self)
{
  const gboolean open = siyi_ring_is_open (&self->rules, self->office->calendar, self->ask->now);
  const SiyiMoment tomorrow = { self->ask->now.day + 1, 0 };
  const SiyiMoment next = siyi_ring_next_digest (&self->rules, self->office->calendar, open ? tomorrow : self->ask->now);
  const gint64 put_off = siyi_reminder_next_due (self->db, self->ask->now_us);
  gint64 at = next.day != SIYI_DAY_NONE ? moment_us (next) : 0;

  if (open && put_off != 0 && (at == 0 || put_off < at))
    at = put_off;

  return at;
}

/**
 * siyi_bells_collect:
 * @ask: now, and who asks
 *
 * One transaction: what became due is noted, what rings is claimed. Outside office hours nothing is noted,
 * so that the next working day's summary tells of it.
 *
 * Returns: (transfer full): what to show, and the moment to ask again
 */
SiyiBells *
siyi_bells_collect (SiyiDb             *db,
                    const SiyiBellAsk  *ask,
                    GError            **error)
{
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);
  g_autoptr(SiyiBells) bells = g_new0 (SiyiBells, 1);
  g_autoptr(GHashTable) by_step = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) items = NULL;
  SiyiDueQuery query = { .today = ask->now.day, .within = -1, .limit = G_MAXUINT,
                         .last_backup = siyi_backup_last_good_day_of (db) };
  Ringer self = { .db = db, .ask = ask, .office = office, .by_step = by_step };

  bells->bells = self.bells = g_ptr_array_new_with_free_func (bell_free);
  if (office == NULL || !siyi_ring_rules_load (db, &self.rules, error))
    return NULL;
  /* Nobody may be read over a locked window. */
  self.rules.with_names = self.rules.with_names && !siyi_lock_is_marked (db);
  if (!siyi_ring_is_open (&self.rules, office->calendar, ask->now))
    {
      bells->next_us = self.rules.on ? next_moment (&self) : 0;
      return g_steal_pointer (&bells);
    }
  if (ask->now.minute < self.rules.digest)
    {
      SiyiMoment then = { ask->now.day, self.rules.digest };

      bells->next_us = moment_us (then);
      return g_steal_pointer (&bells);
    }

  self.items = items = siyi_due_list (db, &query, NULL, error);
  if (items == NULL || !siyi_reminders_together (db, ring, &self, error))
    return NULL;
  bells->next_us = next_moment (&self);

  return g_steal_pointer (&bells);
}
