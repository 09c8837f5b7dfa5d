/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper of a session before it leaves: the very pages, how many copies, to the printer or into a
 * file. What leaves is logged first. Main thread; archive's threads lay out, log and write. */
#include "siyi-session-parts.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-paper-view.h"
#include "siyi-print.h"
#include "siyi-session-paper.h"
#include "siyi-session-print.h"
#include "siyi-weak.h"
#include "siyi-window.h"

struct _SiyiSessionPrint
{
  AdwWindow         parent_instance;

  /* Template */
  AdwWindowTitle   *heading;
  GtkSpinButton    *copies;
  SiyiPaperView    *view;

  /* Owned */
  SiyiArchive      *archive;
  SiyiSessionPages *laid;         /* NULL until it has come */
  GCancellable     *closing;

  gint64            session;
  SiyiSessionPaper  paper;
};

G_DEFINE_FINAL_TYPE (SiyiSessionPrint, siyi_session_print, ADW_TYPE_WINDOW)

static SiyiSessionPaperAsk *
ask_new (SiyiSessionPrint *self)
{
  return siyi_session_paper_ask_new (self->session, self->paper,
                                     self->laid != NULL ? self->laid->n_matters : 0, NULL);
}

static void
update (SiyiSessionPrint *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", self->laid != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", self->laid != NULL);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiSessionPrint) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiSessionPages) laid = siyi_session_pages_finish (result, &error);
  g_autofree char *words = NULL;
  guint n;

  if (self->archive == NULL)
    return;
  if (laid == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Laying out the paper"), error);
      return;
    }

  self->laid = g_steal_pointer (&laid);
  n = siyi_pages_get_n (self->laid->pages);
  words = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  adw_window_title_set_subtitle (self->heading, words);
  siyi_paper_view_set_pages (self->view, self->laid->pages);
  update (self);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(SiyiSessionPrint) self = data;

  if (self->archive == NULL)
    return;
  if (failed == NULL)
    siyi_toast (GTK_WIDGET (self), _("Printed"));
  else
    siyi_show_error (GTK_WIDGET (self), _("Printing the paper"), failed);
}

static void
on_logged (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiSessionPrint) self = data;
  g_autoptr(GError) error = NULL;
  const gboolean done = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) != NULL;

  if (self->archive == NULL)
    return;
  if (!done)
    siyi_show_error (GTK_WIDGET (self), _("Printing the paper"), error);
  else
    siyi_print_copies (self->laid->pages, gtk_spin_button_get_value_as_int (self->copies),
                       GTK_WINDOW (self), on_printed, g_object_ref (self));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSessionPrint *self = SIYI_SESSION_PRINT (widget);

  if (self->laid != NULL)
    siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_session_log_print_work,
                            ask_new (self), (GDestroyNotify) siyi_session_paper_ask_free, NULL,
                            NULL, on_logged, g_object_ref (self));
}

/* A file to be written for a widget that may be gone before it is. */
typedef struct
{
  GWeakRef         *from;
  SiyiArchive      *archive;
  gint64            session;
  SiyiSessionPaper  paper;
} Saving;

static Saving *
saving_new (GtkWidget        *from,
            SiyiArchive      *archive,
            gint64            session,
            SiyiSessionPaper  paper)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->from = siyi_weak_new (from);
  saving->archive = g_object_ref (archive);
  saving->session = session;
  saving->paper = paper;

  return saving;
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  siyi_weak_free (saving->from);
  g_object_unref (saving->archive);
  g_free (saving);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;
  const gboolean done = siyi_session_write_finish (result, &error);

  if (gtk_widget_get_root (from) == NULL)
    return;
  if (done)
    siyi_toast (from, _("Saved"));
  else
    siyi_show_error (from, _("Saving the paper"), error);
}

/**
 * siyi_session_write_paper:
 * @from: a widget in a window
 * @path: ends with .pdf or .docx, else .pdf is added
 *
 * Writes the file and says so.
 */
