/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a record. Drafts and records go to the writer's thread in the order they were made; each
 * goes on from the version the one before left (SiyiTalkLine), so that only another writer makes
 * one stale. A record that can't be saved is kept as a draft. Main thread but for the work. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

/* On the disk one second after the last key, and while somebody types without a pause. */
#define DRAFT_AFTER_MS 700
#define DRAFT_AT_MOST_MS 4000
#define REST_SECONDS 15

/* A write under way; the line is the visit's it belongs to, shown still or not. */
typedef struct
{
  SiyiSessionRecord *self;
  SiyiTalkLine      *line;
  guint              typed;
} Saving;

typedef struct { SiyiTalkRecord *record; SiyiTalkLine *line; } Write;
typedef struct { SiyiTalkRecord *record; char *action; gboolean changes; } Saved;

static void
write_free (gpointer data)
{
  Write *write = data;

  siyi_talk_record_free (write->record);
  g_atomic_rc_box_release (write->line);
  g_free (write);
}

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_clear_pointer (&saved->record, siyi_talk_record_free);
  g_free (saved->action);
  g_free (saved);
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  g_atomic_rc_box_release (saving->line);
  g_free (saving);
}

static Write *
write_new (SiyiSessionRecord *self)
{
  Write *write = g_new0 (Write, 1);

  write->record = siyi_session_record_typed (self);
  write->line = g_atomic_rc_box_acquire (self->line);

  return write;
}

static Saving *
saving_new (SiyiSessionRecord *self)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->line = g_atomic_rc_box_acquire (self->line);
  saving->typed = self->typed;

  return saving;
}

static gpointer
keep_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Write *write = data;

  write->record->version = write->line->version;
  write->record->case_version = write->line->case_version;

  return siyi_talk_keep_draft (db, write->record, error) ? GINT_TO_POINTER (1) : NULL;
}

static gpointer
save_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Write *write = data;
  Saved *saved = g_new0 (Saved, 1);

  write->record->version = write->line->version;
  write->record->case_version = write->line->case_version;
  saved->action = siyi_talk_save (db, write->record, error);
  if (saved->action != NULL)
    saved->record = siyi_talk_load (db, write->record->visit, error);
  if (saved->record == NULL)
    {
      saved_free (saved);
      return NULL;
    }

  saved->changes = saved->record->version != write->line->version ||
                   saved->record->case_version != write->line->case_version;
  write->line->version = saved->record->version;
  write->line->case_version = saved->record->case_version;

  return saved;
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(SiyiSessionRecord) self = data;
  g_autoptr(GError) error = NULL;

  siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Keeping what was typed"), error);
}

static void
keep (SiyiSessionRecord *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  self->draft_since = 0;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, keep_in_thread, write_new (self),
                          write_free, NULL, NULL, on_kept, g_object_ref (self));
}

static gboolean
keep_in_timer (gpointer data)
{
  SiyiSessionRecord *self = data;

  self->draft_timer = 0;
  keep (self);

  return G_SOURCE_REMOVE;
}

static gboolean
save_in_timer (gpointer data)
{
  SiyiSessionRecord *self = data;

  self->rest_timer = 0;
  siyi_session_record_save (self);

  return G_SOURCE_REMOVE;
}

/**
 * siyi_session_record_wait:
 *
 * Something was typed: a draft in a moment, the record after a rest.
 */
void
siyi_session_record_wait (SiyiSessionRecord *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  if (self->draft_since == 0)
    self->draft_since = now;
  left = (self->draft_since - now) / 1000 + DRAFT_AT_MOST_MS;

  siyi_session_record_stop (self);
  self->draft_timer = g_timeout_add ((guint) CLAMP (left, 0, DRAFT_AFTER_MS), keep_in_timer, self);
  self->rest_timer = g_timeout_add_seconds (REST_SECONDS, save_in_timer, self);
}

void
siyi_session_record_stop (SiyiSessionRecord *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_handle_id (&self->rest_timer, g_source_remove);
}

/* The words stay in the fields and as a draft; another writer's record is asked about. */
static void
take_failure (SiyiSessionRecord *self,
              const GError      *error)
{
  self->sent = self->saved;
  keep (self);
  siyi_session_record_give_up (self, error);
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_STALE))
    self->reload = TRUE;
  siyi_session_record_settle (self);
}

/* A unit typed by its short name is called by its full one, once nobody types there any more. */
static void
show_units (SiyiSessionRecord *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->right)) != GTK_WIDGET (self->assignment))
    siyi_session_assignment_set (self->assignment, self->stored);
}

static void
take_success (SiyiSessionRecord *self,
              Saved             *saved,
              guint              typed)
{
  self->saved = typed;
  siyi_session_record_set_stored (self, g_steal_pointer (&saved->record));
  if (!siyi_session_record_is_dirty (self))
    {
      gtk_widget_set_visible (self->draft_line, FALSE);
      show_units (self);
    }
  siyi_session_record_show_head (self);
  siyi_session_record_settle (self);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Saving *saving = data;
  SiyiSessionRecord *self = saving->self;
  g_autoptr(GError) error = NULL;
  Saved *saved = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  gboolean shown = saving->line == self->line;
  /* Whoever waits says it; what is stale is asked about. */
  gboolean told = shown && (self->finishing->len > 0 ||
                            g_error_matches (error, SIYI_ERROR, SIYI_ERROR_STALE));

  if (saved != NULL && saved->changes)
    siyi_push_undo (GTK_WIDGET (self), saved->action, _("Record of the Talk"));
  else if (saved == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL && !told)
    siyi_show_error (GTK_WIDGET (self), _("Saving the record"), error);

  if (shown)
    self->n_saving--;
  if (shown && saved != NULL)
    take_success (self, saved, saving->typed);
  else if (shown)
    take_failure (self, error);
  g_clear_pointer (&saved, saved_free);
  saving_free (saving);
}

/**
 * siyi_session_record_save:
 *
 * Saves what is typed, if it is not on its way already.
 */
void
siyi_session_record_save (SiyiSessionRecord *self)
{
  if (self->line == NULL || self->asking || self->sent == self->typed)
    return;

  siyi_session_record_stop (self);
  self->draft_since = 0;
  self->restored = FALSE;
  self->sent = self->typed;
  self->n_saving++;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_in_thread, write_new (self),
                          write_free, saved_free, NULL, on_saved, saving_new (self));
}
