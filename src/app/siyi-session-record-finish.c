/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting until all that was typed is saved: the page calls the next group then, a signature is
 * given then. Main thread. */
#include "siyi-session-record-private.h"

/**
 * siyi_session_record_give_up:
 *
 * Whoever waits for the record to be saved learns that it was not.
 */
void
siyi_session_record_give_up (SiyiSessionRecord *self,
                             const GError      *error)
{
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->finishing);

  self->finishing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
}

/* Nothing is under way any more: who waits is answered, or the rest of the words goes next. */
void
siyi_session_record_settle (SiyiSessionRecord *self)
{
  g_autoptr(GPtrArray) tasks = NULL;

  if (self->n_saving > 0 || self->asking)
    return;

  if (siyi_session_record_is_dirty (self) && self->finishing->len > 0)
    {
      siyi_session_record_save (self);
      return;
    }

  tasks = g_steal_pointer (&self->finishing);
  self->finishing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tasks->len; i++)
    g_task_return_boolean (g_ptr_array_index (tasks, i), TRUE);
  if (self->reload)
    {
      self->reload = FALSE;
      siyi_session_record_load (self);
    }
}

/**
 * siyi_session_record_finish:
 * @callback: called once all that was typed is saved, or it can't be
 */
void
siyi_session_record_finish (GtkWidget           *part,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (part);
  GTask *task = g_task_new (part, NULL, callback, user_data);

  g_task_set_source_tag (task, siyi_session_record_finish);
  g_ptr_array_add (self->finishing, task);
  if (self->asking)
    {
      g_autoptr(GError) error = g_error_new_literal (SIYI_ERROR, SIYI_ERROR_STALE,
        "Saving the record: another writer changed it; answer the question about it first");

      siyi_session_record_give_up (self, error);
      return;
    }

  siyi_session_record_save (self);
  siyi_session_record_settle (self);
}

gboolean
siyi_session_record_finish_end (GtkWidget     *part,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, part), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
