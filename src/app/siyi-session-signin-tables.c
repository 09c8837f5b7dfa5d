/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tables of the sign-in tab: part A a person a row, part B a group a row with heads present
 * and signed. A row opens with Enter or a click. Phones and names of petitioners are masked: the
 * screen stands where others see it. Main thread. */
#include "siyi-session-signin-private.h"

#include <glib/gi18n.h>

#include "siyi-gate.h"
#include "siyi-mask.h"

enum { CELL_HEIGHT = 20 };

/* "changed" (): the row says something else; its cells follow. */
G_DEFINE_FINAL_TYPE (SiyiSigninRow, siyi_signin_row, G_TYPE_OBJECT)

static guint row_changed;

typedef struct
{
  const char *title;
  int         width;        /* 0: takes what is left */
  float       xalign;
  const char *style;        /* (nullable) class of its cells */
} Column;

static const Column columns[SIYI_N_SIGNIN_PARTS][SIYI_SIGNIN_COLUMNS] = {
  [SIYI_SIGNIN_STAFF] = {
    { NC_("sign-in", "No."), 36, 0, "muted" },
    { NC_("sign-in", "Name"), 72, 0, "heading" },
    { NC_("sign-in", "Unit"), 0, 0, NULL },
    { NC_("sign-in", "Post"), 92, 0, NULL },
    { NC_("sign-in", "Phone"), 108, 0, NULL },
    { NC_("sign-in", "Signature"), 80, 0, NULL },
  },
  [SIYI_SIGNIN_VISITORS] = {
    { NC_("sign-in", "No."), 36, 0, "muted" },
    { NC_("sign-in", "Petitioners"), 106, 0, NULL },
    { NC_("sign-in", "Address"), 0, 0, NULL },
    { NC_("sign-in", "Phone"), 108, 0, NULL },
    { NC_("sign-in", "Present"), 46, 1, NULL },
    { NC_("sign-in", "Signed"), 46, 1, "heading" },
    { "", 64, 0, "muted" },
  },
};

static void
siyi_signin_row_finalize (GObject *object)
{
  SiyiSigninRow *self = SIYI_SIGNIN_ROW (object);

  for (int i = 0; i < SIYI_SIGNIN_COLUMNS; i++)
    g_free (self->cells[i]);

  G_OBJECT_CLASS (siyi_signin_row_parent_class)->finalize (object);
}

static void
siyi_signin_row_class_init (SiyiSigninRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_signin_row_finalize;
  row_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
siyi_signin_row_init (SiyiSigninRow *self)
{
}

static int
n_columns (SiyiSigninPart part)
{
  return part == SIYI_SIGNIN_STAFF ? 6 : 7;
}

static int
column_of (GtkListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "siyi-column"));
}

/* The cell that tells the signature has a check sign before its word. */
static gboolean
has_sign (SiyiSigninPart part,
          int            column)
{
  return part == SIYI_SIGNIN_STAFF && column == 5;
}

static SiyiSigninPart
part_of (GtkListItemFactory *factory)
{
  return (SiyiSigninPart) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "siyi-part"));
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  const Column *column = &columns[part_of (factory)][column_of (factory)];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *sign = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_widget_add_css_class (sign, "success");
  gtk_widget_set_visible (sign, FALSE);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), column->xalign);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (label), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (column->style != NULL)
    gtk_widget_add_css_class (label, column->style);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  /* An empty cell and a full one differ by a pixel, which GTK 4.8 takes for overlapping. */
  gtk_widget_set_size_request (box, -1, CELL_HEIGHT);
  gtk_list_item_set_child (item, box);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (widget == NULL)
    return;
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_cell (SiyiSigninRow *row,
           GtkListItem   *item)
{
  const int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "siyi-column"));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *sign = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (sign);    /* a popover may hang below too */
  GtkWidget *cell = gtk_widget_get_parent (box);
  const gboolean tells = column == n_columns (row->part) - 1;

  gtk_inscription_set_text (GTK_INSCRIPTION (label), row->cells[column]);
  gtk_widget_set_tooltip_text (label, row->cells[column]);
  gtk_widget_set_visible (sign, has_sign (row->part, column) && row->is_signed);
  if (!tells)
    return;

  row->cell = box;
  set_class (label, "soon", row->differs);
  /* GTK 4.8 has no factory of rows: the row is the parent of its cells. */
  if (cell != NULL && gtk_widget_get_parent (cell) != NULL)
    set_class (gtk_widget_get_parent (cell), "differs", row->differs && row->part == SIYI_SIGNIN_VISITORS);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  SiyiSigninRow *row = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (item), "siyi-column", GINT_TO_POINTER (column_of (factory)));
  g_signal_connect (row, "changed", G_CALLBACK (show_cell), item);
  show_cell (row, item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  SiyiSigninRow *row = gtk_list_item_get_item (item);

  g_signal_handlers_disconnect_by_data (row, item);

  if (row->cell == gtk_list_item_get_child (item))
    row->cell = NULL;
}

