/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo for one window on one archive: two stacks of action UUIDs.
 *
 * The store takes an action back by a new action, so the redo of a step is the undo of its undo:
 * a step moves between the stacks with the UUID of the newest action on it. One step is under way
 * at a time; a step the store refuses (somebody changed the same record since) is dropped.
 * Main thread only; the work runs on the archive's writer. */
#include "siyi-undo.h"

#include "siyi-ledger-store.h"

#define MAX_STEPS 200

typedef struct
{
  char **actions;    /* the oldest first */
  char  *title;
} Step;

typedef struct
{
  Step     *step;
  gboolean  again;
} Task;

struct _SiyiUndo
{
  GObject parent_instance;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *done;       /* Step */
  GPtrArray   *undone;     /* Step */
  gboolean     busy;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiUndo, siyi_undo, G_TYPE_OBJECT)

static Step *
step_new (const char * const *actions, const char *title)
{
  Step *step = g_new0 (Step, 1);

  step->actions = g_strdupv ((char **) actions);
  step->title = g_strdup (title);

  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  if (step == NULL)
    return;

  g_strfreev (step->actions);
  g_free (step->title);
  g_free (step);
}

static void
task_free (gpointer data)
{
  Task *task = data;

  step_free (task->step);
  g_free (task);
}

static void
add_step (GPtrArray *steps, Step *step)
{
  if (steps->len == MAX_STEPS)
    g_ptr_array_remove_index (steps, 0);
  g_ptr_array_add (steps, step);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_actions_undo (db, data, error);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) gtask = data;
  SiyiUndo *self = g_task_get_source_object (gtask);
  Task *task = g_task_get_task_data (gtask);
  GError *error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  const char * const actions[] = { action, NULL };

  self->busy = FALSE;
  if (action != NULL)
    add_step (task->again ? self->done : self->undone, step_new (actions, task->step->title));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  if (action != NULL)
    g_task_return_pointer (gtask, g_strdup (task->step->title), g_free);
  else
    g_task_return_error (gtask, error);
}

static void
siyi_undo_finalize (GObject *object)
{
  SiyiUndo *self = SIYI_UNDO (object);

  g_clear_object (&self->archive);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (siyi_undo_parent_class)->finalize (object);
}

static void
siyi_undo_class_init (SiyiUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_undo_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
siyi_undo_init (SiyiUndo *self)
{
  self->done = g_ptr_array_new_with_free_func (step_free);
  self->undone = g_ptr_array_new_with_free_func (step_free);
}

/**
 * siyi_undo_new:
 * @archive: the archive whose actions are taken back
 *
 * Returns: (transfer full): an empty pair of stacks
 */
SiyiUndo *
siyi_undo_new (SiyiArchive *archive)
{
  SiyiUndo *self = g_object_new (SIYI_TYPE_UNDO, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

/**
 * siyi_undo_push:
 * @self: the stacks
 * @action: UUID of an action just committed
 * @title: translated: what was done
 *
 * A new action makes what was undone before impossible to do again.
 */
void
siyi_undo_push (SiyiUndo *self, const char *action, const char *title)
{
  const char * const actions[] = { action, NULL };

  g_return_if_fail (action != NULL);

  siyi_undo_push_many (self, actions, title);
}

/**
 * siyi_undo_push_many:
 * @self: the stacks
 * @actions: UUIDs of actions just committed, the oldest first
 * @title: translated: what was done
 *
 * siyi_undo_push() for what took several actions and is one step for a person.
 */
void
siyi_undo_push_many (SiyiUndo *self, const char * const *actions, const char *title)
{
  g_return_if_fail (SIYI_IS_UNDO (self));
  g_return_if_fail (actions != NULL && *actions != NULL && title != NULL);

  add_step (self->done, step_new (actions, title));
  g_ptr_array_set_size (self->undone, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * siyi_undo_can_undo:
 * @self: the stacks
 *
 * Returns: whether there is a step to take back, and none under way
 */
gboolean
siyi_undo_can_undo (SiyiUndo *self)
{
  return self->done->len > 0 && !self->busy;
}

/**
 * siyi_undo_can_redo:
 * @self: the stacks
 *
 * Returns: whether there is an undone step to do again, and none under way
 */
gboolean
siyi_undo_can_redo (SiyiUndo *self)
{
  return self->undone->len > 0 && !self->busy;
}

/**
 * siyi_undo_undo_async:
 * @self: the stacks
 * @again: %FALSE takes the newest action back, %TRUE does the newest undone one again
 * @callback: called in the main loop
 * @user_data: for @callback
 *
 * There must be one, see siyi_undo_can_undo() and siyi_undo_can_redo().
 */
void
siyi_undo_undo_async (SiyiUndo            *self,
                      gboolean             again,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) gtask = g_task_new (self, NULL, callback, user_data);
  GPtrArray *from = again ? self->undone : self->done;
  Task *task;

  g_return_if_fail (again ? siyi_undo_can_redo (self) : siyi_undo_can_undo (self));

  task = g_new0 (Task, 1);
  task->step = g_ptr_array_steal_index (from, from->len - 1);
  task->again = again;
  g_task_set_source_tag (gtask, siyi_undo_undo_async);
  g_task_set_task_data (gtask, task, task_free);

  self->busy = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, undo_in_thread,
                          g_strdupv (task->step->actions), (GDestroyNotify) g_strfreev, g_free, NULL,
                          on_undone, g_steal_pointer (&gtask));
}

/**
 * siyi_undo_undo_finish:
 * @self: the stacks
 * @result: as given to the callback
 * @error: why the store refused; %SIYI_ERROR_STALE where a later action touched the same columns
 *
 * Returns: (transfer full) (nullable): the title of the step
 */
char *
siyi_undo_undo_finish (SiyiUndo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
