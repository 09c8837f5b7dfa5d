/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of a session asks of the archive, as work for its threads; and one way to write:
 * run the change, then say it with its undo. */
#include "siyi-session-work.h"

#include <glib/gi18n.h>

#include "siyi-office-store.h"
#include "siyi-window.h"

void
siyi_shown_session_free (SiyiShownSession *self)
{
  g_clear_pointer (&self->reception, siyi_reception_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->recusals, g_ptr_array_unref);
  g_free (self);
}

static int
compare_serials (gconstpointer a,
                 gconstpointer b)
{
  const SiyiLedgerRow *one = *(SiyiLedgerRow * const *) a;
  const SiyiLedgerRow *two = *(SiyiLedgerRow * const *) b;
  gint64 first = g_ascii_strtoll (one->cells[SIYI_COLUMN_SERIAL] != NULL
                                    ? one->cells[SIYI_COLUMN_SERIAL] : "0", NULL, 10);
  gint64 second = g_ascii_strtoll (two->cells[SIYI_COLUMN_SERIAL] != NULL
                                     ? two->cells[SIYI_COLUMN_SERIAL] : "0", NULL, 10);

  return first < second ? -1 : first > second;
}

/* Who is only booked has no line in the ledger yet. */
static GPtrArray *
load_rows (SiyiDb               *db,
           const SiyiReception  *reception,
           GError              **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) loaded = NULL;
  GPtrArray *rows;

  for (guint i = 0; i < reception->queue->len; i++)
    {
      const SiyiQueueLine *line = g_ptr_array_index (reception->queue, i);

      if (line->queue != SIYI_QUEUE_BOOKED)
        g_array_append_val (ids, line->visit);
    }

  loaded = siyi_ledger_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (loaded == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_ledger_row_unref);
  for (guint i = 0; i < loaded->len; i++)
    if (g_ptr_array_index (loaded, i) != NULL)
      g_ptr_array_add (rows, siyi_ledger_row_ref (g_ptr_array_index (loaded, i)));
  g_ptr_array_sort (rows, compare_serials);

  return rows;
}

static gboolean
sits (const SiyiPlanned *session,
      gint64             leader)
{
  GPtrArray *seats = siyi_planned_sitting (session);

  for (guint i = 0; i < seats->len; i++)
    if (((const SiyiSeat *) g_ptr_array_index (seats, i))->leader == leader)
      return TRUE;

  return FALSE;
}

static GPtrArray *
load_recusals (SiyiDb             *db,
               const SiyiPlanned  *session,
               GError            **error)
{
  GPtrArray *recusals = siyi_recusals_load (db, session->id, error);

  for (guint i = recusals != NULL ? recusals->len : 0; i-- > 0;)
    if (!sits (session, ((const SiyiRecusal *) g_ptr_array_index (recusals, i))->leader))
      g_ptr_array_remove_index (recusals, i);

  return recusals;
}

gpointer
siyi_session_show_work (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const gint64 *session = data;
  SiyiShownSession *self = g_new0 (SiyiShownSession, 1);
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);

  self->today = siyi_schedule_today (db);
  if (calendar != NULL)
    self->reception = siyi_reception_load (db, *session, self->today, error);
  if (self->reception != NULL)
    self->rows = load_rows (db, self->reception, error);
  if (self->rows != NULL)
    self->recusals = load_recusals (db, self->reception->session, error);
  if (self->recusals == NULL)
    {
      siyi_shown_session_free (self);
      return NULL;
    }

  self->completeness =
    siyi_schedule_four_ones (self->reception->session, calendar,
                             siyi_setting_limit (db, "archive-grace").days, self->today);

  return self;
}

void
siyi_stand_in_free (SiyiStandIn *self)
{
  g_clear_pointer (&self->month, siyi_shown_month_unref);
  g_free (self->reason);
  g_free (self);
}

