/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane beside the follow-up list. Asks for the sheet of what is chosen, keeps a half-filled form
 * while the same task only changes elsewhere, and writes what the form holds as one action. Main
 * thread. */
#include "siyi-follow-detail-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-follow-words.h"
#include "siyi-window.h"

enum { CHANGED, WRITTEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiFollowDetail, siyi_follow_detail, GTK_TYPE_WIDGET)

const SiyiTaskRow *
siyi_follow_detail_row (SiyiFollowDetail *self)
{
  if (self->sheet == NULL || self->sheet->rows->len != 1)
    return NULL;

  return g_ptr_array_index (self->sheet->rows, 0);
}

static void
tell_changed (SiyiFollowDetail *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static SiyiTaskStepKind
step_to_show (SiyiFollowDetail *self)
{
  const SiyiTaskRow *row = siyi_follow_detail_row (self);

  if (self->sheet->rows->len > 1)
    return siyi_follow_detail_n_urgeable (self) > 0 ? SIYI_TASK_STEP_URGED : SIYI_N_TASK_STEPS;
  if (row == NULL)
    return SIYI_N_TASK_STEPS;
  if (self->wanted != SIYI_N_TASK_STEPS && siyi_task_step_may_follow (&row->reading, self->wanted))
    return self->wanted;

  return siyi_follow_words_next (&row->reading);
}

/* The same task in the same state: what was typed is not thrown away. */
static gboolean
is_as_before (const SiyiFollowSheet *before,
              const SiyiFollowSheet *now)
{
  const SiyiTaskRow *old, *new;

  if (before == NULL || before->rows->len != now->rows->len || before->today != now->today)
    return FALSE;
  for (guint i = 0; i < now->rows->len; i++)
    {
      old = g_ptr_array_index (before->rows, i);
      new = g_ptr_array_index (now->rows, i);
      if (old == NULL || new == NULL || old->id != new->id || old->visit != new->visit ||
          old->reading.state != new->reading.state || old->reading.n_urged != new->reading.n_urged ||
          (old->steps != NULL && new->steps != NULL && old->steps->len != new->steps->len))
        return FALSE;
    }

  return TRUE;
}

static void
take_wishes (SiyiFollowDetail *self)
{
  if (self->focus_form && self->sheet != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
  self->focus_form = FALSE;
  self->wanted = SIYI_N_TASK_STEPS;
}

static void
take_sheet (SiyiFollowDetail *self,
            SiyiFollowSheet  *sheet)
{
  g_autoptr(SiyiFollowSheet) before = self->sheet;
  const gboolean as_before = sheet != NULL && is_as_before (before, sheet);
  /* What was asked for while a step is being written waits for what comes of that. */
  const gboolean early = as_before && self->writing;
  const gboolean keep = early || (as_before && self->wanted == SIYI_N_TASK_STEPS);

  self->sheet = sheet;
  self->pending = FALSE;
  self->told = !as_before;
  if (sheet == NULL)
    siyi_follow_form_show (self->form, SIYI_N_TASK_STEPS, NULL, NULL);
  else if (keep)
    siyi_follow_form_set_sheet (self->form, sheet);
  else
    siyi_follow_form_show (self->form, step_to_show (self), siyi_follow_detail_row (self), sheet);
  siyi_follow_detail_fill (self);
  if (!early)
    take_wishes (self);
  tell_changed (self);
}

static gboolean
has_all_rows (const SiyiFollowSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (g_ptr_array_index (sheet->rows, i) == NULL)
      return FALSE;

  return sheet->rows->len > 0;
}

static void
on_sheet (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiFollowDetail *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  SiyiFollowSheet *sheet = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)) || self->archive == NULL)
    {
      g_clear_pointer (&sheet, siyi_follow_sheet_free);
      return;
    }
  if (sheet == NULL && !g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    siyi_show_error (GTK_WIDGET (self), _("Reading the task"), error);
  if (sheet != NULL && !has_all_rows (sheet))
    g_clear_pointer (&sheet, siyi_follow_sheet_free);
  take_sheet (self, sheet);
}

