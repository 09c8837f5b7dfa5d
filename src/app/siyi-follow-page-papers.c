/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of the chosen task: printed, or made void. A void one keeps its number and stands struck in the
 * history, with the reason that is asked for here. Main thread. */
#include "siyi-follow-page-private.h"

#include <glib/gi18n.h>

#include "siyi-follow-print.h"
#include "siyi-photo-ask.h"
#include "siyi-window.h"

static const SiyiTaskRow *
chosen_row (SiyiFollowPage *self)
{
  const SiyiFollowSheet *sheet = siyi_follow_detail_get_sheet (self->detail);

  return sheet != NULL && sheet->rows->len == 1 ? g_ptr_array_index (sheet->rows, 0) : NULL;
}

/**
 * siyi_follow_page_print_action:
 * @parameter: id of a line of the history, or %SIYI_FOLLOW_PRINT_ASSIGNMENT
 */
void
siyi_follow_page_print_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (widget);
  const SiyiTaskRow *row = chosen_row (self);
  const gint64 id = g_variant_get_int64 (parameter);

  if (row != NULL && id == SIYI_FOLLOW_PRINT_ASSIGNMENT)
    siyi_follow_print (widget, self->archive, row->id, 0, SIYI_TASK_PAPER_ASSIGNMENT);
  for (guint i = 0; row != NULL && row->steps != NULL && i < row->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, i);

      if (step->id == id)
        siyi_follow_print (widget, self->archive, row->id, step->id, siyi_task_paper_of_step (step->kind, step->way));
    }
}

static void
on_voided (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (gtk_widget_get_root (from) == NULL)
    return;
  if (action == NULL)
    {
      siyi_show_error (from, _("Making the paper void"), error);
      return;
    }

  siyi_push_undo (from, action, _("Voiding of a paper"));
  siyi_toast_with_button (from, _("The paper is void"), _("Undo"), "win.undo", NULL);
}

static void
on_reason (GtkWidget  *from,
           const char *reason,
           gpointer    data)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (from);
  SiyiFollowVoid *what;

  if (self->archive == NULL)
    return;

  what = g_new (SiyiFollowVoid, 1);
  what->paper = *(const gint64 *) data;
  what->reason = g_strdup (reason);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_follow_void_work, what,
                          (GDestroyNotify) siyi_follow_void_free, g_free, NULL, on_voided, g_object_ref (from));
}

/**
 * siyi_follow_page_void_action:
 * @parameter: id of a paper of the chosen task
 *
 * Asks for the reason and makes the paper void.
 */
void
siyi_follow_page_void_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  const SiyiTaskRow *row = chosen_row (SIYI_FOLLOW_PAGE (widget));
  const gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; row != NULL && row->papers != NULL && i < row->papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (row->papers, i);
      /* Translators: number of a paper */
      g_autofree char *title = g_strdup_printf (_("Make %s void?"), paper->number);
      const SiyiPhotoQuestion question = {
        .title = title, .label = _("Reason, for example: wrong limit"), .button = _("Make Void"),
        .body = _("The paper keeps its number and stays in the history, struck, with the reason. What went out "
                  "with it must be taken back by hand."),
      };

      if (paper->id == id && !paper->is_void)
        siyi_photo_ask (widget, &question, on_reason, g_memdup2 (&id, sizeof id), g_free);
    }
}
