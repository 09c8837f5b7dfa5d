/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields a step's form is made of: each is a row of the form's list. Main thread. */
#include "siyi-follow-form-private.h"

#include <glib/gi18n.h>

#include "siyi-code.h"
#include "siyi-follow-words.h"
#include "siyi-number-hint.h"
#include "siyi-words.h"

#define GROUNDS_A_LINE 2

/**
 * siyi_follow_form_changed:
 *
 * Says that something else is in the form.
 */
void
siyi_follow_form_changed (SiyiFollowForm *self)
{
  siyi_follow_form_show_sum (self);
  g_signal_emit_by_name (self, "changed");
}

/**
 * siyi_follow_form_dup_text:
 *
 * Returns: (transfer full) (nullable): what was typed, %NULL: nothing
 */
char *
siyi_follow_form_dup_text (AdwEntryRow *row)
{
  char *text = row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

GtkWidget *
siyi_follow_form_add_row (SiyiFollowForm *self,
                          const char     *title,
                          GtkWidget      *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->rows, row);

  return row;
}

AdwEntryRow *
siyi_follow_form_add_entry (SiyiFollowForm *self,
                            const char     *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (siyi_follow_form_changed), self);
  gtk_list_box_append (self->rows, row);

  return ADW_ENTRY_ROW (row);
}

/**
 * siyi_follow_form_add_hint:
 * @entry: words that a paper takes over
 *
 * A line that is there only while there is a personal number in them.
 */
void
siyi_follow_form_add_hint (SiyiFollowForm *self,
                           AdwEntryRow    *entry)
{
  GtkWidget *hint = siyi_number_hint_new (entry, TRUE);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (hint, "form-hint");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), hint);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_bind_property (hint, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_box_append (self->rows, row);
}

SiyiDayRow *
siyi_follow_form_add_day (SiyiFollowForm *self,
                          const char     *title,
                          SiyiDay         day)
{
  SiyiDayRow *row = SIYI_DAY_ROW (siyi_day_row_new (title));

  siyi_day_row_set_day (row, day);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (siyi_follow_form_changed), self);
  gtk_list_box_append (self->rows, GTK_WIDGET (row));

  return row;
}

/**
 * siyi_follow_form_add_grounds:
 * @overdue: whether the day has passed: then the two grounds that follow from it are ticked
 *
 * The grounds of article 40 as ticks, two in a line.
 */
void
siyi_follow_form_add_grounds (SiyiFollowForm *self,
                              gboolean        overdue)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *row = gtk_list_box_row_new ();
  gsize n = 0;
  const char * const *keys = siyi_urge_grounds (&n);

  self->grounds = g_ptr_array_new ();
  gtk_widget_add_css_class (grid, "follow-grounds");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (siyi_word ("urge-grounds", keys[i]));

      gtk_widget_set_name (check, keys[i]);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   overdue && (g_str_equal (keys[i], "overdue") ||
                                               g_str_equal (keys[i], "no-report")));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (siyi_follow_form_changed), self);
      g_ptr_array_add (self->grounds, check);
      gtk_grid_attach (GTK_GRID (grid), check, (int) i % GROUNDS_A_LINE, (int) i / GROUNDS_A_LINE, 1, 1);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Grounds of the urging"),
                                  -1);
  gtk_list_box_append (self->rows, row);
}

static SiyiSegments *
add_segments (SiyiFollowForm  *self,
              const char      *title,
              GtkWidget      **row)
{
  SiyiSegments *segments = g_object_new (SIYI_TYPE_SEGMENTS, NULL);

  g_signal_connect_swapped (segments, "changed", G_CALLBACK (siyi_follow_form_changed), self);
  *row = siyi_follow_form_add_row (self, title, GTK_WIDGET (segments));

  return segments;
}

/**
 * siyi_follow_form_add_ways:
 * @first: the way that is proposed
 *
 * Of an urging: the rungs of its ladder, the reminder before the last day only where it is due. Of a
 * visit back: how a petitioner is reached.
 */
void
siyi_follow_form_add_ways (SiyiFollowForm *self,
                           const char     *first)
{
  const gboolean urging = self->kind == SIYI_TASK_STEP_URGED;
  GtkWidget *row;

  self->way = add_segments (self, _("Way"), &row);
  if (urging)
    self->answer_due = row;
  for (int way = SIYI_URGE_CALL; way < SIYI_N_URGE_WAYS; way++)
    {
      const char *word = siyi_urge_way_word ((SiyiUrgeWay) way);

      if ((urging && (way != SIYI_URGE_CALL || g_str_equal (word, first))) || way == SIYI_URGE_PHONE ||
          way == SIYI_URGE_VISIT)
        siyi_segments_add (self->way, word, siyi_follow_words_way (word));
    }
  siyi_segments_set_value (self->way, first);
}

/**
 * siyi_follow_form_add_values:
 *
 * The petitioner's own word; none is proposed.
 */
void
siyi_follow_form_add_values (SiyiFollowForm *self)
{
  GtkWidget *row;
  gsize n = 0;

  siyi_code_words (SIYI_LIST_SATISFACTION, &n);
  self->value = add_segments (self, _("Word of the petitioner"), &row);
  for (int code = (int) n - 1; code > 0; code--)
    siyi_segments_add (self->value, siyi_code_word (SIYI_LIST_SATISFACTION, code),
                       siyi_code_word (SIYI_LIST_SATISFACTION, code));
}