static gboolean
shows (SiyiFollowDetail *self,
       const GArray     *hits)
{
  if (self->sheet == NULL || self->sheet->hits->len != hits->len)
    return FALSE;

  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (self->sheet->hits, SiyiTaskHit, i).task != g_array_index (hits, SiyiTaskHit, i).task ||
        g_array_index (self->sheet->hits, SiyiTaskHit, i).visit != g_array_index (hits, SiyiTaskHit, i).visit)
      return FALSE;

  return TRUE;
}

/**
 * siyi_follow_detail_show:
 * @hits: #SiyiTaskHit: what is chosen; none: the pane is empty
 * @today: the page's day
 *
 * Asks for it and shows it; the same again is asked for anew.
 */
void
siyi_follow_detail_show (SiyiFollowDetail *self,
                         const GArray     *hits,
                         SiyiDay           today)
{
  SiyiFollowSheet *wanted;

  g_return_if_fail (SIYI_IS_FOLLOW_DETAIL (self));

  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  if (hits->len == 0)
    {
      take_sheet (self, NULL);
      return;
    }

  if (!shows (self, hits))
    {
      self->pending = TRUE;
      self->wanted = SIYI_N_TASK_STEPS;
      tell_changed (self);
    }
  wanted = siyi_follow_sheet_new (today);
  g_array_append_vals (wanted->hits, hits->data, hits->len);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_follow_sheet_work, wanted,
                          (GDestroyNotify) siyi_follow_sheet_free, (GDestroyNotify) siyi_follow_sheet_free,
                          self->asking, on_sheet, g_task_new (self, self->asking, NULL, NULL));
}

/**
 * siyi_follow_detail_set_step:
 * @kind: a step
 *
 * Asks for that step in place, now or when what was chosen has come.
 *
 * Returns: whether it may follow, as far as is known
 */
gboolean
siyi_follow_detail_set_step (SiyiFollowDetail *self,
                             SiyiTaskStepKind  kind)
{
  const SiyiTaskRow *row;

  g_return_val_if_fail (SIYI_IS_FOLLOW_DETAIL (self), FALSE);

  row = siyi_follow_detail_row (self);
  if (self->pending || self->writing)
    {
      self->wanted = kind;
      return TRUE;
    }
  if (row == NULL)
    return self->sheet != NULL && kind == SIYI_TASK_STEP_URGED && siyi_follow_form_get_kind (self->form) == kind;
  if ((row->id == 0 && kind != SIYI_TASK_STEP_ASSIGNED) || !siyi_task_step_may_follow (&row->reading, kind))
    return FALSE;

  if (siyi_follow_form_get_kind (self->form) != kind)
    siyi_follow_form_show (self->form, kind, row, self->sheet);
  siyi_follow_detail_fill (self);
  tell_changed (self);

  return TRUE;
}

/**
 * siyi_follow_detail_focus_form:
 *
 * Takes the keyboard to the form, now or when what was chosen has come.
 */
void
siyi_follow_detail_focus_form (SiyiFollowDetail *self)
{
  g_return_if_fail (SIYI_IS_FOLLOW_DETAIL (self));

  if (self->pending || self->writing)
    self->focus_form = TRUE;
  else
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

SiyiTaskStepKind
siyi_follow_detail_get_step (SiyiFollowDetail *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_DETAIL (self), SIYI_N_TASK_STEPS);

  return siyi_follow_form_get_kind (self->form);
}

const SiyiFollowSheet *
siyi_follow_detail_get_sheet (SiyiFollowDetail *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_DETAIL (self), NULL);

  return self->sheet;
}

static void
add_tasks (SiyiFollowDetail *self,
           SiyiFollowChange *change)
{
  for (guint i = 0; i < self->sheet->rows->len; i++)
    {
      const SiyiTaskRow *row = g_ptr_array_index (self->sheet->rows, i);

      if (self->sheet->rows->len == 1)
        change->visit = row->visit;
      if (row->id != 0 && siyi_task_step_may_follow (&row->reading, change->kind))
        g_array_append_val (change->tasks, row->id);
    }
}