static void
on_activate (SiyiSessionSignin *self,
             guint              position,
             GtkWidget         *view)
{
  const SiyiSigninPart part = view == self->views[SIYI_SIGNIN_STAFF] ? SIYI_SIGNIN_STAFF : SIYI_SIGNIN_VISITORS;
  g_autoptr(SiyiSigninRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows[part]), position);
  GtkWidget *anchor = row != NULL && row->cell != NULL ? row->cell : view;

  if (row == NULL || self->sheet == NULL)
    return;
  if (part == SIYI_SIGNIN_STAFF && row->index < self->sheet->staff->len)
    siyi_session_signin_open_line (self, g_ptr_array_index (self->sheet->staff, row->index), anchor);
  else if (part == SIYI_SIGNIN_VISITORS && row->index < self->sheet->groups->len)
    siyi_session_signin_open_group (self, g_ptr_array_index (self->sheet->groups, row->index), anchor);
}

static void
add_column (GtkColumnView  *view,
            SiyiSigninPart  part,
            int             number)
{
  const Column *column = &columns[part][number];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = *column->title != '\0' ? g_dpgettext2 (NULL, "sign-in", column->title) : "";
  GtkColumnViewColumn *made;

  g_object_set_data (G_OBJECT (factory), "siyi-part", GINT_TO_POINTER ((int) part));
  g_object_set_data (G_OBJECT (factory), "siyi-column", GINT_TO_POINTER (number));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  made = gtk_column_view_column_new (title, factory);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (made, column->width);
  else
    gtk_column_view_column_set_expand (made, TRUE);
  gtk_column_view_append_column (view, made);
  g_object_unref (made);
}

/**
 * siyi_session_signin_new_table:
 *
 * Returns: (transfer floating): a card with the table of a part, empty so far
 */
GtkWidget *
siyi_session_signin_new_table (SiyiSessionSignin *self,
                               SiyiSigninPart     part)
{
  GtkSingleSelection *selection;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows[part] = g_list_store_new (SIYI_TYPE_SIGNIN_ROW);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows[part])));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  self->views[part] = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (self->views[part]), TRUE);
  gtk_widget_add_css_class (self->views[part], "signin-table");
  for (int i = 0; i < n_columns (part); i++)
    add_column (GTK_COLUMN_VIEW (self->views[part]), part, i);
  g_signal_connect_swapped (self->views[part], "activate", G_CALLBACK (on_activate), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->views[part]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  part == SIYI_SIGNIN_STAFF ? _("Part A: leader, accompanying persons, staff")
                                                            : _("Part B: petitioners"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->views[part]);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "signin-card");

  return scroller;
}

static SiyiSigninRow *
new_row (SiyiSigninPart part,
         guint          index)
{
  SiyiSigninRow *row = g_object_new (SIYI_TYPE_SIGNIN_ROW, NULL);

  row->part = part;
  row->index = index;
  row->cells[0] = g_strdup_printf ("%u", index + 1);

  return row;
}

