/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's rows of one session as a table to read. They are made with the records and edited in
 * the ledger: Enter or a double click goes there. Main thread. */
#include "siyi-session-ledger.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"

/* A row as the list model needs it. */
#define SIYI_TYPE_SESSION_ROW (siyi_session_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionRow, siyi_session_row, SIYI, SESSION_ROW, GObject)

struct _SiyiSessionRow
{
  GObject        parent_instance;

  SiyiLedgerRow *row;
};

G_DEFINE_FINAL_TYPE (SiyiSessionRow, siyi_session_row, G_TYPE_OBJECT)

struct _SiyiSessionLedger
{
  GtkWidget           parent_instance;

  /* Children */
  GtkWidget          *stack;       /* "rows", "none" */
  GtkWidget          *view;

  /* Owned */
  GListStore         *rows;         /* SiyiSessionRow */
  GtkSingleSelection *selection;
  SiyiDay             today;
};

G_DEFINE_FINAL_TYPE (SiyiSessionLedger, siyi_session_ledger, GTK_TYPE_WIDGET)

typedef enum { SERIAL, VISITORS, REQUEST, OPINION, UNITS, DUE, N_TABLE_COLUMNS } TableColumn;

static const struct
{
  const char *title;
  int         width;        /* 0: takes what is left */
} columns[N_TABLE_COLUMNS] = {
  [SERIAL] = { NC_("column", "No."), 56 },
  [VISITORS] = { NC_("column", "Petitioners"), 112 },
  [REQUEST] = { NC_("column", "Request"), 0 },
  [OPINION] = { NC_("column", "Leader’s opinion"), 0 },
  [UNITS] = { NC_("column", "Responsible unit"), 138 },
  [DUE] = { NC_("column", "Due"), 146 },
};

static void
siyi_session_row_finalize (GObject *object)
{
  siyi_ledger_row_unref (SIYI_SESSION_ROW (object)->row);

  G_OBJECT_CLASS (siyi_session_row_parent_class)->finalize (object);
}

static void
siyi_session_row_class_init (SiyiSessionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_session_row_finalize;
}

static void
siyi_session_row_init (SiyiSessionRow *self)
{
}

static char *
due_words (const SiyiLedgerRow *row,
           SiyiDay              today)
{
  g_autofree char *day = NULL, *left = NULL;

  if (row->due == SIYI_DAY_NONE)
    return NULL;

  day = siyi_case_words_day (row->due, today, FALSE);
  left = siyi_case_words_left (row->assigned, row->due, row->closed, today);

  return g_strjoin (C_("line", "   "), day, left, NULL);
}

static char *
cell_text (const SiyiLedgerRow *row,
           TableColumn          column,
           SiyiDay              today)
{
  switch (column)
    {
    case SERIAL: return g_strdup (row->cells[SIYI_COLUMN_SERIAL]);
    case VISITORS: return g_strdup (row->visitors_masked);
    case REQUEST: return g_strdup (row->restricted ? _("Restricted matter")
                                                   : row->cells[SIYI_COLUMN_SUMMARY]);
    case OPINION: return g_strdup (row->restricted ? NULL : row->cells[SIYI_COLUMN_OPINION]);
    case UNITS: return g_strdup (row->cells[SIYI_COLUMN_UNITS]);
    case DUE:
    case N_TABLE_COLUMNS:
    default: return due_words (row, today);
    }
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            data)
{
  TableColumn column = (TableColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory),
                                                                         "siyi-column"));
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), column == SERIAL ? 1 : 0);
  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (SiyiSessionLedger  *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  TableColumn column = (TableColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory),
                                                                         "siyi-column"));
  SiyiSessionRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = cell_text (row->row, column, self->today);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, text);
  if (row->row->state == SIYI_ROW_VOID)
    gtk_widget_add_css_class (cell, "struck");
  else
    gtk_widget_remove_css_class (cell, "struck");
}

static void
open_row (SiyiSessionLedger *self,
          guint              position)
{
  g_autoptr(SiyiSessionRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "x", row->row->id);
}

static void
on_activated (SiyiSessionLedger *self,
              guint              position)
{
  open_row (self, position);
}

static void
on_open_clicked (SiyiSessionLedger *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  open_row (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

static void
add_column (SiyiSessionLedger *self,
            int                column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = g_dpgettext2 (NULL, "column", columns[column].title);
  GtkColumnViewColumn *made;

  g_object_set_data (G_OBJECT (factory), "siyi-column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  made = gtk_column_view_column_new (title, factory);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (made, columns[column].width);
  else
    gtk_column_view_column_set_expand (made, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
  g_object_unref (made);
}

static void
siyi_session_ledger_dispose (GObject *object)
{
  SiyiSessionLedger *self = SIYI_SESSION_LEDGER (object);

  siyi_children_unparent (object);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (siyi_session_ledger_parent_class)->dispose (object);
}

static void
siyi_session_ledger_class_init (SiyiSessionLedgerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_ledger_dispose;
  gtk_widget_class_set_css_name (widget_class, "sessionledger");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_bar (SiyiSessionLedger *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_("Rows of this session"));
  GtkWidget *open = gtk_button_new_with_label (_("Open in the Ledger"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (on_open_clicked), self);
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), open);

  return bar;
}

static void
siyi_session_ledger_init (SiyiSessionLedger *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "siyi-ledger-symbolic",
                                  "title", _("No Row Yet"), "description",
                                  _("A group gets its row in the ledger when it comes."), NULL);

  self->rows = g_list_store_new (SIYI_TYPE_SESSION_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  for (int i = 0; i < N_TABLE_COLUMNS; i++)
    add_column (self, i);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rows of this session"), -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (scrolled, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (rows), new_bar (self));
  gtk_box_append (GTK_BOX (rows), scrolled);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), rows, "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/* Takes the archive as every part of the page does; its rows come with the page's answer. */
GtkWidget *
siyi_session_ledger_new (SiyiArchive *archive)
{
  return g_object_new (SIYI_TYPE_SESSION_LEDGER, NULL);
}

/**
 * siyi_session_ledger_show:
 * @shown: its rows are held
 */
void
siyi_session_ledger_show (SiyiSessionLedger      *self,
                          const SiyiShownSession *shown)
{
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  guint selected = gtk_single_selection_get_selected (self->selection);

  g_return_if_fail (SIYI_IS_SESSION_LEDGER (self));

  self->today = shown->today;
  for (guint i = 0; i < shown->rows->len; i++)
    {
      SiyiSessionRow *row = g_object_new (SIYI_TYPE_SESSION_ROW, NULL);

      row->row = siyi_ledger_row_ref (g_ptr_array_index (shown->rows, i));
      g_ptr_array_add (made, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       made->pdata, made->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), made->len > 0 ? "rows" : "none");
  if (selected < made->len)
    gtk_single_selection_set_selected (self->selection, selected);
}

guint
siyi_session_ledger_get_n_rows (SiyiSessionLedger *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}