/**
 * siyi_follow_detail_can_write:
 *
 * Returns: whether the form can be written as it is
 */
gboolean
siyi_follow_detail_can_write (SiyiFollowDetail *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_DETAIL (self), FALSE);

  return self->sheet != NULL && !self->pending && !self->writing && siyi_follow_form_is_good (self->form);
}

/* A write under way. */
typedef struct
{
  SiyiFollowDetail *self;
  SiyiTaskStepKind  kind;
} Writing;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Writing *writing = data;
  g_autoptr(SiyiFollowDetail) self = writing->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  const char *done = siyi_follow_step_done (writing->kind);

  self->writing = FALSE;
  if (action == NULL)
    {
      self->wanted = SIYI_N_TASK_STEPS;
      self->focus_form = FALSE;
      siyi_show_error (GTK_WIDGET (self), siyi_follow_step_doing (writing->kind), error);
    }
  else
    {
      self->pending = !self->told;
      g_signal_emit (self, signals[WRITTEN], 0);
      siyi_push_undo (GTK_WIDGET (self), action, siyi_follow_step_verb (writing->kind));
      siyi_toast_with_button (GTK_WIDGET (self), done, _("Undo"), "win.undo", NULL);
    }
  tell_changed (self);
}

/**
 * siyi_follow_detail_write:
 *
 * Writes what the form holds as one action. Until what came of it is shown, which the one who hears "written" asks
 * for, another step that is asked for waits.
 */
void
siyi_follow_detail_write (SiyiFollowDetail *self)
{
  SiyiFollowChange *change;
  Writing *writing;

  g_return_if_fail (SIYI_IS_FOLLOW_DETAIL (self));

  change = siyi_follow_detail_can_write (self) ? siyi_follow_form_take (self->form) : NULL;
  if (change == NULL)
    return;

  add_tasks (self, change);
  self->writing = TRUE;
  self->told = FALSE;
  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->kind = change->kind;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_follow_change_work, change,
                          (GDestroyNotify) siyi_follow_change_free, g_free, NULL, on_written, writing);
  tell_changed (self);
}

static void
siyi_follow_detail_dispose (GObject *object)
{
  SiyiFollowDetail *self = SIYI_FOLLOW_DETAIL (object);

  g_cancellable_cancel (self->asking);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_FOLLOW_DETAIL);
  siyi_children_unparent (self);
  g_clear_pointer (&self->sheet, siyi_follow_sheet_free);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_follow_detail_parent_class)->dispose (object);
}

static void
siyi_follow_detail_finalize (GObject *object)
{
  g_clear_object (&SIYI_FOLLOW_DETAIL (object)->asking);

  G_OBJECT_CLASS (siyi_follow_detail_parent_class)->finalize (object);
}

static void
siyi_follow_detail_class_init (SiyiFollowDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_follow_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_follow_detail_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_LIGHT_ICON);
  g_type_ensure (SIYI_TYPE_TIMELINE);
  g_type_ensure (SIYI_TYPE_FOLLOW_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/follow-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, group_tag);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, case_button);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, clock);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, light);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, state);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, sum);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, left_out);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, moved);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, history);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, timeline);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, step_title);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, form);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, slips);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, others);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, more_menu);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowDetail, more);
  gtk_widget_class_bind_template_callback (widget_class, tell_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_follow_detail_init (SiyiFollowDetail *self)
{
  self->asking = g_cancellable_new ();
  self->wanted = SIYI_N_TASK_STEPS;
  self->offered = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
siyi_follow_detail_set_archive (SiyiFollowDetail *self,
                                SiyiArchive      *archive)
{
  g_return_if_fail (SIYI_IS_FOLLOW_DETAIL (self));

  g_set_object (&self->archive, archive);
}

/**
 * siyi_follow_detail_set_units:
 * @units: (element-type SiyiUnit): what an assignment chooses from
 */
void
siyi_follow_detail_set_units (SiyiFollowDetail *self,
                              GPtrArray        *units)
{
  g_return_if_fail (SIYI_IS_FOLLOW_DETAIL (self));

  siyi_follow_form_set_units (self->form, units);
}
