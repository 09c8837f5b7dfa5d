/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's columns: remembered by the archive, shown in the grid, counted on their button. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-ledger-columns-popover.h"
#include "siyi-office-store.h"

#define SETTING "ledger.columns"
#define SAVE_AFTER_MS 1500

static gpointer
load_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_setting_get (db, SETTING, "");
}

static gpointer
save_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (siyi_setting_set (db, SETTING, data, NULL, error));
}

static void
show_count (SiyiLedgerPage *self)
{
  /* Translators: a button: how many of the ledger's columns show. */
  g_autofree char *text = g_strdup_printf (_("Columns %1$u/%2$u"),
                                           siyi_ledger_columns_n_shown (&self->columns), SIYI_N_COLUMNS);

  gtk_label_set_text (self->columns_label, text);
}

/* The grid as the columns say. */
void
siyi_ledger_page_set_columns (SiyiLedgerPage *self)
{
  siyi_ledger_columns_apply (&self->columns, self->grid);
  siyi_grid_set_sort (self->grid, self->query->sort, self->query->descending);
  show_count (self);
}

static void
on_loaded (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;
  g_autofree char *text = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, NULL);

  if (text == NULL || text[0] == '\0' || g_cancellable_is_cancelled (self->cancellable))
    return;

  siyi_ledger_columns_from_text (&self->columns, text);
  siyi_ledger_page_set_columns (self);
}

static void
on_saved (GObject      *archive,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error) && error != NULL)
    g_message ("Remembering the ledger's columns: %s", error->message);
}

static void
save (gpointer data)
{
  SiyiLedgerPage *self = data;

  self->save_source = 0;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_work,
                          siyi_ledger_columns_to_text (&self->columns), g_free, NULL, NULL, on_saved, NULL);
}

void
siyi_ledger_page_save_columns_now (SiyiLedgerPage *self)
{
  if (self->save_source == 0)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  save (self);
}

static void
save_later (SiyiLedgerPage *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add_once (SAVE_AFTER_MS, save, self);
}

/* The columns as the person left them in the grid. */
void
siyi_ledger_page_take_columns (SiyiLedgerPage *self)
{
  siyi_ledger_columns_take (&self->columns, self->grid);
  show_count (self);
  save_later (self);
}

static void
on_chosen (SiyiLedgerPage *self)
{
  siyi_ledger_page_set_columns (self);
  save_later (self);
}

void
siyi_ledger_page_load_columns (SiyiLedgerPage *self)
{
  GtkWidget *popover = siyi_ledger_columns_popover_new (&self->columns);

  gtk_menu_button_set_popover (self->columns_button, popover);
  g_signal_connect_object (popover, "changed", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_work, NULL, NULL, g_free,
                          self->cancellable, on_loaded, g_object_ref (self));
}
