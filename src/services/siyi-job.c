/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job: long work on a worker thread with a title, a fraction and a cancellable, so that every
 * page shows and stops it the same way. A job runs once. Properties are read and notified in the
 * main context; only siyi_job_report() and the cancellable may be used from other threads.
 * At most one notify is under way, so reporting as often as one likes costs the window nothing. */
#include "siyi-job.h"

struct _SiyiJob
{
  GObject         parent_instance;

  char           *title;
  GCancellable   *cancellable;
  SiyiJobFunc     func;
  GDestroyNotify  destroy_result;
  gboolean        running;
  int             permille;        /* atomic */
  int             stage;           /* atomic */
  int             notify_queued;   /* atomic */
};

G_DEFINE_FINAL_TYPE (SiyiJob, siyi_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  PROP_STAGE,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
notify_fraction (gpointer data)
{
  SiyiJob *self = data;

  g_atomic_int_set (&self->notify_queued, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);

  return G_SOURCE_REMOVE;
}

static void
set_running (SiyiJob  *self,
             gboolean  running)
{
  if (self->running == running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  SiyiJob *self = source;
  GError *error = NULL;
  gpointer result = self->func (self, data, cancellable, &error);

  if (error != NULL)
    {
      if (result != NULL && self->destroy_result != NULL)
        self->destroy_result (result);
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, result, self->destroy_result);
}

static void
on_task_completed (SiyiJob *self)
{
  set_running (self, FALSE);
}

static void
siyi_job_get_property (GObject    *object,
                       guint       property,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SiyiJob *self = SIYI_JOB (object);

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, g_atomic_int_get (&self->permille) / 1000.0);
      break;

    case PROP_STAGE:
      g_value_set_int (value, g_atomic_int_get (&self->stage));
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
siyi_job_finalize (GObject *object)
{
  SiyiJob *self = SIYI_JOB (object);

  g_free (self->title);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (siyi_job_parent_class)->finalize (object);
}

static void
siyi_job_class_init (SiyiJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = siyi_job_get_property;
  object_class->finalize = siyi_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siyi_job_init (SiyiJob *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * siyi_job_new:
 * @title: what is being done, in the user's language
 *
 * Returns: (transfer full): a job that has not begun
 */
SiyiJob *
siyi_job_new (const char *title)
{
  SiyiJob *self = g_object_new (SIYI_TYPE_JOB, NULL);

  self->title = g_strdup (title);

  return self;
}

/**
 * siyi_job_get_cancellable:
 *
 * Returns: (transfer none): cancel it to stop the work
 */
GCancellable *
siyi_job_get_cancellable (SiyiJob *self)
{
  g_return_val_if_fail (SIYI_IS_JOB (self), NULL);

  return self->cancellable;
}

static void
queue_notify (SiyiJob *self)
{
  if (g_atomic_int_compare_and_exchange (&self->notify_queued, FALSE, TRUE))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, notify_fraction,
                     g_object_ref (self), g_object_unref);
}

/**
 * siyi_job_report:
 * @job: a #SiyiJob; untyped so that the function fits the rooms' progress callbacks
 * @done: parts done
 * @total: parts in all; 0 where it is not known
 *
 * Tells how far the work is. Any thread, as often as one likes.
 */
void
siyi_job_report (gpointer job,
                 guint64  done,
                 guint64  total)
{
  SiyiJob *self = job;
  const int permille = total > 0 ? (int) (1000.0 * (double) MIN (done, total) / (double) total) : 0;

  if (g_atomic_int_get (&self->permille) == permille)
    return;

  g_atomic_int_set (&self->permille, permille);
  queue_notify (self);
}

/**
 * siyi_job_set_stage:
 * @stage: which part of the work is under way, in its own numbers
 *
 * Any thread, as often as one likes.
 */
void
siyi_job_set_stage (SiyiJob *self,
                    int      stage)
{
  if (g_atomic_int_get (&self->stage) == stage)
    return;

  g_atomic_int_set (&self->stage, stage);
  queue_notify (self);
}

/**
 * siyi_job_run_async:
 * @func: the work; called once on a worker thread
 * @data: (nullable): handed to @func
 * @destroy_data: (nullable): frees @data
 * @destroy_result: (nullable): frees a result that nobody takes
 */
void
siyi_job_run_async (SiyiJob             *self,
                    SiyiJobFunc          func,
                    gpointer             data,
                    GDestroyNotify       destroy_data,
                    GDestroyNotify       destroy_result,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (SIYI_IS_JOB (self));
  g_return_if_fail (self->func == NULL);

  self->func = func;
  self->destroy_result = destroy_result;

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, siyi_job_run_async);
  g_task_set_task_data (task, data, destroy_data);
  /* A cancel that arrives after COMMIT must not turn success into failure. */
  g_task_set_check_cancellable (task, FALSE);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_task_completed), self,
                           G_CONNECT_SWAPPED);
  set_running (self, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * siyi_job_run_finish:
 *
 * Returns: (nullable) (transfer full): what the work returned
 */
gpointer
siyi_job_run_finish (SiyiJob       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
