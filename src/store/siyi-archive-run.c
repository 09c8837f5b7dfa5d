/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works handed to an archive's threads: asynchronously into the asker's main context, or waited
 * for. Any thread may ask, but not one of the archive's own. */
#include "siyi-archive-private.h"

typedef struct
{
  gpointer       data;
  GDestroyNotify destroy_data;
} TaskData;

static void
task_data_free (gpointer data)
{
  TaskData *self = data;

  if (self->destroy_data != NULL)
    self->destroy_data (self->data);
  g_free (self);
}

static GTask *
new_task (SiyiArchive         *self,
          gpointer             tag,
          gpointer             data,
          GDestroyNotify       destroy_data,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  TaskData *kept = g_new0 (TaskData, 1);

  kept->data = data;
  kept->destroy_data = destroy_data;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, kept, task_data_free);
  /* A cancel that arrives after COMMIT must not turn success into failure. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

/**
 * siyi_archive_run_async:
 * @work: runs on the archive's thread for @access
 * @data: given to @work; freed with @destroy_data in the caller's context
 * @destroy_result: (nullable): for a result that nobody fetched
 */
void
siyi_archive_run_async (SiyiArchive         *self,
                        SiyiAccess           access,
                        SiyiWork             work,
                        gpointer             data,
                        GDestroyNotify       destroy_data,
                        GDestroyNotify       destroy_result,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = new_task (self, siyi_archive_run_async, data, destroy_data, cancellable, callback, user_data);

  if (self->writer == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The archive was closed");
      return;
    }

  siyi_worker_push (access == SIYI_ACCESS_WRITE ? self->writer : self->reader, work, data, task,
                    destroy_result, self->clock, self->who, self->role);
}

/**
 * siyi_archive_run_later:
 * @work: a piece of something nobody waits for; NULL when there is no more to do
 * @data: given to each piece; freed with @destroy_data in the caller's context
 * @cancellable: ends it, also within a piece
 *
 * Does @work on the writing thread whenever nothing else waits for that, again and again. Where the archive is
 * closed first it ends with CLOSED, after the piece under way.
 */
void
siyi_archive_run_later (SiyiArchive         *self,
                        SiyiWork             work,
                        gpointer             data,
                        GDestroyNotify       destroy_data,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = new_task (self, siyi_archive_run_later, data, destroy_data, cancellable, callback, user_data);

  if (self->writer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The archive was closed");
  else
    siyi_worker_push_later (self->writer, work, data, task, self->clock, self->who, self->role);
}

gpointer
siyi_archive_run_finish (SiyiArchive   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * siyi_archive_run:
 *
 * Waits for the work; needs no main loop.
 *
 * Returns: what @work returned
 */
gpointer
siyi_archive_run (SiyiArchive   *self,
                  SiyiAccess     access,
                  SiyiWork       work,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  if (self->writer == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The archive was closed");
      return NULL;
    }

  return siyi_worker_wait (access == SIYI_ACCESS_WRITE ? self->writer : self->reader, work, data,
                           cancellable, self->clock, self->who, self->role, error);
}
