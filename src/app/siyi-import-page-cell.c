/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of one flagged cell: what was found, what stood in the file, and a person's word on
 * it. A word is read by the same rules as the cell and changes nothing in the file. */
#include <glib/gi18n-lib.h>

#include "siyi-import-page-private.h"
#include "siyi-children.h"
#include "siyi-import-words.h"

static const SiyiTakeoverFlag *
flag_at (SiyiImportPage *self,
         guint           index)
{
  return &g_array_index (siyi_takeover_get_flags (self->takeover), SiyiTakeoverFlag, index);
}

/* The flag of a cell; one of the whole row where the cell itself has none. */
static guint
find_flag (SiyiImportPage *self,
           guint           record,
           SiyiField       field)
{
  const GArray *mine = siyi_import_model_flags_of (self->model, record);
  guint found = G_MAXUINT;

  for (guint i = 0; mine != NULL && i < mine->len; i++)
    {
      guint index = g_array_index (mine, guint, i);
      SiyiField key = flag_at (self, index)->key;

      if (key == field)
        return index;
      if (key == SIYI_FIELD_NONE)
        found = index;
    }

  return found;
}

/**
 * siyi_import_page_set_value:
 * @text: read instead of the cell's; "" leaves it empty
 *
 * Returns: %FALSE where the text can't be read as this field; the card says so
 */
gboolean
siyi_import_page_set_value (SiyiImportPage *self,
                            guint           record,
                            SiyiField       field,
                            const char     *text)
{
  g_autoptr(GError) error = NULL;
  gboolean good = siyi_takeover_set_value (self->takeover, record, field, text, &error);

  if (good)
    {
      siyi_import_model_decided (self->model, record, field);
      siyi_import_page_show_counts (self);
    }
  else
    {
      gtk_label_set_label (self->cell_error,
                           _("This can’t be read in this column. Nothing was changed."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->cell_error), !good);

  return good;
}

static void
decide (SiyiImportPage *self,
        const char     *text)
{
  guint row;

  if (!siyi_import_page_set_value (self, self->record, self->field, text))
    return;

  row = siyi_import_model_find_record (self->model, self->record);
  if (row != G_MAXUINT)
    siyi_import_page_show_cell (self, row, self->field);
}

static void
on_choice (GtkButton      *button,
           SiyiImportPage *self)
{
  const char *text = g_object_get_data (G_OBJECT (button), "text");

  if (text != NULL)
    {
      decide (self, text);
      return;
    }

  siyi_takeover_count_double (self->takeover, self->record, TRUE);
  siyi_import_model_decided (self->model, self->record, SIYI_FIELD_NONE);
  siyi_import_page_show_counts (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
}

static void
add_choice (SiyiImportPage *self,
            const char     *label,
            const char     *text)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_choice), self);
  gtk_box_append (self->choices, button);
}

static void
on_add_unknown (GtkButton      *button,
                SiyiImportPage *self)
{
  siyi_import_unknown_present (self, self->field);
}

/* A leader or unit that is not in the list: all such names can be added at once. */
static void
add_unknown (SiyiImportPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Add to the List…"));

  g_signal_connect (button, "clicked", G_CALLBACK (on_add_unknown), self);
  gtk_box_append (self->choices, button);
}

/* A number such as 9.1 may be the first or, a 0 lost, the tenth: both days of the row's year. */
static void
add_two_days (SiyiImportPage *self,
              const char     *raw)
{
  guint64 month, day;
  const char *dot = strchr (raw, '.');

  if (dot == NULL || !g_ascii_string_to_unsigned (dot + 1, 10, 1, 3, &day, NULL))
    return;

  month = g_ascii_strtoull (raw, NULL, 10);
  for (guint64 one = day; one <= day * 10; one += day * 9)
    {
      g_autofree char *label = g_strdup_printf (_("%1$d-%2$d"), (int) month, (int) one);
      g_autofree char *text = g_strdup_printf ("%d-%d", (int) month, (int) one);

      add_choice (self, label, text);
    }
}

static void
show_choices (SiyiImportPage         *self,
              const SiyiTakeoverFlag *flag,
              const char             *raw)
{
  gboolean is_cell = flag->key != SIYI_FIELD_NONE;

  siyi_children_remove (self->choices);

  if (g_str_equal (flag->why, "date-ambiguous") && raw != NULL)
    add_two_days (self, raw);
  if ((flag->key == SIYI_FIELD_LEADERS || flag->key == SIYI_FIELD_UNITS) &&
      g_str_has_suffix (flag->why, "-unknown"))
    add_unknown (self);
  if (is_cell)
    add_choice (self, _("Leave Empty"), "");
  if (siyi_flag_is_double (flag->why))
    add_choice (self, _("Count It After All"), NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->other_box), is_cell);
  gtk_widget_set_visible (GTK_WIDGET (self->choices),
                          gtk_widget_get_first_child (GTK_WIDGET (self->choices)) != NULL);
}

static void
show_card (SiyiImportPage *self,
           guint           index)
{
  const SiyiTakeoverFlag *flag = flag_at (self, index);
  g_autofree char *address = NULL;
  g_autofree char *raw = siyi_import_model_dup_raw (self->model, self->record, flag->key, &address);
  g_autofree char *value = siyi_import_model_dup_value (self->model, self->record, flag->key);
  g_autofree char *place = siyi_import_model_dup_place (self->model, self->record);
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  gboolean is_decided = siyi_import_model_is_decided (self->model, self->record, flag->key);

  heading = address != NULL ? g_strdup_printf (_("%s · cell %s"), place, address)
                            : g_strdup_printf (_("%s · whole row"), place);
  gtk_label_set_label (self->cell_heading, heading);
  gtk_label_set_label (self->cell_text, is_decided ? _("Decided by you.")
                                                   : siyi_flag_explanation (flag->why));
  if (raw != NULL && value != NULL && !g_str_equal (raw, value))
    text = g_strdup_printf (_("In the file: %s\nRead as: %s"), raw, value);
  else if (raw != NULL)
    text = g_strdup_printf (_("In the file: %s"), raw);
  gtk_label_set_label (self->cell_raw, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cell_raw), text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->other), "");
  show_choices (self, flag, raw);
}

/* Shows the card where the cell or its row has a flag, and hides it elsewhere. */
void
siyi_import_page_show_cell (SiyiImportPage *self,
                            guint           row,
                            guint           column)
{
  guint record = siyi_import_model_get_record (self->model, row);
  guint index = record != G_MAXUINT ? find_flag (self, record, column) : G_MAXUINT;

  gtk_widget_set_visible (GTK_WIDGET (self->cell_card), index != G_MAXUINT);
  gtk_widget_set_visible (GTK_WIDGET (self->cell_heading), index != G_MAXUINT);
  gtk_widget_set_visible (GTK_WIDGET (self->cell_error), FALSE);
  self->flag = index;
  if (index == G_MAXUINT)
    return;

  self->record = record;
  self->field = flag_at (self, index)->key;
  show_card (self, index);
}

/* The n-th button of the card, from 0. */
void
siyi_import_page_choose (SiyiImportPage *self,
                         guint           number)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->choices));

  for (guint i = 0; i < number && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate (child);
}

/* What was typed into the card's entry. */
void
siyi_import_page_apply_other (SiyiImportPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->other));

  if (text[0] != '\0' && self->flag != G_MAXUINT)
    decide (self, text);
}
