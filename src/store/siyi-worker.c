/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that owns one connection: works wait in a queue and are done one after another, each
 * with its own cancellable. A result goes back through a GTask (into the asker's main context) or
 * to a caller who waits. Works that are still queued when a reader is stopped end with CLOSED;
 * a writer finishes what was promised. Work for later comes piece by piece, when nothing else
 * waits, and nobody waits for it: it ends with CLOSED wherever it is. */
#include "siyi-archive-private.h"

#include "siyi-db-private.h"

/* Between pieces of work for later: half of a processor's time stays for others. */
#define PAUSE_US (20 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  SiyiWork        work;       /* NULL: the end */
  gpointer        data;
  GTask          *task;       /* (nullable) (owned) */
  GDestroyNotify  destroy_result;
  GCancellable   *cancellable;
  SiyiClock      *clock;
  char           *who;
  SiyiRole        role;
  gboolean        is_for_later;

  /* Of a caller who waits; guarded by the worker's lock. */
  gboolean        waited_for;
  gboolean        done;
  gpointer        result;
  GError         *error;
} Job;

struct _SiyiWorker
{
  GThread        *thread;
  GAsyncQueue    *queue;
  GQueue          later;       /* the thread's own */
  SiyiDb         *db;
  SiyiWorkerDone  after_work;
  gpointer        after_data;
  GMutex          lock;
  GCond           finished;
  gint            dropping;    /* atomic */
};

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->clock, siyi_clock_unref);
  g_free (job->who);
  g_free (job);
}

static gpointer
do_work (SiyiWorker  *self,
         Job         *job,
         GError     **error)
{
  gpointer result;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  if (g_atomic_int_get (&self->dropping))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The archive was closed");
      return NULL;
    }

  if (job->clock != NULL)
    {
      siyi_db_set_actor (self->db, job->clock, job->who);
      self->db->role = job->role;
    }
  siyi_db_set_cancellable (self->db, job->cancellable);
  result = job->work (self->db, job->data, job->cancellable, error);
  siyi_db_set_cancellable (self->db, NULL);

  /* An action left open by a work that failed is taken back, never left to the next one. */
  while (self->db->depth > 0)
    siyi_db_cancel (self->db);
  siyi_db_group_cancel (self->db);

  return result;
}

static void
finish_job (SiyiWorker *self,
            Job        *job,
            gpointer    result,
            GError     *error)
{
  if (job->waited_for)
    {
      g_mutex_lock (&self->lock);
      job->result = result;
      job->error = error;
      job->done = TRUE;
      g_cond_broadcast (&self->finished);
      g_mutex_unlock (&self->lock);
      return;
    }

  if (job->task != NULL && error != NULL)
    g_task_return_error (job->task, error);
  else if (job->task != NULL)
    g_task_return_pointer (job->task, result, job->destroy_result);
  else
    g_clear_error (&error);
  job_free (job);
}

/* What was asked for before what is for later. */
static Job *
next_job (SiyiWorker *self)
{
  while (TRUE)
    {
      Job *job = g_queue_is_empty (&self->later) ? g_async_queue_pop (self->queue)
                                                 : g_async_queue_timeout_pop (self->queue, PAUSE_US);

      if (job == NULL)
        return g_queue_pop_head (&self->later);
      if (!job->is_for_later)
        return job;
      g_queue_push_tail (&self->later, job);
    }
}

static void
drop_later (SiyiWorker *self)
{
  Job *job;

  while ((job = g_queue_pop_head (&self->later)) != NULL)
    finish_job (self, job, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "The archive was closed"));
}

static gpointer
work_in_thread (gpointer data)
{
  SiyiWorker *self = data;

  while (TRUE)
    {
      Job *job = next_job (self);
      GError *error = NULL;
      gpointer result;
      gboolean is_for_later;

      if (job->work == NULL)
        {
          drop_later (self);
          job_free (job);
          return NULL;
        }

      is_for_later = job->is_for_later;
      result = do_work (self, job, &error);
      if (is_for_later && result != NULL)
        g_queue_push_tail (&self->later, job);
      else
        finish_job (self, job, result, error);
      if (self->after_work != NULL && !is_for_later)
        self->after_work (self->after_data);
    }
}

