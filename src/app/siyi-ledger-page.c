/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: a grid over the archive's visits with search, conditions and sums. This unit wires
 * model, grid and archive; conditions, editing, menus, columns, sums and export each have their
 * own siyi-ledger-page-*.c. Main thread; all reading and writing is the archive's. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-pages.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"
#include "siyi-window.h"

#define REFRESH_AFTER_MS 60

G_DEFINE_FINAL_TYPE (SiyiLedgerPage, siyi_ledger_page, ADW_TYPE_BIN)

static void
on_office_loaded (GObject      *archive,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;
  g_autoptr(SiyiLedgerOffice) office = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, NULL);

  if (office == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_pointer (&self->office, siyi_ledger_office_unref);
  self->office = siyi_ledger_office_ref (office);
  siyi_ledger_model_set_office (self->model, office);
  siyi_ledger_filter_set_office (self->filter, office);
  siyi_ledger_page_show_chips (self);
}

static void
load_office (SiyiLedgerPage *self)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_ledger_office_work,
                          GINT_TO_POINTER (today), NULL, (GDestroyNotify) siyi_ledger_office_unref,
                          self->cancellable, on_office_loaded, g_object_ref (self));
}

/* The question as it stands now. */
void
siyi_ledger_page_ask (SiyiLedgerPage *self)
{
  self->query->today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  siyi_grid_set_sort (self->grid, self->query->sort, self->query->descending);
  siyi_ledger_page_show_chips (self);
  siyi_ledger_model_ask (self->model, self->query);
}

static void
refresh (gpointer data)
{
  SiyiLedgerPage *self = data;

  self->refresh_source = 0;
  siyi_ledger_model_refresh (self->model);
  load_office (self);
}

/* A burst of commits is one refresh. */
static void
on_archive_changed (SiyiLedgerPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_AFTER_MS, refresh, self);
}

/* The table, or why there is none. */
void
siyi_ledger_page_show_state (SiyiLedgerPage *self)
{
  gboolean has_rows = siyi_grid_model_get_n_rows (SIYI_GRID_MODEL (self->model)) > 0;
  gboolean filtered = siyi_ledger_page_is_filtered (self);
  gboolean empty = siyi_ledger_model_is_answered (self->model) && !has_rows && !filtered;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty"
                                    : !has_rows && siyi_ledger_model_is_answered (self->model)
                                    ? "no-match" : "rows");
  gtk_widget_set_visible (self->filter_bar, !empty);
  gtk_widget_set_visible (self->sums_bar, !empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.export", has_rows && self->job == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.print", has_rows && self->job == NULL);
}

/* The year that the days in the table leave out. */
static void
show_subtitle (SiyiLedgerPage *self)
{
  g_autofree char *subtitle = g_strdup_printf (_("Leaders’ receptions of %d"),
                                               siyi_ledger_model_get_year (self->model));

  adw_window_title_set_subtitle (self->title, subtitle);
}

/* A letter or a visit elsewhere stands in another book than the receptions. */
static void
show_wanted (SiyiLedgerPage *self)
{
  guint row = siyi_ledger_model_find (self->model, self->wanted);

  if (row == SIYI_GRID_NONE && !self->query->all_books)
    {
      self->query->all_books = TRUE;
      siyi_ledger_page_ask (self);
      return;
    }

  self->wanted = 0;
  if (row == SIYI_GRID_NONE)
    {
      siyi_toast (GTK_WIDGET (self), _("The ledger no longer has this row"));
      return;
    }
  self->placed = TRUE;
  siyi_grid_set_cursor (self->grid, row, siyi_grid_get_column (self->grid, 0)->id);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* The first time at the newest rows, which are the last. */
static void
on_answered (SiyiLedgerPage *self)
{
  guint n_rows = siyi_grid_model_get_n_rows (SIYI_GRID_MODEL (self->model));

  show_subtitle (self);
  siyi_ledger_page_show_state (self);
  if (self->wanted != 0)
    show_wanted (self);
  if (!self->placed && n_rows > 0)
    {
      self->placed = TRUE;
      siyi_grid_set_cursor (self->grid, n_rows - 1, siyi_grid_get_column (self->grid, 0)->id);
    }
  siyi_ledger_page_sum_later (self);
}

static void
on_failed (SiyiLedgerPage *self,
           const GError   *error)
{
  siyi_show_error (GTK_WIDGET (self), _("Reading the ledger"), error);
}

static void
on_sort (SiyiLedgerPage *self,
         guint           column,
         gboolean        descending)
{
  self->query->sort = column;
  self->query->descending = descending;
  siyi_ledger_page_ask (self);
}

static void
on_search_changed (SiyiLedgerPage *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  if (g_strcmp0 (words, self->query->words != NULL ? self->query->words : "") == 0)
    return;

  g_free ((char *) self->query->words);
  self->query->words = words[0] != '\0' ? g_steal_pointer (&words) : NULL;
  siyi_ledger_page_ask (self);
}

static void
on_stop_search (SiyiLedgerPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_search_activated (SiyiLedgerPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_columns_changed (SiyiLedgerPage *self)
{
  siyi_ledger_page_take_columns (self);
}

static void
on_header_menu (SiyiLedgerPage *self, guint column, GdkRectangle *area)
{
  siyi_ledger_page_header_menu (self, column, area);
}

static void
on_row_menu (SiyiLedgerPage *self, guint row, guint column, GdkRectangle *area)
{
  siyi_ledger_page_row_menu (self, row, column, area);
}

static void
on_activated (SiyiLedgerPage *self, guint row, guint column)
{
  siyi_ledger_page_open (self, row);
}

static void
on_edit (SiyiLedgerPage *self, guint row, guint column, const char *text)
{
  siyi_ledger_page_edit (self, row, column, text);
}

static void
on_clear (SiyiLedgerPage *self)
{
  siyi_ledger_page_clear_cells (self);
}

static void
on_paste (SiyiLedgerPage *self, const char *text)
{
  siyi_ledger_page_paste (self, text);
}

static gboolean
siyi_ledger_page_grab_focus (GtkWidget *widget)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->grid)) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
siyi_ledger_page_dispose (GObject *object)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (object);

  siyi_ledger_page_save_columns_now (self);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->sums_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->summing);
  if (self->grid != NULL)
    siyi_grid_set_model (self->grid, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_LEDGER_PAGE);
  g_clear_object (&self->model);
  g_clear_object (&self->archive);
  g_clear_object (&self->job);
  g_clear_object (&self->summing);
  g_clear_pointer (&self->office, siyi_ledger_office_unref);

  G_OBJECT_CLASS (siyi_ledger_page_parent_class)->dispose (object);
}

