/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of sealing briefs: what was made, and the recovery code, shown this once, to be printed or
 * saved. That it was is in the trail; the code itself is in none. Main thread; the archive's lays out. */
#include "siyi-briefs-dialog-private.h"

#include <glib/gi18n.h>

#include "siyi-brief-package.h"
#include "siyi-file-ask.h"
#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-print.h"
#include "siyi-sealed-words.h"
#include "siyi-weak.h"
#include "siyi-window.h"

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

GtkWidget *
siyi_briefs_dialog_new_done (SiyiBriefsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *print = new_button (_("Print the Code…"), "briefs.print-code");

  self->done = ADW_STATUS_PAGE (page);
  self->code_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_selectable (self->code_label, TRUE);
  gtk_label_set_wrap (self->code_label, TRUE);
  gtk_label_set_justify (self->code_label, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->code_label), "title-4");
  gtk_widget_add_css_class (GTK_WIDGET (self->code_label), "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code_label), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recovery code"), -1);
  gtk_widget_add_css_class (print, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), print);
  gtk_box_append (GTK_BOX (buttons), new_button (_("Save It as PDF…"), "briefs.save-code"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->code_label));
  gtk_box_append (GTK_BOX (box), buttons);
  adw_status_page_set_icon_name (self->done, "object-select-symbolic");
  adw_status_page_set_child (self->done, box);
  gtk_widget_add_css_class (page, "compact");

  return page;
}

/**
 * siyi_briefs_dialog_show_done:
 * @n: matters that were sealed
 * @path: the file
 * @code: its recovery code
 *
 * Shows the end; the pass phrase is forgotten.
 */
void
siyi_briefs_dialog_show_done (SiyiBriefsDialog *self,
                              guint             n,
                              const char       *path,
                              const char       *code)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u Matter Sealed", "%u Matters Sealed", n), n);
  g_autofree char *about = NULL;
  g_autofree char *markup = NULL;

  self->name = g_filename_display_basename (path);
  self->code = g_strdup (code);
  /* Translators: %s is a file */
  about = g_strdup_printf (_("%s\n\nThe recovery code opens it if the pass phrase is forgotten. It is stored nowhere and "
                             "shown only now: print it and lock it away, apart from the file."), self->name);
  markup = g_markup_escape_text (about, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->phrase), "");
  gtk_editable_set_text (GTK_EDITABLE (self->again), "");
  adw_status_page_set_title (self->done, title);
  adw_status_page_set_description (self->done, markup);
  gtk_label_set_text (self->code_label, code);
  gtk_widget_set_visible (self->seal, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _("Close"));
  gtk_stack_set_visible_child_name (self->stack, "done");
}

/* --- On paper, or in a file ----------------------------------------------------------------------- */

typedef struct { char *code, *name, *path; SiyiDay day; } Paper;     /* path NULL: to the printer */

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->code);
  g_free (paper->name);
  g_free (paper->path);
  g_free (paper);
}

static gpointer
lay_out_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Paper *paper = data;
  g_autofree char *day = siyi_day_to_text (paper->day);
  g_autoptr(SiyiDocument) document = siyi_seal_recovery_document (paper->code, paper->name, day);
  g_autoptr(SiyiPages) pages = NULL;

  if (!siyi_audit_note (db, paper->path != NULL ? "export.package-code" : "print.package-code", "package", paper->name,
                        "{}", error))
    return NULL;

  pages = siyi_pages_new (document, cancellable, error);
  if (pages == NULL || (paper->path != NULL && !siyi_pages_save (pages, paper->path, cancellable, error)))
    return NULL;

  return g_steal_pointer (&pages);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(SiyiBriefsDialog) self = siyi_weak_take (data);

  if (failed != NULL && self != NULL && self->archive != NULL && !g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_sealed_show_error (GTK_WINDOW (self), _("Printing the recovery code"), failed);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiBriefsDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || self->archive == NULL)
    return;
  if (pages == NULL)
    siyi_sealed_show_error (GTK_WINDOW (self), _("Printing the recovery code"), error);
  else
    siyi_print (pages, GTK_WINDOW (self), on_printed, siyi_weak_new (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiBriefsDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || self->archive == NULL)
    return;
  if (pages == NULL)
    siyi_sealed_show_error (GTK_WINDOW (self), _("Saving the recovery code"), error);
  else
    siyi_toast (GTK_WIDGET (self), _("Recovery code saved"));
}

static void
lay_out (SiyiBriefsDialog    *self,
         const char          *path,
         GAsyncReadyCallback  callback)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->code = g_strdup (self->code);
  paper->name = g_strdup (self->name);
  paper->path = g_strdup (path);
  paper->day = siyi_clock_today (siyi_archive_get_clock (self->archive));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, lay_out_in_thread, paper, paper_free,
                          (GDestroyNotify) siyi_pages_unref, NULL, callback, siyi_weak_new (self));
}

void
siyi_briefs_dialog_print_code (SiyiBriefsDialog *self)
{
  if (self->code != NULL)
    lay_out (self, NULL, on_laid_out);
}

/**
 * siyi_briefs_dialog_write_code:
 * @path: the PDF to make or replace
 *
 * Writes the page with the recovery code; noted in the trail.
 */
void
siyi_briefs_dialog_write_code (SiyiBriefsDialog *self,
                               const char       *path)
{
  if (self->code != NULL)
    lay_out (self, path, on_saved);
}

static void
on_place (GtkWidget  *widget,
          const char *path,
          gpointer    data)
{
  siyi_briefs_dialog_write_code (SIYI_BRIEFS_DIALOG (widget), path);
}

void
siyi_briefs_dialog_save_code (SiyiBriefsDialog *self)
{
  g_autofree char *name = g_strconcat (_("Recovery code"), ".pdf", NULL);

  if (self->code != NULL)
    gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (self), _("Save the Recovery Code"), _("_Save"), name,
                                                on_place, NULL, NULL));
}
