/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From something that is due to its record: the way of a row of Today and of a notification. A subject is
 * that of #SiyiDueItem; of a task or an instruction the archive is asked where it belongs. Main thread. */
#include "siyi-window-private.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "siyi-pages.h"
#include "siyi-schedule-store.h"
#include "siyi-session-page.h"
#include "siyi-task-store.h"

typedef struct { gint64 task, visit, case_id, session; } Place;

typedef struct { gint64 id; gboolean is_visit; } Ask;

static gpointer
find_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Ask *ask = data;
  const SiyiTaskHit hit = { .task = ask->is_visit ? 0 : ask->id, .visit = ask->is_visit ? ask->id : 0 };
  const SiyiDay today = siyi_schedule_today (db);
  g_autoptr(SiyiTaskRow) task = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const SiyiTaskRow *row;
  Place *place;

  if (ask->is_visit)
    rows = siyi_tasks_load (db, &hit, 1, today, error);
  else
    task = siyi_task_load (db, ask->id, today, error);
  row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : task;
  if (row == NULL)
    {
      if (rows != NULL)
        g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "This matter is no longer there; read the list again");
      return NULL;
    }

  place = g_new0 (Place, 1);
  *place = (Place) { row->id, row->visit, row->case_id, row->session };

  return place;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree Place *place = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (SIYI_ARCHIVE (source) != self->archive)
    return;
  if (place == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Opening the matter"), error);
  else if (place->task == 0 && place->session != 0)
    siyi_window_show_session (self, place->session);
  else if (place->case_id != 0)
    siyi_window_show_case (self, place->case_id);
  else
    siyi_window_show_visit (self, place->visit);
}

static void
find (SiyiWindow *self,
      gint64      id,
      gboolean    is_visit)
{
  const Ask ask = { id, is_visit };

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, find_in_thread, g_memdup2 (&ask, sizeof ask), g_free,
                          g_free, NULL, on_found, g_object_ref (self));
}

static void
show_notice (SiyiWindow *self,
             const char *month)
{
  const int year = atoi (month);
  const char *dash = strchr (month, '-');

  if (siyi_window_show_page (self, "schedule") && year > 0 && dash != NULL)
    siyi_schedule_page_show_notice (gtk_stack_get_visible_child (self->pages), year, CLAMP (atoi (dash + 1), 1, 12));
}

/* "7", or "7:photos": the session stands on the tab of that piece. */
static void
show_session (SiyiWindow *self,
              const char *session)
{
  const char *colon = strchr (session, ':');
  GtkWidget *page;

  siyi_window_show_session (self, g_ascii_strtoll (session, NULL, 10));
  page = gtk_stack_get_visible_child (self->pages);
  for (int piece = 0; colon != NULL && SIYI_IS_SESSION_PAGE (page) && piece < SIYI_N_PIECES; piece++)
    if (g_str_equal (colon + 1, siyi_piece_word ((SiyiPiece) piece)))
      siyi_session_tabs_set_current (siyi_session_page_get_tabs (SIYI_SESSION_PAGE (page)), (SiyiPiece) piece);
}

/**
 * siyi_window_show_due:
 * @self: the window; one without an archive opens it as soon as there is one
 * @subject: "task:12", "visit:7", "case:4", "session:7", "session:7:photos", "notice:2026-12", "calendar:2027"; another: Today
 *
 * Opens the record behind something that is due.
 */
void
siyi_window_show_due (SiyiWindow *self,
                      const char *subject)
{
  const char *colon = strchr (subject, ':');
  const char *rest = colon != NULL ? colon + 1 : "";
  const gint64 id = g_ascii_strtoll (rest, NULL, 10);

  if (self->archive == NULL)
    {
      g_free (self->waiting_due);
      self->waiting_due = g_strdup (subject);
      return;
    }

  if (g_str_has_prefix (subject, "task:"))
    siyi_window_show_task (self, id);
  else if (g_str_has_prefix (subject, "visit:"))
    find (self, id, TRUE);
  else if (g_str_has_prefix (subject, "case:"))
    siyi_window_show_case (self, id);
  else if (g_str_has_prefix (subject, "session:"))
    show_session (self, rest);
  else if (g_str_has_prefix (subject, "notice:"))
    show_notice (self, rest);
  else if (g_str_has_prefix (subject, "calendar:"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "enter-calendar", NULL);
  else
    siyi_window_show_page (self, "today");
}
