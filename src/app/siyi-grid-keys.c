/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid by keys: arrows with Ctrl to the edge and Shift to select, pages, Tab and Enter, whole
 * columns and rows, copy and paste, F2 or simply typing to edit. While a cell is edited its
 * editor has the keys. */
#include "siyi-grid-private.h"

typedef enum { STEP, EDGE, PAGE } MoveKind;

static gboolean
has_keys (SiyiGrid *self)
{
  return self->editor == NULL && self->cursor_row != SIYI_GRID_NONE &&
         gtk_widget_has_focus (self->cells[self->current_cell]);
}

static guint
moved (guint from, int step, guint n, gboolean to_edge)
{
  if (step == 0)
    return from;
  if (to_edge)
    return step < 0 ? 0 : n - 1;

  return (guint) CLAMP ((gint64) from + step, 0, (gint64) n - 1);
}

static gboolean
on_move (GtkWidget *widget, GVariant *args, gpointer data)
{
  SiyiGrid *self = SIYI_GRID (widget);
  int rows, places, kind;
  gboolean extend;

  g_variant_get (args, "(iiib)", &rows, &places, &kind, &extend);
  if (!has_keys (self))
    return GDK_EVENT_PROPAGATE;

  if (rows < 0 && kind == STEP && self->cursor_row == 0 && !extend)
    return gtk_widget_grab_focus (siyi_grid_place (self, self->cursor_place)->head);
  if (kind == PAGE)
    rows *= (int) MAX (siyi_grid_rows_per_page (self) - 1, 1);
  siyi_grid_move_cursor (self,
                         moved (self->cursor_row, rows, siyi_grid_n_rows (self), kind == EDGE),
                         moved (self->cursor_place, places, self->places->len, kind == EDGE), extend);

  return GDK_EVENT_STOP;
}

typedef enum
{
  SELECT_COLUMN, SELECT_ROW, SELECT_ALL, COPY, PASTE, CLEAR, EDIT, NEXT, PREVIOUS, BELOW, ABOVE,
  ACTIVATE, MENU
} GridKey;

static void
select_all_of (SiyiGrid *self, gboolean rows, gboolean places)
{
  SiyiGridRange range = self->range;

  if (rows)
    {
      range.first_row = 0;
      range.n_rows = siyi_grid_n_rows (self);
    }
  if (places)
    {
      range.first_place = 0;
      range.n_places = self->places->len;
    }
  siyi_grid_set_range (self, &range);
}

static void
run_key (SiyiGrid *self, GridKey key)
{
  switch (key)
    {
    case SELECT_COLUMN:
    case SELECT_ROW:
    case SELECT_ALL:
      select_all_of (self, key != SELECT_ROW, key != SELECT_COLUMN);
      break;
    case COPY:
      siyi_grid_copy (self);
      break;
    case PASTE:
      siyi_grid_paste (self);
      break;
    case CLEAR:
      g_signal_emit (self, siyi_grid_signals[SIYI_GRID_CLEAR], 0);
      break;
    case EDIT:
      siyi_grid_open_editor (self, NULL);
      break;
    case NEXT:
    case PREVIOUS:
      siyi_grid_next_cell (self, key == NEXT ? 1 : -1);
      break;
    case BELOW:
    case ABOVE:
      siyi_grid_step (self, key == BELOW ? 1 : -1, 0);
      break;
    case ACTIVATE:
      g_signal_emit (self, siyi_grid_signals[SIYI_GRID_ACTIVATED], 0, self->cursor_row,
                     siyi_grid_place (self, self->cursor_place)->column.id);
      break;
    case MENU:
    default:
      siyi_grid_emit_menu (self, self->cursor_row, self->cursor_place);
      break;
    }
}

static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!has_keys (SIYI_GRID (widget)))
    return GDK_EVENT_PROPAGATE;

  run_key (SIYI_GRID (widget), (GridKey) g_variant_get_int32 (args));

  return GDK_EVENT_STOP;
}

