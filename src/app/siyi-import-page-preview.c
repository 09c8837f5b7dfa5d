/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview's table, its counts above, and the reasons at the side. */
#include <glib/gi18n-lib.h>

#include "siyi-flag-mark.h"
#include "siyi-children.h"
#include "siyi-import-page-private.h"
#include "siyi-import-words.h"

static int
width_of (SiyiField field)
{
  switch ((int) field)
    {
    case SIYI_FIELD_NONE: return 84;
    case SIYI_FIELD_SERIAL:
    case SIYI_FIELD_PERSONS: return 72;
    case SIYI_FIELD_SUMMARY:
    case SIYI_FIELD_OPINION:
    case SIYI_FIELD_PROGRESS: return 196;
    case SIYI_FIELD_VISITORS:
    case SIYI_FIELD_UNITS:
    case SIYI_FIELD_IDS:
    case SIYI_FIELD_PLACE: return 150;
    case SIYI_FIELD_FIRST: return 72;
    default: return 110;
    }
}

static gboolean
is_number (SiyiField field)
{
  return field == SIYI_FIELD_SERIAL || field == SIYI_FIELD_PERSONS || field == SIYI_FIELD_CONCERNED;
}

static void
show_columns (SiyiImportPage *self)
{
  const GArray *met = siyi_takeover_get_columns (self->takeover);
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (SiyiGridColumn));
  SiyiGridColumn place = { .id = SIYI_FIELD_NONE, .title = siyi_field_title (SIYI_FIELD_NONE),
                           .subtitle = _("sheet, row"), .width = width_of (SIYI_FIELD_NONE) };

  g_array_append_val (columns, place);
  for (SiyiField field = SIYI_FIELD_SERIAL; field < SIYI_N_FIELDS; field++)
    for (guint i = 0; i < met->len; i++)
      {
        const SiyiTakeoverColumn *one = &g_array_index (met, SiyiTakeoverColumn, i);
        SiyiGridColumn column = { .id = field, .title = siyi_field_title (field),
                                  .subtitle = one->heading, .width = width_of (field),
                                  .xalign = is_number (field) ? 1 : 0 };

        if (one->field != field || field == SIYI_FIELD_YEAR || field == SIYI_FIELD_CO_UNITS)
          continue;

        g_array_append_val (columns, column);
        break;
      }

  siyi_grid_set_columns (SIYI_GRID (self->grid), (SiyiGridColumn *) (void *) columns->data,
                         columns->len);
  siyi_grid_set_frozen (SIYI_GRID (self->grid), 1);
}

/* Takes the text over. */
static void
set_text (GtkLabel *label,
          char     *text)
{
  gtk_label_set_label (label, text);
  g_free (text);
}

static guint
count_doubles (SiyiImportPage *self)
{
  const GArray *flags = siyi_takeover_get_flags (self->takeover);
  guint n = 0;

  for (guint i = 0; i < flags->len; i++)
    n += siyi_flag_is_double (g_array_index (flags, SiyiTakeoverFlag, i).why);

  return n;
}

static void
show_sheets (SiyiImportPage *self)
{
  const GPtrArray *sheets = siyi_takeover_get_sheets (self->takeover);
  guint n_taken = 0;
  guint n_hidden = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const SiyiTakeoverSheet *sheet = g_ptr_array_index (sheets, i);

      n_taken += sheet->taken;
      n_hidden += sheet->hidden && !sheet->taken;
    }

  if (n_hidden > 0)
    {
      set_text (self->sheets_label,
                g_strdup_printf (_("%u sheets, %u hidden left out"), n_taken, n_hidden));
    }
  else
    {
      set_text (self->sheets_label, g_strdup_printf (ngettext ("%u sheet", "%u sheets", n_taken), n_taken));
    }
}

/* The numbers on top and on the button, which follow a person's choices. */
void
siyi_import_page_show_counts (SiyiImportPage *self)
{
  guint n_rows = (guint) siyi_takeover_get_rows (self->takeover);
  guint n_records = siyi_takeover_n_records (self->takeover);
  guint n_flagged = siyi_import_model_count_flagged (self->model);
  guint n_doubles = count_doubles (self);
  guint n_taken = (guint) (siyi_takeover_get_visits (self->takeover) +
                           siyi_takeover_get_items (self->takeover));
  g_autofree char *label = g_strdup_printf (ngettext ("Import %u Row", "Import %u Rows", n_taken),
                                            n_taken);

  show_sheets (self);
  set_text (self->rows_label, g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows));
  set_text (self->clear_label, g_strdup_printf (_("clear %u"), n_records - n_flagged));
  set_text (self->flagged_label, g_strdup_printf (_("flagged %u"), n_flagged));
  set_text (self->doubles_label, g_strdup_printf (_("%u doubles, not counted"), n_doubles));
  gtk_widget_set_opacity (GTK_WIDGET (self->doubles_label), n_doubles > 0 ? 1 : 0);
  gtk_button_set_label (self->take, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take), n_taken > 0);
}