/* The one of the rotation against whom least is to be said, then the one who sat least this year. */
static gboolean
propose (SiyiDb             *db,
         const SiyiPlanned  *session,
         SiyiStandIn        *self,
         GError            **error)
{
  GPtrArray *loads = self->month->month_data->loads;
  guint fewest = G_MAXUINT;
  int least = G_MAXINT;

  for (guint i = 0; i < loads->len; i++)
    {
      const SiyiMonthLoad *load = g_ptr_array_index (loads, i);
      const SiyiScheduleChange change = { .kind = SIYI_CHANGE_STAND_IN, .session = session->id,
                                          .other = self->instead, .leader = load->leader };
      g_autoptr(GPtrArray) said = NULL;

      if (load->monthly || sits (session, load->leader))
        continue;
      said = siyi_schedule_warnings (db, &change, error);
      if (said == NULL)
        return FALSE;
      if (said->len < fewest || (said->len == fewest && load->year_sat < least))
        {
          fewest = said->len;
          least = load->year_sat;
          self->leader = load->leader;
        }
    }

  return TRUE;
}

gpointer
siyi_stand_in_work (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const gint64 *id = data;
  g_autoptr(SiyiPlanned) session = siyi_planned_load_one (db, *id, error);
  g_autoptr(GPtrArray) recusals = NULL;
  SiyiScheduleAsk ask = { 0 };
  SiyiStandIn *self;

  if (session == NULL)
    return NULL;

  recusals = load_recusals (db, session, error);
  if (recusals == NULL)
    return NULL;

  self = g_new0 (SiyiStandIn, 1);
  if (recusals->len > 0)
    {
      const SiyiRecusal *recusal = g_ptr_array_index (recusals, 0);

      self->instead = recusal->leader;
      self->reason = g_strdup (recusal->reason);
    }
  siyi_day_split (session->day, &ask.year, &ask.month, NULL);
  self->month = siyi_schedule_show_work (db, &ask, cancellable, error);
  if (self->month == NULL || !propose (db, session, self, error))
    {
      siyi_stand_in_free (self);
      return NULL;
    }

  return self;
}

static void
write_free (gpointer data)
{
  SiyiSessionWrite *write = data;

  g_free (write->time);
  g_free (write->text);
  g_free (write->more);
  g_free (write);
}

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const SiyiSessionWrite *write = data;

  switch (write->kind)
    {
    case SIYI_SESSION_WRITE_QUEUE:
      return siyi_visit_set_queue (db, write->visit, write->queue, write->time, error);
    case SIYI_SESSION_WRITE_APPOINTED:
      return siyi_visit_set_appointed (db, write->visit, write->time, error);
    case SIYI_SESSION_WRITE_STEP:
      return siyi_session_set_step (db, write->session, write->step, write->done, write->text,
                                    error);
    case SIYI_SESSION_WRITE_CLOSE:
      return siyi_session_close (db, write->session, write->time, error);
    case SIYI_SESSION_WRITE_STAFF:
      return siyi_session_set_staff (db, write->session, write->text, write->more, error);
    case SIYI_SESSION_WRITE_EXCUSE:
    default:
      return siyi_session_excuse (db, write->session, write->piece, write->text, error);
    }
}

typedef struct
{
  GtkWidget *from;
  char      *doing, *done;
} Telling;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Telling *telling = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    siyi_show_error (telling->from, telling->doing, error);
  else
    {
      siyi_push_undo (telling->from, action, telling->done);
      siyi_toast_with_button (telling->from, telling->done, _("Undo"), "win.undo", NULL);
    }
  g_object_unref (telling->from);
  g_free (telling->doing);
  g_free (telling->done);
  g_free (telling);
}

/**
 * siyi_session_write:
 * @from: a widget of the page
 * @archive: the archive
 * @write: what is to change; its texts are taken
 * @doing: translated: what an error's heading says was attempted
 * @done: translated: what the toast and the undo say
 *
 * One action, on the archive's writing thread; the page hears of it by "changed".
 */
void
siyi_session_write (GtkWidget        *from,
                    SiyiArchive      *archive,
                    SiyiSessionWrite  write,
                    const char       *doing,
                    const char       *done)
{
  Telling *telling = g_new0 (Telling, 1);

  telling->from = g_object_ref (from);
  telling->doing = g_strdup (doing);
  telling->done = g_strdup (done);
  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, write_in_thread,
                          g_memdup2 (&write, sizeof write), write_free, g_free, NULL, on_written,
                          telling);
}

/**
 * siyi_session_time_now:
 *
 * Returns: (transfer full): the local time by the archive's clock, hh:mm
 */
char *
siyi_session_time_now (SiyiArchive *archive)
{
  gint64 now = siyi_clock_now_us (siyi_archive_get_clock (archive)) / G_USEC_PER_SEC;
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%H:%M");
}