void
siyi_session_write_paper (GtkWidget        *from,
                          SiyiArchive      *archive,
                          gint64            session,
                          SiyiSessionPaper  paper,
                          const char       *path)
{
  g_autofree char *whole = siyi_file_ask_as_paper (path);

  siyi_session_write_async (archive, siyi_session_paper_ask_new (session, paper, 0, whole),
                            on_written, g_object_ref (from));
}

static void
on_place_chosen (GtkWidget  *from,
                 const char *path,
                 gpointer    data)
{
  const Saving *saving = data;

  siyi_session_write_paper (from, saving->archive, saving->session, saving->paper, path);
}

/* Takes @saving. */
static void
choose_place (GtkWidget  *from,
              Saving     *saving,
              const char *name)
{
  const char * const pdf[] = { "pdf", NULL };
  const char * const word[] = { "docx", NULL };
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  GtkNativeDialog *dialog = siyi_file_ask_save (from, siyi_session_paper_title (saving->paper), _("_Save"), file,
                                                on_place_chosen, saving, saving_free);

  siyi_file_ask_add_kind (dialog, _("PDF"), pdf);
  siyi_file_ask_add_kind (dialog, _("Word document"), word);
  gtk_native_dialog_show (dialog);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSessionPrint *self = SIYI_SESSION_PRINT (widget);

  if (self->laid != NULL)
    choose_place (widget, saving_new (widget, self->archive, self->session, self->paper),
                  siyi_pages_get_name (self->laid->pages));
}

static void
on_named (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Saving *saving = data;
  g_autoptr(GtkWidget) from = siyi_weak_get (saving->from);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiSessionPages) laid = siyi_session_pages_finish (result, &error);

  if (laid != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    {
      choose_place (from, saving, siyi_pages_get_name (laid->pages));
      return;
    }

  if (error != NULL && from != NULL)
    siyi_show_error (from, _("Laying out the paper"), error);
  saving_free (saving);
}

static void
siyi_session_print_dispose (GObject *object)
{
  SiyiSessionPrint *self = SIYI_SESSION_PRINT (object);

  if (self->closing != NULL)
    g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_SESSION_PRINT);
  g_clear_pointer (&self->laid, siyi_session_pages_free);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_session_print_parent_class)->dispose (object);
}

static void
siyi_session_print_class_init (SiyiSessionPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_print_dispose;

  g_type_ensure (SIYI_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/dialogs/session-print.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPrint, heading);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPrint, copies);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPrint, view);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_session_print_init (SiyiSessionPrint *self)
{
  self->closing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

SiyiPaperView *
siyi_session_print_get_view (SiyiSessionPrint *self)
{
  return self->view;
}

/**
 * siyi_session_print:
 * @from: a widget in a window
 * @archive: the archive
 * @session: whose paper
 * @paper: which one
 *
 * Shows the paper with what can be done with it: copies, printer, file.
 */
void
siyi_session_print (GtkWidget        *from,
                    SiyiArchive      *archive,
                    gint64            session,
                    SiyiSessionPaper  paper)
{
  GtkRoot *root = gtk_widget_get_root (from);
  SiyiSessionPrint *self = g_object_new (SIYI_TYPE_SESSION_PRINT, "transient-for",
                                         GTK_IS_WINDOW (root) ? root : NULL, "title",
                                         siyi_session_paper_title (paper), NULL);

  self->archive = g_object_ref (archive);
  self->session = session;
  self->paper = paper;
  adw_window_title_set_title (self->heading, siyi_session_paper_title (paper));
  siyi_session_pages_async (archive, ask_new (self), self->closing, on_laid_out,
                            g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * siyi_session_save_paper:
 * @from: a widget in a window
 *
 * Asks for a place and writes the paper there.
 */
void
siyi_session_save_paper (GtkWidget        *from,
                         SiyiArchive      *archive,
                         gint64            session,
                         SiyiSessionPaper  paper)
{
  siyi_session_pages_async (archive, siyi_session_paper_ask_new (session, paper, 0, NULL), NULL,
                            on_named, saving_new (from, archive, session, paper));
}
