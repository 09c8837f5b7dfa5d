/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with the numbered papers of a case: one is issued by its dialog, printed, saved, its service
 * written down, or it is made void. Main thread; the works are on the archive's. */
#include "siyi-case-issued-private.h"

#include <glib/gi18n.h>

#include "siyi-case-paper-dialog.h"
#include "siyi-case-service-dialog.h"
#include "siyi-file-ask.h"
#include "siyi-photo-ask.h"
#include "siyi-print.h"
#include "siyi-role-guard.h"
#include "siyi-weak.h"
#include "siyi-window.h"

/* A work under way, on behalf of a section that may be gone when it is done. */
typedef struct
{
  GWeakRef          *self;
  const char        *doing;     /* translated */
  const char        *title;     /* translated, of the undo and the toast */
  SiyiTaskPaperKind  kind;
} Under;

static Under *
under_new (SiyiCaseIssued *self,
           const char     *doing,
           const char     *title)
{
  Under *under = g_new0 (Under, 1);

  under->self = siyi_weak_new (self);
  under->doing = doing;
  under->title = title;

  return under;
}

/* (transfer full) (nullable): where somebody is left to tell. */
static SiyiCaseIssued *
under_end (Under *under)
{
  SiyiCaseIssued *self = siyi_weak_take (under->self);

  if (self != NULL && gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    g_clear_object (&self);

  return self;
}

/* What the rules say to a paper is said as it is; other troubles in the window's way. */
static void
tell (SiyiCaseIssued *self,
      const char     *doing,
      const GError   *error)
{
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    siyi_toast (GTK_WIDGET (self), error->message);
  else
    siyi_show_error (GTK_WIDGET (self), doing, error);
}

static void
run (SiyiCaseIssued      *self,
     SiyiAccess           access,
     SiyiWork             work,
     SiyiCasePaperTask   *task,
     GDestroyNotify       destroy,
     GAsyncReadyCallback  done,
     Under               *under)
{
  siyi_archive_run_async (self->archive, access, work, task, (GDestroyNotify) siyi_case_paper_task_free, destroy, NULL,
                          done, under);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);

  if (failed != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the paper"), failed);
}

static void
on_laid_out (GObject      *archive,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCaseIssued) self = under_end (under);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self == NULL)
    return;
  if (pages == NULL)
    tell (self, under->doing, error);
  else
    siyi_print (pages, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), on_printed, siyi_weak_new (self));
}

static void
print (SiyiCaseIssued *self,
       gint64          paper)
{
  run (self, SIYI_ACCESS_WRITE, siyi_case_paper_print_work,
       siyi_case_paper_task_new (self->case_id, SIYI_N_TASK_PAPERS, paper), (GDestroyNotify) siyi_pages_unref, on_laid_out,
       under_new (self, _("Printing the paper"), NULL));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  print (SIYI_CASE_ISSUED (widget), g_variant_get_int64 (parameter));
}

static void
on_issued (SiyiCaseIssued *self,
           const char     *action,
           gint64          paper,
           gboolean        to_print)
{
  siyi_push_undo (GTK_WIDGET (self), action, _("Issuing of a paper"));
  siyi_toast_with_button (GTK_WIDGET (self), _("The paper is issued"), _("Undo"), "win.undo", NULL);
  if (to_print)
    print (self, paper);
}

static void
on_drafted (GObject      *archive,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCaseIssued) self = under_end (under);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiCasePaperDraft) draft = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);
  GtkWindow *dialog;

  if (self == NULL)
    return;
  if (draft == NULL)
    {
      tell (self, under->doing, error);
      return;
    }

  dialog = siyi_case_paper_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->archive,
                                       self->case_id, under->kind, draft);
  g_signal_connect_object (dialog, "issued", G_CALLBACK (on_issued), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* It says what the task's history says: nothing is asked. */
static void
on_extension (GObject      *archive,
              GAsyncResult *result,
              gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCaseIssued) self = under_end (under);
  g_autoptr(GError) error = NULL;
  SiyiCasePaperDone *done = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self != NULL && done != NULL)
    print (self, done->paper);
  else if (self != NULL)
    tell (self, under->doing, error);
  g_clear_pointer (&done, siyi_case_paper_done_free);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiCaseIssued *self = SIYI_CASE_ISSUED (widget);
  const SiyiTaskPaperKind kind = siyi_case_paper_from_word (g_variant_get_string (parameter, NULL));
  Under *under;

  if (self->archive == NULL || self->case_id == 0)
    return;

  under = under_new (self, _("Issuing the paper"), NULL);
  under->kind = kind;
  if (kind != SIYI_N_TASK_PAPERS)
    run (self, SIYI_ACCESS_READ, siyi_case_paper_draft_work, siyi_case_paper_task_new (self->case_id, kind, 0),
         (GDestroyNotify) siyi_case_paper_draft_free, on_drafted, under);
  else
    run (self, SIYI_ACCESS_WRITE, siyi_case_paper_extension_work, siyi_case_paper_task_new (self->case_id, kind, self->task),
         (GDestroyNotify) siyi_case_paper_done_free, on_extension, under);
}

