/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The takeover of a ledger in the window: reads the file in a job, shows what would be taken and
 * why not, and takes it in one transaction that can be undone. Nothing is written before the
 * person says so. */
#include "siyi-import-page-private.h"

#include <glib/gi18n-lib.h>

#include "siyi-error-words.h"
#include "siyi-file-ask.h"
#include "siyi-flag-mark.h"
#include "siyi-keeping.h"
#include "siyi-pages.h"
#include "siyi-window.h"

G_DEFINE_FINAL_TYPE (SiyiImportPage, siyi_import_page, ADW_TYPE_BIN)

enum { SIGNAL_DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct
{
  SiyiArchive  *archive;
  SiyiTakeover *takeover;      /* borrowed; the page waits for its job */
  char         *path;
  GHashTable   *mapping;
  gint64        batch;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->archive);
  g_free (work->path);
  g_clear_pointer (&work->mapping, g_hash_table_unref);
  g_free (work);
}

static Work *
work_new (SiyiImportPage *self)
{
  Work *work = g_new0 (Work, 1);

  work->archive = g_object_ref (self->archive);
  work->takeover = self->takeover;
  work->path = g_strdup (self->path);
  work->mapping = g_hash_table_ref (self->mapping);

  return work;
}

static void
leave (SiyiImportPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* @title: of the work that takes the preview's place meanwhile */
void
siyi_import_page_start_job (SiyiImportPage *self,
                            const char     *title)
{
  g_clear_object (&self->job);
  self->job = siyi_job_new (title);
  gtk_label_set_label (self->busy_label, title);
  gtk_progress_bar_set_fraction (self->progress, 0);
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  gtk_widget_set_visible (GTK_WIDGET (self->take), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

void
siyi_import_page_end_job (SiyiImportPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_set_visible (GTK_WIDGET (self->take), TRUE);
}

/* --- reading */

static gpointer
load_names (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Work *work = data;
  g_autoptr(GHashTable) known = siyi_import_mapping_load (db, error);
  GHashTableIter iter;
  gpointer heading, field;

  if (known == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &heading, &field))
    if (!g_hash_table_contains (work->mapping, heading))
      g_hash_table_insert (work->mapping, g_strdup (heading), g_strdup (field));

  return siyi_office_names_load (db, error);
}

static gpointer
read_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  SiyiOfficeNames *names;
  SiyiTakeover *takeover;

  names = siyi_archive_run (work->archive, SIYI_ACCESS_READ, load_names, work, cancellable, error);
  if (names == NULL)
    return NULL;

  takeover = siyi_takeover_read (work->path, names, work->mapping, siyi_job_report, job,
                                 cancellable, error);
  siyi_office_names_unref (names);

  return takeover;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(SiyiImportPage) self = data;
  g_autoptr(GError) error = NULL;
  SiyiTakeover *takeover = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (SIYI_JOB (source) != self->job)
    {
      g_clear_pointer (&takeover, siyi_takeover_free);
      return;
    }

  if (takeover == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          leave (self);
          return;
        }
      adw_status_page_set_description (self->refusal, siyi_error_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "refused");
      return;
    }

  g_clear_object (&self->model);
  g_clear_pointer (&self->takeover, siyi_takeover_free);
  self->takeover = takeover;
  siyi_import_page_show_preview (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_set_visible (GTK_WIDGET (self->take), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->take));
}

/* Reads the file again, with the meanings of columns chosen so far. */
void
siyi_import_page_read (SiyiImportPage *self)
{
  siyi_import_page_start_job (self, _("Reading the file…"));
  siyi_job_run_async (self->job, read_in_thread, work_new (self), work_free,
                      (GDestroyNotify) siyi_takeover_free, on_read, g_object_ref (self));
}

/* --- taking */

typedef struct
{
  Work    *work;
  SiyiJob *job;
} Taking;

static gpointer
store_on_writer (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Taking *taking = data;
  Work *work = taking->work;
  gint64 batch;

  batch = siyi_takeover_store (work->takeover, db, siyi_job_report, taking->job, cancellable, error);
  if (batch == 0)
    return NULL;

  work->batch = batch;

  return work;
}

static gpointer
take_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Taking taking = { data, job };
  Work *work = data;

  if (siyi_archive_run (work->archive, SIYI_ACCESS_WRITE, store_on_writer, &taking, cancellable,
                        error) == NULL)
    return NULL;

  return g_memdup2 (&work->batch, sizeof work->batch);
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiImportPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *batch = siyi_job_run_finish (SIYI_JOB (source), result, &error);
  g_autofree char *text = NULL;
  int n_rows;

  if (batch == NULL)
    {
      siyi_import_page_end_job (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        siyi_show_error (GTK_WIDGET (self), _("Taking over the ledger"), error);
      return;
    }

  n_rows = siyi_takeover_get_visits (self->takeover) + siyi_takeover_get_items (self->takeover);
  text = g_strdup_printf (ngettext ("%d row taken over", "%d rows taken over", (gulong) n_rows),
                          n_rows);
  siyi_toast_with_button (GTK_WIDGET (self), text, _("Undo"), "win.undo-import",
                          g_variant_new_int64 (*batch));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "ledger");
  leave (self);
}

static void
on_take (SiyiImportPage *self)
{
  siyi_import_page_start_job (self, _("Taking over the ledger…"));
  siyi_job_run_async (self->job, take_in_thread, work_new (self), work_free, g_free, on_taken,
                      g_object_ref (self));
}

