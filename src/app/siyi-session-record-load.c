/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a record with what its form needs: the draft a sudden end left behind, the case for clock
 * and history, the words to choose from. Later answers only replace what nobody typed over. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-class.h"
#include "siyi-office-store.h"
#include "siyi-window.h"

typedef struct { gint64 visit; SiyiDay today; } Ask;

typedef struct
{
  SiyiTalkRecord *record;
  SiyiTalkRecord *draft;       /* (nullable) */
  SiyiCaseSheet  *sheet;
  SiyiCalendar   *calendar;
  GStrv           units, classes;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->record, siyi_talk_record_free);
  g_clear_pointer (&loaded->draft, siyi_talk_record_free);
  g_clear_pointer (&loaded->sheet, siyi_case_sheet_free);
  g_clear_pointer (&loaded->calendar, siyi_calendar_unref);
  g_strfreev (loaded->units);
  g_strfreev (loaded->classes);
  g_free (loaded);
}

static GStrv
unit_names (SiyiDb *db)
{
  g_autoptr(GPtrArray) units = siyi_units_load (db, FALSE, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; units != NULL && i < units->len; i++)
    g_strv_builder_add (names, ((SiyiUnit *) g_ptr_array_index (units, i))->name);

  return g_strv_builder_end (names);
}

static GStrv
class_names (SiyiDb *db)
{
  g_auto(GStrv) own = siyi_dictionary_load (db, "class", NULL);

  if (own != NULL && own[0] != NULL)
    return g_steal_pointer (&own);

  return g_strdupv ((char **) siyi_class_list (NULL));
}

static gboolean
load_rest (SiyiDb    *db,
           const Ask *ask,
           Loaded    *loaded,
           GError   **error)
{
  SiyiCaseAsk of_case = { loaded->record->case_id, ask->today };
  GError *failed = NULL;

  loaded->draft = siyi_talk_draft (db, ask->visit, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  loaded->sheet = siyi_case_sheet_work (db, &of_case, NULL, error);
  if (loaded->sheet == NULL)
    return FALSE;

  loaded->calendar = siyi_calendar_load (db, error);
  loaded->units = unit_names (db);
  loaded->classes = class_names (db);

  return loaded->calendar != NULL;
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Ask *ask = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->record = siyi_talk_load (db, ask->visit, error);
  if (loaded->record == NULL || !load_rest (db, ask, loaded, error))
    {
      loaded_free (loaded);
      return NULL;
    }

  return loaded;
}

/**
 * siyi_session_record_start_line:
 *
 * Writes go on from the stored record; only while none is under way.
 */
void
siyi_session_record_start_line (SiyiSessionRecord *self)
{
  g_clear_pointer (&self->line, g_atomic_rc_box_release);
  self->line = g_atomic_rc_box_new0 (SiyiTalkLine);
  self->line->version = self->stored->version;
  self->line->case_version = self->stored->case_version;
}

static gboolean
is_same_version (const SiyiTalkRecord *a,
                 const SiyiTalkRecord *b)
{
  return a->version == b->version && a->case_version == b->case_version;
}

/* The first answer for this visit: the draft, if there is one, is what was typed last. */
static void
take_first (SiyiSessionRecord *self,
            Loaded            *loaded)
{
  SiyiTalkRecord *draft = loaded->draft;

  siyi_session_record_set_stored (self, g_steal_pointer (&loaded->record));
  siyi_session_record_start_line (self);
  gtk_stack_set_visible_child_name (self->stack, "record");
  if (self->writes_on)
    gtk_widget_grab_focus (GTK_WIDGET (self->talk));
  if (draft == NULL || self->stored->sealed_at != 0)
    {
      siyi_session_record_fill (self, self->stored);
      return;
    }

  /* Before the fields change: the focus may move with them, and would save. */
  self->restored = TRUE;
  self->typed++;
  siyi_session_record_fill (self, draft);
  self->restored = is_same_version (draft, self->stored);
  gtk_widget_set_visible (self->draft_line, self->restored);
  if (!self->restored)
    siyi_session_record_ask (self, siyi_talk_record_copy (self->stored),
                             siyi_talk_record_copy (draft));
}

static void
take_again (SiyiSessionRecord *self,
            Loaded            *loaded)
{
  gboolean same = is_same_version (loaded->record, self->stored);

  if (!same && siyi_session_record_is_dirty (self))
    {
      siyi_session_record_ask (self, g_steal_pointer (&loaded->record),
                               siyi_session_record_typed (self));
      return;
    }

  siyi_session_record_set_stored (self, g_steal_pointer (&loaded->record));
  if (same)
    return;

  siyi_session_record_start_line (self);
  siyi_session_record_fill (self, self->stored);
}

/* What stands beside the record; not with every draft, for somebody may be choosing from it. */
static void
show_beside (SiyiSessionRecord *self,
             const Loaded      *loaded)
{
  siyi_session_matter_set_classes (self->matter, (const char * const *) loaded->classes);
  siyi_session_matter_set_history (self->matter, loaded->sheet->content->moments,
                                   loaded->record->day, siyi_session_record_today (self));
  siyi_session_assignment_set_words (self->assignment, (const char * const *) loaded->units,
                                     loaded->calendar);
}

static void
show_loaded (SiyiSessionRecord *self,
             Loaded            *loaded)
{
  siyi_session_record_show_clock (self, loaded->sheet);
  if (self->stored == NULL || !is_same_version (loaded->record, self->stored))
    show_beside (self, loaded);
  if (self->stored == NULL)
    take_first (self, loaded);
  else
    take_again (self, loaded);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiSessionRecord *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  Loaded *loaded = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    {
      g_clear_pointer (&loaded, loaded_free);
      return;
    }
  if (loaded == NULL)
    {
      if (self->stored == NULL)
        siyi_show_error (GTK_WIDGET (self), _("Opening the record"), error);
      return;
    }

  /* A write was begun after the question: its own answer is newer. */
  if (self->n_saving > 0 || self->asking)
    self->reload = TRUE;
  else
    show_loaded (self, loaded);
  loaded_free (loaded);
}

/**
 * siyi_session_record_load:
 *
 * Reads the record anew; what nobody typed over is shown as it is now.
 */
void
siyi_session_record_load (SiyiSessionRecord *self)
{
  GTask *asked;
  Ask *ask;

  if (self->visit == 0)
    return;
  if (self->n_saving > 0 || self->asking)
    {
      self->reload = TRUE;
      return;
    }

  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  ask = g_new0 (Ask, 1);
  ask->visit = self->visit;
  ask->today = siyi_session_record_today (self);
  /* The task only carries which question this was. */
  asked = g_task_new (self, self->loading, NULL, NULL);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, ask, g_free,
                          loaded_free, self->loading, on_loaded, asked);
}