/**
 * siyi_worker_new:
 * @db: (transfer full): the connection; from here on the thread's
 * @after_work: (nullable): called in the thread after each work
 */
SiyiWorker *
siyi_worker_new (const char     *name,
                 SiyiDb         *db,
                 SiyiWorkerDone  after_work,
                 gpointer        after_data)
{
  SiyiWorker *self = g_new0 (SiyiWorker, 1);

  self->queue = g_async_queue_new ();
  g_queue_init (&self->later);
  self->db = db;
  self->after_work = after_work;
  self->after_data = after_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->finished);
  self->thread = g_thread_new (name, work_in_thread, self);

  return self;
}

static Job *
job_new (SiyiWork      work,
         gpointer      data,
         GCancellable *cancellable,
         SiyiClock    *clock,
         const char   *who,
         SiyiRole      role)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->data = data;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->clock = clock != NULL ? siyi_clock_ref (clock) : NULL;
  job->who = g_strdup (who);
  job->role = role;

  return job;
}

void
siyi_worker_push (SiyiWorker     *self,
                  SiyiWork        work,
                  gpointer        data,
                  GTask          *task,
                  GDestroyNotify  destroy_result,
                  SiyiClock      *clock,
                  const char     *who,
                  SiyiRole        role)
{
  Job *job = job_new (work, data, g_task_get_cancellable (task), clock, who, role);

  job->task = g_object_ref (task);
  job->destroy_result = destroy_result;
  g_async_queue_push (self->queue, job);
}

/* Again and again while it gives something, each time when nothing else waits. */
void
siyi_worker_push_later (SiyiWorker *self,
                        SiyiWork    work,
                        gpointer    data,
                        GTask      *task,
                        SiyiClock  *clock,
                        const char *who,
                        SiyiRole    role)
{
  Job *job = job_new (work, data, g_task_get_cancellable (task), clock, who, role);

  job->task = g_object_ref (task);
  job->is_for_later = TRUE;
  g_async_queue_push (self->queue, job);
}

gpointer
siyi_worker_wait (SiyiWorker    *self,
                  SiyiWork       work,
                  gpointer       data,
                  GCancellable  *cancellable,
                  SiyiClock     *clock,
                  const char    *who,
                  SiyiRole       role,
                  GError       **error)
{
  Job *job = job_new (work, data, cancellable, clock, who, role);
  gpointer result;

  g_return_val_if_fail (g_thread_self () != self->thread, NULL);    /* it would wait for itself */

  job->waited_for = TRUE;
  g_async_queue_push (self->queue, job);
  g_mutex_lock (&self->lock);
  while (!job->done)
    g_cond_wait (&self->finished, &self->lock);
  g_mutex_unlock (&self->lock);

  result = job->result;
  if (job->error != NULL)
    g_propagate_error (error, job->error);
  job_free (job);

  return result;
}

/* Before everything that waits, without an answer. */
void
siyi_worker_urge (SiyiWorker *self,
                  SiyiWork    work,
                  gpointer    data)
{
  g_async_queue_push_front (self->queue, job_new (work, data, NULL, NULL, NULL, SIYI_ROLE_NONE));
}

/**
 * siyi_worker_stop:
 * @drop: %TRUE interrupts the running work and drops the waiting ones (a reader's)
 *
 * Ends the thread, closes its connection and frees the worker.
 */
void
siyi_worker_stop (SiyiWorker *self,
                  gboolean    drop)
{
  if (drop)
    {
      g_atomic_int_set (&self->dropping, TRUE);
      sqlite3_interrupt (siyi_db_handle (self->db));
    }

  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (self->thread);
  siyi_db_close (self->db);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->finished);
  g_free (self);
}
