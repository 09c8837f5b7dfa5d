/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to ask a person for a file or a folder. The widget that asks is held weakly: a dialog that
 * is answered after its window has closed does nothing. Main thread. */
#include "siyi-file-ask.h"

#include <glib/gi18n.h>

#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  GWeakRef       *from;
  SiyiPathFunc    chosen;
  SiyiPathsFunc   all_chosen;     /* instead of chosen, where there may be many */
  gpointer        data;
  GDestroyNotify  destroy;
} Ask;

static void
ask_free (gpointer  data,
          GClosure *closure)
{
  Ask *ask = data;

  siyi_weak_free (ask->from);
  if (ask->destroy != NULL)
    ask->destroy (ask->data);
  g_free (ask);
}

static GPtrArray *
paths_of (GListModel *files)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }

  return paths;
}

static const char *
why_none (GtkFileChooserAction action)
{
  switch (action)
    {
    case GTK_FILE_CHOOSER_ACTION_SAVE:          return _("Only files on this computer can be written");
    case GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER: return _("Only folders on this computer can be chosen");
    case GTK_FILE_CHOOSER_ACTION_OPEN:
    default:                                    return _("Only files on this computer can be opened");
    }
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Ask             *ask)
{
  g_autoptr(GtkNativeDialog) answered = dialog;
  g_autoptr(GtkWidget) from = siyi_weak_get (ask->from);
  g_autoptr(GListModel) files = NULL;
  g_autoptr(GPtrArray) paths = NULL;

  if (response != GTK_RESPONSE_ACCEPT || from == NULL || gtk_widget_get_root (from) == NULL)
    return;

  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  paths = paths_of (files);
  if (paths->len == 0)
    siyi_toast (from, why_none (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog))));
  else if (ask->all_chosen != NULL)
    ask->all_chosen (from, paths, ask->data);
  else
    ask->chosen (from, g_ptr_array_index (paths, 0), ask->data);
}

/* Takes the data of @wish. */
static GtkNativeDialog *
dialog_new (GtkWidget            *from,
            GtkFileChooserAction  action,
            const char           *title,
            const char           *accept,
            const Ask            *wish)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (from)), action,
                                                              accept, NULL);
  Ask *ask = g_memdup2 (wish, sizeof *wish);

  ask->from = siyi_weak_new (from);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), wish->all_chosen != NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), ask, ask_free, 0);

  return GTK_NATIVE_DIALOG (dialog);
}

/**
 * siyi_file_ask_save:
 * @from: a widget in a window
 * @title: translated
 * @accept: translated: what the button says, such as "_Save"
 * @name: of the file, proposed
 * @chosen: not called when the person cancels
 * @destroy: (nullable): frees @data in any case
 *
 * Asks for a file to make or replace.
 *
 * Returns: (transfer none): to be shown, then it frees itself once it is answered
 */
GtkNativeDialog *
siyi_file_ask_save (GtkWidget      *from,
                    const char     *title,
                    const char     *accept,
                    const char     *name,
                    SiyiPathFunc    chosen,
                    gpointer        data,
                    GDestroyNotify  destroy)
{
  const Ask ask = { .chosen = chosen, .data = data, .destroy = destroy };
  GtkNativeDialog *dialog = dialog_new (from, GTK_FILE_CHOOSER_ACTION_SAVE, title, accept, &ask);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  return dialog;
}

/**
 * siyi_file_ask_open:
 * @action: to open a file, or to select a folder
 *
 * Asks for one that is there; else as siyi_file_ask_save().
 */
GtkNativeDialog *
siyi_file_ask_open (GtkWidget            *from,
                    GtkFileChooserAction  action,
                    const char           *title,
                    const char           *accept,
                    SiyiPathFunc          chosen,
                    gpointer              data,
                    GDestroyNotify        destroy)
{
  const Ask ask = { .chosen = chosen, .data = data, .destroy = destroy };

  return dialog_new (from, action, title, accept, &ask);
}

/**
 * siyi_file_ask_many:
 * @action: to open files, or to select folders
 *
 * Asks for one or more that are there; else as siyi_file_ask_save().
 */
GtkNativeDialog *
siyi_file_ask_many (GtkWidget            *from,
                    GtkFileChooserAction  action,
                    const char           *title,
                    const char           *accept,
                    SiyiPathsFunc         chosen,
                    gpointer              data,
                    GDestroyNotify        destroy)
{
  const Ask ask = { .all_chosen = chosen, .data = data, .destroy = destroy };

  return dialog_new (from, action, title, accept, &ask);
}

/**
 * siyi_file_ask_add_kind:
 * @dialog: not shown yet
 * @name: of the kind, translated
 * @kinds: endings such as "csv" and media types such as "image/png", %NULL-terminated
 *
 * The first kind is the one that is shown.
 */
void
siyi_file_ask_add_kind (GtkNativeDialog    *dialog,
                        const char         *name,
                        const char * const *kinds)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; kinds[i] != NULL; i++)
    if (strchr (kinds[i], '/') != NULL)
      gtk_file_filter_add_mime_type (filter, kinds[i]);
    else
      gtk_file_filter_add_suffix (filter, kinds[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

/**
 * siyi_file_ask_as_paper:
 *
 * Returns: (transfer full): @path if its ending is that of a PDF or a Word document, else with that of a PDF
 */
char *
siyi_file_ask_as_paper (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  const gboolean has_ending = g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".docx");

  return g_strconcat (path, has_ending ? "" : ".pdf", NULL);
}