/* A character begins an edit; it goes to the editor's input method, so that Chinese can be typed
 * from the first letter on. */
static gboolean
on_key_pressed (SiyiGrid              *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  guint32 character = gdk_keyval_to_unicode (keyval);

  if (!has_keys (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      character < 0x20 || character == 0x7f)
    return GDK_EVENT_PROPAGATE;
  siyi_grid_open_editor (self, "");
  if (self->editor == NULL)
    return GDK_EVENT_STOP;

  return gtk_event_controller_key_forward (controller, self->editor);
}

static void
bind_move (GtkWidgetClass *widget_class, guint keyval, guint keypad, GdkModifierType modifiers,
           int rows, int places, MoveKind kind)
{
  gtk_widget_class_add_binding (widget_class, keyval, modifiers, on_move, "(iiib)",
                                rows, places, (int) kind, FALSE);
  gtk_widget_class_add_binding (widget_class, keyval, modifiers | GDK_SHIFT_MASK, on_move, "(iiib)",
                                rows, places, (int) kind, TRUE);
  gtk_widget_class_add_binding (widget_class, keypad, modifiers, on_move, "(iiib)",
                                rows, places, (int) kind, FALSE);
  gtk_widget_class_add_binding (widget_class, keypad, modifiers | GDK_SHIFT_MASK, on_move, "(iiib)",
                                rows, places, (int) kind, TRUE);
}

static void
bind (GtkWidgetClass *widget_class, guint keyval, GdkModifierType modifiers, GridKey key)
{
  gtk_widget_class_add_binding (widget_class, keyval, modifiers, on_key, "i", (int) key);
}

void
siyi_grid_add_bindings (GtkWidgetClass *widget_class)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK, shift = GDK_SHIFT_MASK;

  bind_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1, 0, STEP);
  bind_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1, 0, STEP);
  bind_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, 0, -1, STEP);
  bind_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, 0, 1, STEP);
  bind_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, ctrl, -1, 0, EDGE);
  bind_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, ctrl, 1, 0, EDGE);
  bind_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, ctrl, 0, -1, EDGE);
  bind_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, ctrl, 0, 1, EDGE);
  bind_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, 0, -1, EDGE);
  bind_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, 0, 1, EDGE);
  bind_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, ctrl, -1, -1, EDGE);
  bind_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, ctrl, 1, 1, EDGE);
  bind_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, -1, 0, PAGE);
  bind_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, 1, 0, PAGE);

  bind (widget_class, GDK_KEY_space, ctrl, SELECT_COLUMN);
  bind (widget_class, GDK_KEY_space, shift, SELECT_ROW);
  bind (widget_class, GDK_KEY_a, ctrl, SELECT_ALL);
  bind (widget_class, GDK_KEY_c, ctrl, COPY);
  bind (widget_class, GDK_KEY_Insert, ctrl, COPY);
  bind (widget_class, GDK_KEY_v, ctrl, PASTE);
  bind (widget_class, GDK_KEY_Insert, shift, PASTE);
  bind (widget_class, GDK_KEY_Delete, 0, CLEAR);
  bind (widget_class, GDK_KEY_KP_Delete, 0, CLEAR);
  bind (widget_class, GDK_KEY_F2, 0, EDIT);
  bind (widget_class, GDK_KEY_Tab, 0, NEXT);
  bind (widget_class, GDK_KEY_ISO_Left_Tab, shift, PREVIOUS);
  bind (widget_class, GDK_KEY_Tab, shift, PREVIOUS);
  bind (widget_class, GDK_KEY_Return, 0, BELOW);
  bind (widget_class, GDK_KEY_KP_Enter, 0, BELOW);
  bind (widget_class, GDK_KEY_Return, shift, ABOVE);
  bind (widget_class, GDK_KEY_Return, ctrl, ACTIVATE);
  bind (widget_class, GDK_KEY_Menu, 0, MENU);
  bind (widget_class, GDK_KEY_F10, shift, MENU);
}

void
siyi_grid_add_keys (SiyiGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