/* --- what the person presses */

static void
on_stop (SiyiImportPage *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
}

static void
on_cancel (SiyiImportPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "busy") == 0)
    on_stop (self);
  else
    leave (self);
}

static void
on_show_toggled (SiyiImportPage *self)
{
  siyi_import_model_show_flagged (self->model, gtk_toggle_button_get_active (self->show_flagged));
}

static void
on_reason_activated (SiyiImportPage *self,
                     GtkListBoxRow  *row)
{
  siyi_import_page_walk (self, g_object_get_data (G_OBJECT (row), "why"), 1);
}

static void
on_other (SiyiImportPage *self)
{
  siyi_import_page_apply_other (self);
}

static void
on_columns (SiyiImportPage *self)
{
  siyi_import_columns_present (self);
}

static gpointer
write_list_in_thread (SiyiJob       *job,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Work *work = data;
  g_autofree char *name = g_path_get_basename (work->path);

  if (!siyi_archive_note (work->archive, "export.flags", "import_batch", name, error))
    return NULL;

  return GINT_TO_POINTER (siyi_takeover_write_flags (work->takeover, work->path, siyi_job_report,
                                                     job, cancellable, error));
}

static void
on_list_written (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(SiyiImportPage) self = data;
  g_autoptr(GError) error = NULL;

  if (siyi_job_run_finish (SIYI_JOB (source), result, &error) != NULL)
    siyi_toast (GTK_WIDGET (self), _("List of problems saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_show_error (GTK_WIDGET (self), _("Saving the list of problems"), error);
  siyi_import_page_end_job (self);
}

static void
on_list_chosen (GtkWidget  *widget,
                const char *path,
                gpointer    data)
{
  SiyiImportPage *self = SIYI_IMPORT_PAGE (widget);
  Work *work = work_new (self);

  g_free (work->path);
  work->path = g_strdup (path);
  siyi_import_page_start_job (self, _("Saving the list of problems"));
  siyi_job_run_async (self->job, write_list_in_thread, work, work_free, NULL, on_list_written,
                      g_object_ref (self));
}

static void
on_list (SiyiImportPage *self)
{
  gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (self), _("List of Problems"), _("_Save"),
                                              _("List of problems.xlsx"), on_list_chosen, NULL, NULL));
}

static gboolean
on_key (SiyiImportPage  *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  const char *why;

  if (self->takeover == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      gtk_widget_has_focus (gtk_widget_get_first_child (GTK_WIDGET (self->other))) ||
      (self->grid != NULL && siyi_grid_is_editing (SIYI_GRID (self->grid))))
    return GDK_EVENT_PROPAGATE;

  why = siyi_import_page_reason (self);
  if ((key == GDK_KEY_n || key == GDK_KEY_p) && why != NULL)
    siyi_import_page_walk (self, why, key == GDK_KEY_n ? 1 : -1);
  else if (key >= GDK_KEY_1 && key <= GDK_KEY_3 && self->flag != G_MAXUINT)
    siyi_import_page_choose (self, key - GDK_KEY_1);
  else if (key == GDK_KEY_Escape)
    on_cancel (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* --- life */

static void
siyi_import_page_dispose (GObject *object)
{
  SiyiImportPage *self = SIYI_IMPORT_PAGE (object);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  if (self->grid != NULL)
    siyi_grid_set_model (SIYI_GRID (self->grid), NULL);
  self->grid = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_IMPORT_PAGE);
  g_clear_object (&self->job);
  g_clear_object (&self->model);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_import_page_parent_class)->dispose (object);
}

static void
siyi_import_page_finalize (GObject *object)
{
  SiyiImportPage *self = SIYI_IMPORT_PAGE (object);

  g_clear_pointer (&self->takeover, siyi_takeover_free);
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  g_free (self->path);

  G_OBJECT_CLASS (siyi_import_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiImportPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (title);
  BIND (take);
  BIND (stack);
  BIND (busy_label);
  BIND (progress);
  BIND (refusal);
  BIND (sheets_label);
  BIND (rows_label);
  BIND (clear_label);
  BIND (flagged_label);
  BIND (doubles_label);
  BIND (show_flagged);
  BIND (scroller);
  BIND (reasons_count);
  BIND (no_reasons);
  BIND (reasons);
  BIND (cell_heading);
  BIND (cell_text);
  BIND (cell_raw);
  BIND (cell_error);
  BIND (cell_card);
  BIND (choices);
  BIND (other_box);
  BIND (other);
  BIND (list_button);
}

static void
siyi_import_page_class_init (SiyiImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_import_page_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_FLAG_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/pages/import-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_show_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_other);
  gtk_widget_class_bind_template_callback (widget_class, on_list);
  gtk_widget_class_bind_template_callback (widget_class, on_columns);
}

static void
siyi_import_page_init (SiyiImportPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->flag = G_MAXUINT;
  self->mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * siyi_import_page_new:
 * @archive: where it is taken to
 * @path: the ledger's file
 *
 * Starts reading at once. Emits "done" when the person leaves it, taken over or not.
 */
GtkWidget *
siyi_import_page_new (SiyiArchive *archive,
                      const char  *path)
{
  SiyiImportPage *self = g_object_new (SIYI_TYPE_IMPORT_PAGE, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  self->archive = g_object_ref (archive);
  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->title, shown);
  siyi_import_page_read (self);

  return GTK_WIDGET (self);
}