static void
siyi_ledger_page_finalize (GObject *object)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (object);

  g_object_unref (self->cancellable);
  siyi_ledger_query_free (self->query);
  g_free (self->only_title);
  g_free (self->copied);

  G_OBJECT_CLASS (siyi_ledger_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, columns_label);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, job_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, job_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, search);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, chips);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, presets_button);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, grid);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, sums_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, sum_shown);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, sum_parts);
  gtk_widget_class_bind_template_child (widget_class, SiyiLedgerPage, sum_year);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_sort);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_header_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_paste);
}

static void
siyi_ledger_page_class_init (SiyiLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_ledger_page_dispose;
  object_class->finalize = siyi_ledger_page_finalize;
  widget_class->grab_focus = siyi_ledger_page_grab_focus;

  g_type_ensure (SIYI_TYPE_GRID);
  bind_template (widget_class);
  siyi_ledger_page_add_menu_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "ledger.clear-filter", NULL,
                                   siyi_ledger_page_clear_action);
  gtk_widget_class_install_action (widget_class, "ledger.preset", "s", siyi_ledger_page_preset_action);
  siyi_guard_install (widget_class, "ledger.void", NULL, siyi_ledger_page_void_action);
  siyi_guard_install (widget_class, "ledger.export", NULL, siyi_ledger_page_export_action);
  siyi_guard_install (widget_class, "ledger.print", NULL, siyi_ledger_page_print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "ledger.print", NULL);
  gtk_widget_class_install_action (widget_class, "ledger.stop", NULL, siyi_ledger_page_stop_action);
}

static void
siyi_ledger_page_init (SiyiLedgerPage *self)
{
  const SiyiLedgerQuery all = { .closed = -1, .light = -1, .sort = SIYI_COLUMN_DATE };

  self->query = siyi_ledger_query_copy (&all);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_inner (self->columns_button, self->columns_label);
  siyi_ledger_columns_reset (&self->columns);
  siyi_ledger_page_add_conditions (self);
  siyi_grid_set_name (self->grid, _("Ledger"));
}

/**
 * siyi_ledger_page_new:
 * @archive: whose visits it shows
 *
 * Returns: (transfer floating): the ledger page, already asking
 */
GtkWidget *
siyi_ledger_page_new (SiyiArchive *archive)
{
  SiyiLedgerPage *self = g_object_new (SIYI_TYPE_LEDGER_PAGE, NULL);

  self->archive = g_object_ref (archive);
  self->model = siyi_ledger_model_new (archive);
  g_signal_connect_object (self->model, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed", G_CALLBACK (on_archive_changed), self,
                           G_CONNECT_SWAPPED);
  siyi_ledger_page_set_columns (self);
  siyi_grid_set_model (self->grid, SIYI_GRID_MODEL (self->model));
  siyi_ledger_page_ask (self);
  siyi_ledger_page_load_columns (self);
  load_office (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_ledger_page_show_visit:
 * @page: a ledger page
 * @visit: the row to go to; conditions that may hide it are taken away
 */
void
siyi_ledger_page_show_visit (GtkWidget *page,
                             gint64     visit)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (page);

  self->wanted = visit;
  siyi_ledger_page_clear_action (page, NULL, NULL);
}

SiyiGrid *
siyi_ledger_page_get_grid (SiyiLedgerPage *self)
{
  return self->grid;
}

SiyiLedgerModel *
siyi_ledger_page_get_model (SiyiLedgerPage *self)
{
  return self->model;
}
