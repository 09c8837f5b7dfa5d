/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helpers for tests of widgets. Keys run through the widgets' own controllers, from the focus up,
 * as GTK runs them; waiting is for a condition, never for a time. */
#include "ui-test.h"

GtkWidget *
ui_test_show (GtkWidget *child,
              int        width,
              int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  ui_test_settle (window);

  return window;
}

/* Until nothing is left to be laid out or drawn. */
void
ui_test_settle (GtkWidget *widget)
{
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
    }
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
run_shortcut (GtkShortcut *shortcut, GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
         gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                       gtk_shortcut_get_arguments (shortcut));
}

static gboolean
run_controller (GtkEventController *controller, GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  gboolean handled = FALSE;

  if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
    g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
  else if (GTK_IS_SHORTCUT_CONTROLLER (controller))
    for (guint i = 0; !handled && i < g_list_model_get_n_items (G_LIST_MODEL (controller)); i++)
      {
        g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);

        handled = run_shortcut (shortcut, widget, keyval, modifiers);
      }

  return handled;
}

/**
 * ui_test_key:
 * @widget: has the focus
 *
 * Returns: whether @widget or one around it took the key
 */
gboolean
ui_test_key (GtkWidget       *widget,
             guint            keyval,
             GdkModifierType  modifiers)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (run_controller (controller, at, keyval, modifiers))
            return TRUE;
        }
    }

  return FALSE;
}

void
ui_test_wait (gboolean (*until) (gpointer),
              gpointer data)
{
  while (!until (data))
    g_main_context_iteration (NULL, TRUE);
}

/**
 * ui_test_clipboard:
 *
 * Returns: (transfer full) (nullable): what this program put on the clipboard. Taken from where it
 *   was put: by way of the screen it would come in the character set of the test's locale.
 */
char *
ui_test_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  if (content == NULL || !gdk_content_provider_get_value (content, &value, NULL))
    return NULL;

  return g_value_dup_string (&value);
}

/**
 * ui_test_find:
 * @label: (nullable): of a label or button; %NULL: any
 *
 * Returns: (nullable): the first widget of that type below @root
 */
GtkWidget *
ui_test_find (GtkWidget  *root,
              GType       type,
              const char *label)
{
  g_autofree char *has = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      if (label != NULL)
        g_object_get (root, "label", &has, NULL);
      if (label == NULL || g_strcmp0 (has, label) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * ui_test_keep_picture:
 *
 * SIYI_PICTURES names a folder: what was drawn is put there, to be looked at.
 */
void
ui_test_keep_picture (GtkWidget  *widget,
                      const char *name)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *file = NULL;

  if (g_getenv ("SIYI_PICTURES") == NULL)
    return;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         NULL);
  file = g_strdup_printf ("%s/%s.png", g_getenv ("SIYI_PICTURES"), name);
  gdk_texture_save_to_png (texture, file);
}