static GtkWidget *
make_reason (const char *why,
             guint       count)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (siyi_takeover_why_title (why));
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = g_strdup_printf (_("%s: %u"), siyi_takeover_why_title (why), count);
  GtkWidget *amount = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 18);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_box_append (GTK_BOX (box), siyi_flag_mark_new ((int) siyi_flag_kind (why)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), amount);
  gtk_widget_add_css_class (box, "reason");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "why", g_strdup (why), g_free);

  return row;
}

static void
show_reasons (SiyiImportPage *self)
{
  const GArray *flags = siyi_takeover_get_flags (self->takeover);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < flags->len; i++)
    {
      const char *why = g_array_index (flags, SiyiTakeoverFlag, i).why;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, why));

      if (count == 0)
        g_ptr_array_add (order, (gpointer) why);
      g_hash_table_insert (counts, (gpointer) why, GUINT_TO_POINTER (count + 1));
    }

  siyi_children_remove (self->reasons);
  for (guint i = 0; i < order->len; i++)
    {
      const char *why = g_ptr_array_index (order, i);

      gtk_list_box_append (self->reasons,
                           make_reason (why, GPOINTER_TO_UINT (g_hash_table_lookup (counts, why))));
    }

  set_text (self->reasons_count, g_strdup_printf (ngettext ("%u cell", "%u cells", flags->len), flags->len));
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), flags->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_count), flags->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_reasons), flags->len == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list_button), flags->len > 0);
}

static void
on_cursor_moved (SiyiImportPage *self,
                 guint           row,
                 guint           column)
{
  siyi_import_page_show_cell (self, row, column);
}

static void
on_edit (SiyiImportPage *self,
         guint           row,
         guint           column,
         const char     *text)
{
  guint record = siyi_import_model_get_record (self->model, row);

  if (record != G_MAXUINT && siyi_import_page_set_value (self, record, column, text))
    siyi_import_page_show_cell (self, row, column);
}

static void
make_grid (SiyiImportPage *self)
{
  self->grid = siyi_grid_new ();
  siyi_grid_set_name (SIYI_GRID (self->grid), _("What would be taken over"));
  gtk_scrolled_window_set_child (self->scroller, self->grid);
  g_signal_connect_object (self->grid, "cursor-moved", G_CALLBACK (on_cursor_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "edit", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
}

/* Fills the page from the takeover that was just read. */
void
siyi_import_page_show_preview (SiyiImportPage *self)
{
  gboolean has_flags;

  if (self->grid == NULL)
    make_grid (self);

  self->flag = G_MAXUINT;
  gtk_widget_set_visible (GTK_WIDGET (self->cell_card), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->cell_heading), FALSE);
  self->model = siyi_import_model_new (self->takeover);
  has_flags = siyi_import_model_count_flagged (self->model) > 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->show_flagged), has_flags);
  siyi_import_model_show_flagged (self->model,
                                  has_flags && gtk_toggle_button_get_active (self->show_flagged));
  show_columns (self);
  siyi_grid_set_model (SIYI_GRID (self->grid), SIYI_GRID_MODEL (self->model));
  siyi_import_page_show_counts (self);
  show_reasons (self);
}

/**
 * siyi_import_page_reason:
 *
 * Returns: (transfer none) (nullable): the reason that is chosen at the side
 */
const char *
siyi_import_page_reason (SiyiImportPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->reasons);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "why") : NULL;
}

/* Moves the cursor to the next (or previous) cell that has this reason, around the end. */
void
siyi_import_page_walk (SiyiImportPage *self,
                       const char     *why,
                       int             step)
{
  const GArray *flags = siyi_takeover_get_flags (self->takeover);
  guint at = self->flag;
  guint row;

  for (guint tried = 0; tried < flags->len; tried++)
    {
      const SiyiTakeoverFlag *flag;

      if (at == G_MAXUINT)
        at = step > 0 ? 0 : flags->len - 1;
      else
        at = (at + flags->len + (guint) step) % flags->len;

      flag = &g_array_index (flags, SiyiTakeoverFlag, at);
      if (!g_str_equal (flag->why, why) || flag->record == G_MAXUINT)
        continue;

      row = siyi_import_model_find_record (self->model, flag->record);
      if (row == G_MAXUINT)
        continue;

      siyi_grid_set_cursor (SIYI_GRID (self->grid), row, flag->key);
      siyi_import_page_show_cell (self, row, flag->key);
      self->flag = at;
      return;
    }
}
