/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leaders or units that a ledger names and the office's list lacks, each with a tick; those
 * left ticked go into the list, and the file is read again. */
#include <glib/gi18n-lib.h>

#include "siyi-import-page-private.h"
#include "siyi-unknown-names.h"
#include "siyi-window.h"

typedef struct
{
  SiyiImportPage *page;
  SiyiField       field;
  GPtrArray      *names;     /* SiyiUnknownName; those unticked are taken out */
  GPtrArray      *ticks;     /* GtkCheckButton, borrowed from the dialog */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->page);
  g_ptr_array_unref (asking->names);
  g_ptr_array_unref (asking->ticks);
  g_free (asking);
}

static gpointer
add_on_writer (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Asking *asking = data;

  return GINT_TO_POINTER (siyi_unknown_names_add (db, asking->field, asking->names, error));
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiImportPage) self = data;
  g_autoptr(GError) error = NULL;

  if (GPOINTER_TO_INT (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error)))
    siyi_import_page_read (self);
  else
    siyi_show_error (GTK_WIDGET (self), _("Adding to the list"), error);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *asking)
{
  if (!g_str_equal (response, "add"))
    {
      asking_free (asking);
      return;
    }

  for (guint i = asking->ticks->len; i > 0; i--)
    if (!gtk_check_button_get_active (g_ptr_array_index (asking->ticks, i - 1)))
      g_ptr_array_remove_index (asking->names, i - 1);

  siyi_archive_run_async (asking->page->archive, SIYI_ACCESS_WRITE, add_on_writer, asking,
                          asking_free, NULL, NULL, on_added, g_object_ref (asking->page));
}

static GtkWidget *
make_list (Asking *asking)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < asking->names->len; i++)
    {
      const SiyiUnknownName *name = g_ptr_array_index (asking->names, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *tick = gtk_check_button_new ();
      g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", name->n_rows),
                                               name->n_rows);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
      gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name->name);
      if (name->post != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name->post);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (rows));
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (asking->ticks, tick);
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 380);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

static void
ask (Asking *asking)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (asking->page));
  gboolean leaders = asking->field == SIYI_FIELD_LEADERS;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root),
                                              leaders ? _("Add These Leaders?")
                                                      : _("Add These Units?"),
                                              _("Untick what is only a post or a slip. The file is read again afterwards."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (asking));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"),
                                    "add", _("Add to the List"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The page shows the work instead of its grid meanwhile, so nobody else reads the takeover. */
typedef struct
{
  SiyiImportPage *page;
  SiyiTakeover   *takeover;
  SiyiField       field;
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  g_object_unref (gathering->page);
  g_free (gathering);
}

static gpointer
gather_in_thread (SiyiJob       *job,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Gathering *gathering = data;

  return siyi_unknown_names_find (gathering->takeover, gathering->field, siyi_job_report, job,
                                  cancellable, error);
}

static void
on_gathered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Asking *asking = data;
  g_autoptr(SiyiImportPage) self = asking->page;
  g_autoptr(GPtrArray) names = siyi_job_run_finish (SIYI_JOB (source), result, NULL);

  if (SIYI_JOB (source) != self->job)
    return;

  siyi_import_page_end_job (self);
  if (names == NULL)    /* stopped */
    return;

  asking->page = g_object_ref (self);
  asking->names = g_steal_pointer (&names);
  asking->ticks = g_ptr_array_new ();
  ask (g_steal_pointer (&asking));
}

/* Asks which of the file's unknown leaders or units belong into the office's list. */
void
siyi_import_unknown_present (SiyiImportPage *self,
                             SiyiField       field)
{
  Asking *asking = g_new0 (Asking, 1);
  Gathering *gathering = g_new0 (Gathering, 1);

  asking->page = g_object_ref (self);
  asking->field = field;
  gathering->page = g_object_ref (self);
  gathering->takeover = self->takeover;
  gathering->field = field;
  siyi_import_page_start_job (self, _("Gathering the names…"));
  siyi_job_run_async (self->job, gather_in_thread, gathering, gathering_free,
                      (GDestroyNotify) g_ptr_array_unref, on_gathered, asking);
}