static void
on_changed (GObject      *archive,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCaseIssued) self = under_end (under);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self == NULL)
    return;
  if (action == NULL)
    {
      tell (self, under->doing, error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, under->title);
  siyi_toast_with_button (GTK_WIDGET (self), under->title, _("Undo"), "win.undo", NULL);
}

static void
on_reason (GtkWidget  *from,
           const char *reason,
           gpointer    data)
{
  SiyiCaseIssued *self = SIYI_CASE_ISSUED (from);
  SiyiCasePaperTask *task;

  if (self->archive == NULL)
    return;

  task = siyi_case_paper_task_new (self->case_id, SIYI_N_TASK_PAPERS, *(const gint64 *) data);
  task->text = g_strdup (reason);
  run (self, SIYI_ACCESS_WRITE, siyi_case_paper_void_work, task, g_free, on_changed,
       under_new (self, _("Making the paper void"), _("The paper is void")));
}

static void
void_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);
  const SiyiStoredPaper *paper = siyi_case_issued_find (SIYI_CASE_ISSUED (widget), id);
  /* Translators: number of a paper */
  g_autofree char *title = paper != NULL ? g_strdup_printf (_("Make %s void?"), paper->number) : NULL;
  const SiyiPhotoQuestion question = {
    .title = title, .label = _("Reason, for example: wrong limit"), .button = _("Make Void"),
    .body = _("The paper keeps its number and stays in the history, struck, with the reason. What went out "
              "with it must be taken back by hand."),
  };

  if (paper != NULL && !paper->is_void)
    siyi_photo_ask (widget, &question, on_reason, g_memdup2 (&id, sizeof id), g_free);
}

static void
on_served (SiyiCaseIssued *self,
           gint64          paper,
           SiyiDay         day,
           const char     *way)
{
  SiyiCasePaperTask *task;

  if (self->archive == NULL)
    return;

  task = siyi_case_paper_task_new (self->case_id, SIYI_N_TASK_PAPERS, paper);
  task->day = day;
  task->text = g_strdup (way);
  run (self, SIYI_ACCESS_WRITE, siyi_case_paper_serve_work, task, g_free, on_changed,
       under_new (self, _("Writing the service down"), _("The service is written down")));
}

static void
serve_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiCaseIssued *self = SIYI_CASE_ISSUED (widget);
  const SiyiStoredPaper *paper = siyi_case_issued_find (self, g_variant_get_int64 (parameter));
  GtkWindow *dialog;

  if (paper == NULL || paper->is_void || siyi_stored_paper_service (paper) == NULL)
    return;

  dialog = siyi_case_service_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), paper, self->today);
  g_signal_connect_object (dialog, "served", G_CALLBACK (on_served), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_saved (GObject      *archive,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCaseIssued) self = under_end (under);
  g_autoptr(GError) error = NULL;
  const gboolean done = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error) != NULL;

  if (self != NULL && done)
    siyi_toast (GTK_WIDGET (self), _("Saved"));
  else if (self != NULL)
    tell (self, under->doing, error);
}

static void
on_place_chosen (GtkWidget  *widget,
                 const char *path,
                 gpointer    data)
{
  SiyiCaseIssued *self = SIYI_CASE_ISSUED (widget);
  const gint64 *paper = data;
  SiyiCasePaperTask *task;

  if (self->archive == NULL)
    return;

  task = siyi_case_paper_task_new (self->case_id, SIYI_N_TASK_PAPERS, *paper);
  task->text = siyi_file_ask_as_paper (path);
  run (self, SIYI_ACCESS_WRITE, siyi_case_paper_save_work, task, NULL, on_saved,
       under_new (self, _("Saving the paper"), NULL));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);
  const SiyiStoredPaper *paper = siyi_case_issued_find (SIYI_CASE_ISSUED (widget), id);
  g_autofree char *name_of_file = NULL;

  if (paper == NULL)
    return;

  name_of_file = g_strconcat (siyi_stored_paper_title (paper), " ", paper->number, ".pdf", NULL);
  gtk_native_dialog_show (siyi_file_ask_save (widget, _("Save the Paper"), _("_Save"), name_of_file, on_place_chosen,
                                              g_memdup2 (&id, sizeof id), g_free));
}

void
siyi_case_issued_install_actions (GtkWidgetClass *widget_class)
{
  siyi_guard_install (widget_class, "issued.new", "s", new_action);
  siyi_guard_install (widget_class, "issued.print", "x", print_action);
  siyi_guard_install (widget_class, "issued.save", "x", save_action);
  siyi_guard_install (widget_class, "issued.serve", "x", serve_action);
  siyi_guard_install (widget_class, "issued.void", "x", void_action);
}
