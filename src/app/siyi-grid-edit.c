/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing in place: one text widget over the cell at the cursor. Enter and Tab hand the text on
 * as "edit" and move, Escape drops it, leaving by a click hands it on too. Nothing is stored
 * here; whoever answers "edit" may put a hint beside the cell. */
#include "siyi-grid-private.h"

#define HINT_SECONDS 8

static void
hide_hint (SiyiGrid *self)
{
  g_clear_pointer (&self->hint, gtk_widget_unparent);
}

static void
on_left (SiyiGrid *self)
{
  siyi_grid_close_editor (self, TRUE);
}

static void
on_typed (SiyiGrid *self)
{
  siyi_grid_update_proposals (self);
}

static void
commit_and (SiyiGrid *self, int rows, int places)
{
  siyi_grid_close_editor (self, TRUE);
  if (places != 0)
    siyi_grid_next_cell (self, places);
  else
    siyi_grid_step (self, rows, 0);
}

static gboolean
on_editor_key (SiyiGrid *self, guint keyval, guint keycode, GdkModifierType state,
               GtkEventControllerKey *controller)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      siyi_grid_close_editor (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      commit_and (self, 0, shift || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      commit_and (self, shift ? -1 : 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (siyi_grid_choose_proposal (self, keyval == GDK_KEY_Down ? 1 : -1))
        return GDK_EVENT_STOP;
      commit_and (self, keyval == GDK_KEY_Down ? 1 : -1, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_controllers (SiyiGrid *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Not in the capture phase: keys of an input method's candidates are the editor's own. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_editor_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->editor, focus);
  gtk_widget_add_controller (self->editor, keys);
}

/**
 * siyi_grid_open_editor:
 * @text: (nullable): what the editor begins with; %NULL: the cell's text
 *
 * Returns: %TRUE when the person got an answer: the editor, or a hint why the cell can't be edited
 */
gboolean
siyi_grid_open_editor (SiyiGrid   *self,
                       const char *text)
{
  guint column = siyi_grid_place (self, self->cursor_place)->column.id;
  g_autofree char *why = NULL;
  g_autofree char *stored = siyi_grid_model_dup_edit_text (self->model, self->cursor_row, column, &why);

  if (stored == NULL)
    {
      if (why != NULL)
        siyi_grid_show_hint (self, self->cursor_row, column, why);
      return why != NULL;
    }

  hide_hint (self);
  siyi_grid_scroll_to (self, self->cursor_row, self->cursor_place);
  self->edit_row = self->cursor_row;
  self->edit_column = column;
  self->editor = gtk_text_new ();
  gtk_widget_add_css_class (self->editor, "grid-editor");
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siyi_grid_place (self, self->cursor_place)->column.title, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text != NULL ? text : stored);
  g_object_set_data_full (G_OBJECT (self->editor), "stored", g_steal_pointer (&stored), g_free);
  gtk_editable_set_alignment (GTK_EDITABLE (self->editor),
                              siyi_grid_place (self, self->cursor_place)->column.xalign);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->editor));
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
  add_controllers (self);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  siyi_grid_update_proposals (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return TRUE;
}

/**
 * siyi_grid_close_editor:
 * @commit: hand the text on as "edit" where it is another one
 */
void
siyi_grid_close_editor (SiyiGrid *self,
                        gboolean  commit)
{
  g_autoptr(GtkWidget) editor = g_steal_pointer (&self->editor);
  g_autofree char *text = NULL;
  gboolean focused;

  if (editor == NULL)
    return;

  g_object_ref (editor);
  text = siyi_grid_dup_chosen (self);
  if (text == NULL)
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  siyi_grid_close_proposals (self);
  focused = gtk_widget_has_focus (editor);
  if (focused && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    siyi_grid_focus_cursor (self);
  gtk_widget_unparent (editor);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if (commit && strcmp (text, g_object_get_data (G_OBJECT (editor), "stored")) != 0)
    g_signal_emit (self, siyi_grid_signals[SIYI_GRID_EDIT], 0, self->edit_row, self->edit_column, text);
}

void
siyi_grid_allocate_editor (SiyiGrid *self)
{
  guint place = siyi_grid_find_place (self, self->edit_column);
  GdkRectangle area;

  if (self->editor != NULL && place != SIYI_GRID_NONE)
    {
      graphene_point_t origin;

      siyi_grid_cell_area (self, self->edit_row, place, &area);
      origin = GRAPHENE_POINT_INIT ((float) area.x - 1, (float) area.y - 1);
      gtk_widget_allocate (self->editor, area.width + 1, area.height + 1, self->baseline + 1,
                           gsk_transform_translate (NULL, &origin));
    }

  /* Its own ones and a page's menus. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

/**
 * siyi_grid_start_edit:
 * @text: (nullable): what the editor begins with; %NULL: the cell's text
 *
 * Edits the cell at the cursor.
 */
void
siyi_grid_start_edit (SiyiGrid   *self,
                      const char *text)
{
  g_return_if_fail (SIYI_IS_GRID (self));

  siyi_grid_close_editor (self, TRUE);
  if (self->cursor_row != SIYI_GRID_NONE)
    siyi_grid_open_editor (self, text);
}

static gboolean
hide_hint_later (gpointer hint)
{
  gtk_popover_popdown (GTK_POPOVER (hint));

  return G_SOURCE_REMOVE;
}

/**
 * siyi_grid_show_hint:
 * @text: one sentence, translated
 *
 * Shows it beside the cell for some seconds, or until the cursor goes on.
 */
void
siyi_grid_show_hint (SiyiGrid   *self,
                     guint       row,
                     guint       column,
                     const char *text)
{
  GtkWidget *label;
  GdkRectangle area;

  g_return_if_fail (SIYI_IS_GRID (self));

  hide_hint (self);
  if (text == NULL || !siyi_grid_get_cell_area (self, row, column, &area))
    return;

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  self->hint = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->hint), label);
  gtk_popover_set_autohide (GTK_POPOVER (self->hint), FALSE);
  gtk_widget_set_can_focus (self->hint, FALSE);
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->hint), &area);
  gtk_popover_popup (GTK_POPOVER (self->hint));
  g_signal_connect_object (self, "cursor-moved", G_CALLBACK (gtk_popover_popdown), self->hint,
                           G_CONNECT_SWAPPED);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, HINT_SECONDS, hide_hint_later,
                              g_object_ref (self->hint), g_object_unref);
}
