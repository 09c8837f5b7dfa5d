/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check of the archive found, each kind once, with how often and the first places of it; the whole of it as a
 * text to copy or to save. It is not noted in the trail: a damaged archive is not written to. Main thread; the text is
 * written by GIO's own. */
#include "siyi-problem-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-problem-report.h"
#include "siyi-problem-words.h"
#include "siyi-weak.h"
#include "siyi-window.h"

enum { MOST_HEIGHT = 240, WORDS_WIDTH = 280, MOST_PLACES = 3 };

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

static int
add_finding (GtkGrid           *grid,
             const SiyiFinding *finding,
             int                row)
{
  g_autofree char *times = siyi_finding_words (finding);
  g_autofree char *places = siyi_finding_places (finding, MOST_PLACES);
  GtkWidget *words = new_label (siyi_problem_words (finding->kind));
  GtkWidget *count = gtk_label_new (times);
  GtkWidget *where;

  gtk_widget_set_hexpand (words, TRUE);
  /* The height asked for is that of the least width. */
  gtk_widget_set_size_request (words, WORDS_WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_widget_add_css_class (count, "secondary");
  gtk_widget_add_css_class (count, "numeric");
  gtk_grid_attach (grid, words, 0, row, 1, 1);
  gtk_grid_attach (grid, count, 1, row++, 1, 1);
  if (places == NULL)
    return row;

  where = new_label (places);
  gtk_widget_set_margin_start (where, 12);
  gtk_widget_set_margin_bottom (where, 6);
  gtk_widget_add_css_class (where, "secondary");
  gtk_widget_add_css_class (where, "numeric");
  gtk_grid_attach (grid, where, 0, row++, 2, 1);

  return row;
}

static GtkWidget *
new_list (GPtrArray *findings)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (guint i = 0; i < findings->len; i++)
    row = add_finding (GTK_GRID (grid), g_ptr_array_index (findings, i), row);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);

  return scrolled;
}

/* --- Handed on ----------------------------------------------------------------------------------- */

static void
on_copy (GtkButton  *button,
         const char *report)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), report);
  siyi_toast (GTK_WIDGET (button), _("The findings were copied"));
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *words = g_strdup_printf (_("Saved as %s"), shown);
  g_autoptr(GError) error = NULL;
  const gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (from == NULL || gtk_widget_get_root (from) == NULL)
    return;
  if (written)
    siyi_toast (from, words);
  else
    siyi_show_error (from, _("Saving the findings"), error);
}

static void
on_place (GtkWidget  *from,
          const char *path,
          gpointer    report)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = g_bytes_new (report, strlen (report));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_written,
                                       siyi_weak_new (from));
}

static void
on_save (GtkButton  *button,
         const char *report)
{
  g_autofree char *name = g_strconcat (_("What a Check of the Archive Found"), ".txt", NULL);

  gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (button), _("Save the Findings"), _("_Save"), name, on_place,
                                              g_strdup (report), g_free));
}

static GtkWidget *
new_button (const char *label,
            GCallback   clicked,
            const char *report)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_data (button, "clicked", clicked, g_strdup (report), (GClosureNotify) (GCallback) g_free, 0);

  return button;
}

static GtkWidget *
new_buttons (const char *report)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), new_button (_("Copy the Findings"), G_CALLBACK (on_copy), report));
  gtk_box_append (GTK_BOX (box), new_button (_("Save as Text…"), G_CALLBACK (on_save), report));

  return box;
}

/**
 * siyi_problem_dialog_new:
 * @over: the window that asked
 * @problems: (element-type SiyiProblem): of siyi_check(), not empty
 * @name: of the archive, without .siyi
 * @at: when it was checked, UTC microseconds
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
siyi_problem_dialog_new (GtkWindow  *over,
                         GPtrArray  *problems,
                         const char *name,
                         gint64      at)
{
  g_autoptr(GPtrArray) findings = siyi_findings_new (problems);
  g_autofree char *report = siyi_findings_report (findings, name, at);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((SiyiFinding *) g_ptr_array_index (findings, i))->n;
  body = g_strdup_printf (ngettext ("%u problem was found. Restore the newest good backup, or ask for help "
                                    "before you go on.",
                                    "%u problems were found. Restore the newest good backup, or ask for "
                                    "help before you go on.", n), n);
  dialog = adw_message_dialog_new (over, _("The Archive Is Damaged"), body);
  gtk_box_append (GTK_BOX (box), new_list (findings));
  gtk_box_append (GTK_BOX (box), new_buttons (report));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));

  return dialog;
}
