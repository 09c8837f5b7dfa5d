/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of what is chosen: printed, saved, or made void. A void one keeps its number and stands struck in the
 * history, with the reason that is asked for here. Main thread. */
#include "siyi-follow-page-private.h"

#include <glib/gi18n.h>

#include "siyi-follow-print.h"
#include "siyi-photo-ask.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

static const SiyiTaskRow *
chosen_row (SiyiFollowPage *self)
{
  const SiyiFollowSheet *sheet = siyi_follow_detail_get_sheet (self->detail);

  return sheet != NULL && sheet->rows->len == 1 ? g_ptr_array_index (sheet->rows, 0) : NULL;
}

typedef void (*Send) (GtkWidget         *from,
                      SiyiArchive       *archive,
                      const GArray      *tasks,
                      SiyiTaskPaperKind  kind,
                      gint64             step);

/* The paper of one line, or the assignment's where it has no line. */
static void
send_line (SiyiFollowPage *self,
           gint64          id,
           Send            send)
{
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  const SiyiTaskRow *row = chosen_row (self);

  if (row == NULL)
    return;
  g_array_append_val (tasks, row->id);
  if (id == SIYI_FOLLOW_PRINT_ASSIGNMENT)
    send (GTK_WIDGET (self), self->archive, tasks, SIYI_TASK_PAPER_ASSIGNMENT, 0);
  for (guint i = 0; row->steps != NULL && i < row->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, i);

      if (step->id == id)
        send (GTK_WIDGET (self), self->archive, tasks, siyi_task_paper_of_step (step->kind, step->way), id);
    }
}

static void
send_slips (SiyiFollowPage *self,
            Send            send)
{
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  const SiyiFollowSheet *sheet = siyi_follow_detail_get_sheet (self->detail);

  for (guint i = 0; sheet != NULL && i < sheet->hits->len; i++)
    if (g_array_index (sheet->hits, SiyiTaskHit, i).task != 0)
      g_array_append_val (tasks, g_array_index (sheet->hits, SiyiTaskHit, i).task);
  if (tasks->len > 0)
    send (GTK_WIDGET (self), self->archive, tasks, SIYI_N_TASK_PAPERS, 0);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  send_line (SIYI_FOLLOW_PAGE (widget), g_variant_get_int64 (parameter), siyi_follow_print);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  send_line (SIYI_FOLLOW_PAGE (widget), g_variant_get_int64 (parameter), siyi_follow_save);
}

static void
print_slips_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  send_slips (SIYI_FOLLOW_PAGE (widget), siyi_follow_print);
}

static void
save_slips_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  send_slips (SIYI_FOLLOW_PAGE (widget), siyi_follow_save);
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

static void
void_action (GtkWidget  *widget,
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

/**
 * siyi_follow_page_install_papers:
 *
 * The actions on papers: of a line of the history ("x"), of a paper ("x"), of all that is chosen.
 */
void
siyi_follow_page_install_papers (GtkWidgetClass *widget_class)
{
  siyi_guard_install (widget_class, "follow.print", "x", print_action);
  siyi_guard_install (widget_class, "follow.save", "x", save_action);
  siyi_guard_install (widget_class, "follow.print-slips", NULL, print_slips_action);
  siyi_guard_install (widget_class, "follow.save-slips", NULL, save_slips_action);
  siyi_guard_install (widget_class, "follow.void-paper", "x", void_action);
}