static SiyiSigninRow *
staff_row (const SiyiSigninLine *line,
           guint                 index)
{
  SiyiSigninRow *row = new_row (SIYI_SIGNIN_STAFF, index);
  const SiyiSigninHeads heads = siyi_signin_line_heads (line);
  const SiyiHeadsState state = siyi_heads_state (&heads);

  row->is_signed = line->signed_at >= 0;
  row->differs = state == SIYI_HEADS_SHORT;
  row->cells[1] = g_strdup (line->name);
  row->cells[2] = g_strdup (line->unit);
  row->cells[3] = g_strdup (line->post);
  row->cells[4] = line->phone != NULL ? siyi_mask_phone (line->phone) : NULL;
  row->cells[5] = g_strdup (row->is_signed ? (line->ink != NULL ? C_("sign-in", "on screen") : C_("sign-in", "signed"))
                            : state == SIYI_HEADS_EXPLAINED ? line->reason
                            : state == SIYI_HEADS_WAITING ? "" : C_("sign-in", "not signed"));

  return row;
}

static SiyiSigninRow *
group_row (const SiyiSigninGroup *group,
           guint                  index)
{
  SiyiSigninRow *row = new_row (SIYI_SIGNIN_VISITORS, index);
  const SiyiHeadsState state = siyi_heads_state (&group->heads);

  row->differs = state == SIYI_HEADS_SHORT || state == SIYI_HEADS_MORE;
  row->cells[1] = g_strdup (group->masked);
  row->cells[2] = siyi_gate_text (SIYI_AUDIENCE_LIST, group->restricted, SIYI_FIELD_ADDRESS, group->address, 0);
  row->cells[3] = siyi_gate_text (SIYI_AUDIENCE_LIST, group->restricted, SIYI_FIELD_PHONES, group->phone, 0);
  row->cells[4] = group->heads.came ? g_strdup_printf ("%d", group->heads.present) : NULL;
  row->cells[5] = group->heads.came ? g_strdup_printf ("%d", siyi_heads_signed (&group->heads)) : NULL;
  row->cells[6] = siyi_signin_words_state (group);

  return row;
}

static gboolean
same_row (SiyiSigninRow *a,
          SiyiSigninRow *b)
{
  for (int i = 0; i < SIYI_SIGNIN_COLUMNS; i++)
    if (g_strcmp0 (a->cells[i], b->cells[i]) != 0)
      return FALSE;

  return a->differs == b->differs && a->is_signed == b->is_signed && a->index == b->index;
}

static void
take_over (SiyiSigninRow *row,
           SiyiSigninRow *from)
{
  for (int i = 0; i < SIYI_SIGNIN_COLUMNS; i++)
    {
      g_free (row->cells[i]);
      row->cells[i] = g_steal_pointer (&from->cells[i]);
    }
  row->index = from->index;
  row->differs = from->differs;
  row->is_signed = from->is_signed;
  g_signal_emit (row, row_changed, 0);
}

/* A row stays a row, whatever it says now: what is open over it stays, and so does the button that is held
 * down on it. A new item would be a new widget, and GTK drops the click begun on the old one. */
static void
take_rows (GListStore *store,
           GPtrArray  *rows)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < MIN (n, rows->len); i++)
    {
      g_autoptr(SiyiSigninRow) old = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (!same_row (old, g_ptr_array_index (rows, i)))
        take_over (old, g_ptr_array_index (rows, i));
    }
  if (n > rows->len)
    g_list_store_splice (store, rows->len, n - rows->len, NULL, 0);
  for (guint i = n; i < rows->len; i++)
    g_list_store_append (store, g_ptr_array_index (rows, i));
}

/**
 * siyi_session_signin_fill:
 *
 * Shows the loaded sheet in the tables.
 */
void
siyi_session_signin_fill (SiyiSessionSignin *self)
{
  g_autoptr(GPtrArray) staff = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->sheet->staff->len; i++)
    g_ptr_array_add (staff, staff_row (g_ptr_array_index (self->sheet->staff, i), i));
  for (guint i = 0; i < self->sheet->groups->len; i++)
    g_ptr_array_add (groups, group_row (g_ptr_array_index (self->sheet->groups, i), i));
  take_rows (self->rows[SIYI_SIGNIN_STAFF], staff);
  take_rows (self->rows[SIYI_SIGNIN_VISITORS], groups);
}
