/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of the ledger: of a row and of a heading. What they do is done by the keyboard as
 * well; entries that cannot be done now are insensitive. */
#include "siyi-ledger-page-private.h"

#include "siyi-role-guard.h"

#include <glib/gi18n.h>

static void
show_menu (SiyiLedgerPage *self, GMenuModel *model, GdkRectangle *area)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self->grid));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Opens the case of a row. */
void
siyi_ledger_page_open (SiyiLedgerPage *self,
                       guint           row)
{
  SiyiLedgerRow *record = siyi_ledger_model_get_row (self->model, row);

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "x", record->case_id);
}

void
siyi_ledger_page_row_menu (SiyiLedgerPage *self,
                           guint           row,
                           guint           column,
                           GdkRectangle   *area)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();
  SiyiLedgerRow *record = siyi_ledger_model_get_row (self->model, row);
  gboolean live = record != NULL && record->state == SIYI_ROW_LIVE;

  g_menu_append (menu, _("Open the Case"), "ledger.open");
  g_menu_append (menu, _("Edit"), "ledger.edit");
  g_menu_append (menu, _("Copy"), "ledger.copy");
  g_menu_append (more, _("Make Void…"), "ledger.void");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.open", record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.edit", live);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.void", live);
  show_menu (self, G_MENU_MODEL (menu), area);
}

void
siyi_ledger_page_header_menu (SiyiLedgerPage *self,
                              guint           column,
                              GdkRectangle   *area)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();

  self->menu_column = column;
  g_menu_append (menu, _("Sort Ascending"), "ledger.sort(false)");
  g_menu_append (menu, _("Sort Descending"), "ledger.sort(true)");
  g_menu_append (more, _("Filter…"), "ledger.filter");
  g_menu_append (more, _("Hide This Column"), "ledger.hide-column");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.hide-column",
                                 siyi_grid_get_n_columns (self->grid) > 1);
  show_menu (self, G_MENU_MODEL (menu), area);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);
  guint row, column;

  if (siyi_grid_get_cursor (self->grid, &row, &column))
    siyi_ledger_page_open (self, row);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  siyi_grid_start_edit (SIYI_LEDGER_PAGE (widget)->grid, NULL);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  siyi_grid_copy (SIYI_LEDGER_PAGE (widget)->grid);
}

static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);

  self->query->sort = self->menu_column;
  self->query->descending = g_variant_get_boolean (parameter);
  siyi_ledger_page_ask (self);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (SIYI_LEDGER_PAGE (widget)->filter_button);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SIYI_LEDGER_PAGE (widget)->search));
}

static void
hide_column_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);

  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    if (self->columns.all[i].column == (SiyiColumn) self->menu_column &&
        siyi_ledger_columns_n_shown (&self->columns) > 1)
      self->columns.all[i].shown = FALSE;
  siyi_ledger_page_set_columns (self);
  siyi_ledger_page_take_columns (self);
}

void
siyi_ledger_page_add_menu_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ledger.open", NULL, open_action);
  siyi_guard_install (widget_class, "ledger.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "ledger.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "ledger.sort", "b", sort_action);
  gtk_widget_class_install_action (widget_class, "ledger.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "ledger.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "ledger.hide-column", NULL, hide_column_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "ledger.find", NULL);
}
