/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any widget may say through its window: toasts, errors, a step that can be undone.
 * A widget that is no longer in a window says nothing. Main thread only. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-error-words.h"

#define OWNER "siyi-owner"
#define TOAST_SETTLES_MS 700

/* The window a window belongs to: a dialog (settings) to the one below it, the leader's view to the
 * person's. */
static GtkRoot *
owner_of (GtkRoot *root)
{
  GtkWindow *below = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  return below != NULL ? GTK_ROOT (below) : g_object_get_data (G_OBJECT (root), OWNER);
}

/**
 * siyi_window_find:
 *
 * Returns: (transfer none) (nullable): the person's window that @from stands in, over or beside
 */
SiyiWindow *
siyi_window_find (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  while (root != NULL && !SIYI_IS_WINDOW (root))
    root = owner_of (root);

  return root != NULL ? SIYI_WINDOW (root) : NULL;
}

static void
let_go (GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), OWNER, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", NULL);
  gtk_window_destroy (window);
}

static void
forward_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_action_group_activate_action (data, g_action_get_name (G_ACTION (action)), parameter);
}

/* The owner's actions themselves would hold it. */
static GSimpleActionGroup *
new_forwarding (GtkWindow *owner)
{
  static const GActionEntry forwarded[] = {
    { "undo", forward_action },
    { "redo", forward_action },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), forwarded, G_N_ELEMENTS (forwarded), owner);

  return group;
}

/**
 * siyi_window_own:
 * @owner: (nullable): the person's window
 * @window: one that stands beside it, not over it
 *
 * From now on it speaks, acts and undoes as a part of @owner, and goes with it.
 */
void
siyi_window_own (GtkWindow *owner, GtkWindow *window)
{
  g_autoptr(GSimpleActionGroup) actions = NULL;

  if (owner == NULL)
    return;

  g_object_set_data (G_OBJECT (window), OWNER, owner);
  g_signal_connect_object (owner, "unrealize", G_CALLBACK (let_go), window, G_CONNECT_SWAPPED);
  gtk_window_set_application (window, gtk_window_get_application (owner));
  if (G_IS_ACTION_GROUP (owner))
    {
      actions = new_forwarding (owner);
      gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
    }
}

/* Those of an archive that is given up. */
void
siyi_window_close_owned (SiyiWindow *self)
{
  g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GObject) window = g_list_model_get_item (toplevels, i);

      if (g_object_get_data (window, OWNER) == self)
        g_ptr_array_add (owned, g_steal_pointer (&window));
    }
  for (guint i = 0; i < owned->len; i++)
    let_go (g_ptr_array_index (owned, i));
}

/* A window over the person's that shows toasts itself, such as the leader's view. */
static AdwToastOverlay *
own_overlay (GtkRoot *root)
{
  GtkWidget *content = ADW_IS_WINDOW (root) && !ADW_IS_PREFERENCES_WINDOW (root)
                         ? adw_window_get_content (ADW_WINDOW (root)) : NULL;

  return ADW_IS_TOAST_OVERLAY (content) ? ADW_TOAST_OVERLAY (content) : NULL;
}

/* Where a toast is seen: on the window that stands over this one, if it can show it. */
static GtkRoot *
find_front (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if ((ADW_IS_PREFERENCES_WINDOW (window) || own_overlay (GTK_ROOT (window)) != NULL) &&
          gtk_widget_get_visible (GTK_WIDGET (window)) &&
          owner_of (GTK_ROOT (window)) == root)
        return GTK_ROOT (window);
    }

  return root;
}

/* A new toast says what happened last; it does not queue behind the one before. */
static void
put_toast (SiyiWindow *window, GtkWidget *from, AdwToast *toast)
{
  GtkRoot *front = find_front (from);

  if (window->toast != NULL)
    adw_toast_dismiss (window->toast);
  window->toasted_at = g_get_monotonic_time ();
  g_set_weak_pointer (&window->toast, toast);
  if (ADW_IS_PREFERENCES_WINDOW (front))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (front), toast);
  else if (own_overlay (front) != NULL)
    adw_toast_overlay_add_toast (own_overlay (front), toast);
  else
    adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
put_next_toast (gpointer data)
{
  SiyiWindow *window = data;

  window->toast_source = 0;
  if (window->toast_from != NULL)
    put_toast (window, window->toast_from, g_steal_pointer (&window->next_toast));
  siyi_window_drop_toast (window);
}

/* The one that still waits. */
void
siyi_window_drop_toast (SiyiWindow *self)
{
  g_clear_handle_id (&self->toast_source, g_source_remove);
  g_clear_object (&self->next_toast);
  g_clear_weak_pointer (&self->toast_from);
}

/* libadwaita 1.2 crashes where a toast is dismissed while it is still sliding in: the next one waits
 * that long, and of several that wait the last is shown. */
static void
show_toast (GtkWidget *from, AdwToast *toast)
{
  SiyiWindow *window = siyi_window_find (from);
  gint64 since;

  /* Over a locked window nothing is said. */
  if (window == NULL || window->locked)
    {
      g_object_unref (toast);
      return;
    }

  since = g_get_monotonic_time () - window->toasted_at;
  siyi_window_drop_toast (window);
  if (window->toast == NULL || since >= TOAST_SETTLES_MS * 1000)
    {
      put_toast (window, from, toast);
      return;
    }

  window->next_toast = toast;
  g_set_weak_pointer (&window->toast_from, from);
  window->toast_source = g_timeout_add_once ((guint) (TOAST_SETTLES_MS - since / 1000),
                                             put_next_toast, window);
}

/**
 * siyi_toast:
 * @from: a widget in a window
 * @text: translated
 */
void
siyi_toast (GtkWidget *from, const char *text)
{
  siyi_toast_with_button (from, text, NULL, NULL, NULL);
}

/**
 * siyi_toast_with_button:
 * @from: a widget in a window
 * @text: translated, plain
 * @label: (nullable): the button's, translated
 * @action: (nullable): what the button does, such as "win.undo"
 * @target: (nullable): the action's parameter; a floating one is taken
 */
void
siyi_toast_with_button (GtkWidget  *from,
                        const char *text,
                        const char *label,
                        const char *action,
                        GVariant   *target)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, label != NULL ? 8 : 4);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }

  show_toast (from, toast);
}

static GtkWidget *
new_details (const char *message)
{
  GtkWidget *label = gtk_label_new (message);
  GtkWidget *expander = gtk_expander_new (_("Details for the administrator"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "secondary");
  gtk_expander_set_child (GTK_EXPANDER (expander), label);

  return expander;
}

/**
 * siyi_show_error:
 * @from: a widget in a window
 * @doing: translated: what was attempted, such as "Saving the cell"
 * @error: what came of it; a cancelled work is not worth a word
 *
 * A toast where the person can simply go on, else a dialog with the sentence and, folded away,
 * the original message.
 */
void
siyi_show_error (GtkWidget *from, const char *doing, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *dialog;

  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("%s: %s", doing, error->message);
  if (root == NULL)
    return;

  if (siyi_error_is_light (error))
    {
      siyi_toast (from, siyi_error_sentence (error));
      return;
    }

  /* Translators: heading of an error; %s is what was attempted, such as "Saving the cell" */
  dialog = adw_message_dialog_new (GTK_WINDOW (root), NULL, siyi_error_sentence (error));
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("%s did not succeed"), doing);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_details (error->message));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * siyi_push_undo:
 * @from: a widget in a window
 * @action: UUID of an action just committed
 * @title: translated: what was done
 *
 * From now on Ctrl+Z takes it back.
 */
void
siyi_push_undo (GtkWidget *from, const char *action, const char *title)
{
  SiyiWindow *window = siyi_window_find (from);

  if (window != NULL && window->undo != NULL)
    siyi_undo_push (window->undo, action, title);
}

/**
 * siyi_push_undo_many:
 * @from: a widget in a window
 * @actions: UUIDs of actions just committed, the oldest first
 * @title: translated: what was done
 *
 * siyi_push_undo() for a step of several actions; none, and nothing happens.
 */
void
siyi_push_undo_many (GtkWidget *from, const char * const *actions, const char *title)
{
  SiyiWindow *window = siyi_window_find (from);

  if (window != NULL && window->undo != NULL && *actions != NULL)
    siyi_undo_push_many (window->undo, actions, title);
}
