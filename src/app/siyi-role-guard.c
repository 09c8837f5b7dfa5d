/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons, keys and fields that the role of who sits here may not use. A button that names an action, and a
 * widget that siyi_role_guard() marked, is looked at when it is mapped: where the role may not it becomes
 * insensitive with the reason as its tooltip, and stays so whoever switches it on. The same action by a key
 * or from a menu says the reason in a toast. Pages are made anew when another person sits down, so nothing
 * is ever taken back. The store refuses all the same. Main thread only. */
#include "siyi-role-guard.h"

#include "siyi-window-private.h"

/* The verb of a widget that names no action. */
#define VERB "siyi-guard-verb"
#define GUARDED "siyi-guarded"
#define LOOKED_AT "siyi-looked-at"

static GHashTable *functions;    /* "TypeName action" -> GtkWidgetActionActivateFunc */

/**
 * siyi_guard_may:
 * @from: any widget inside a window
 * @verb: of an action
 *
 * Returns: whether who sits there may begin it
 */
gboolean
siyi_guard_may (GtkWidget  *from,
                const char *verb)
{
  SiyiWindow *window = siyi_window_find (from);

  return window == NULL || window->archive == NULL || siyi_archive_may (window->archive, siyi_deed_of_verb (verb));
}

static void
stay_insensitive (GtkWidget *widget)
{
  if (gtk_widget_get_sensitive (widget))
    gtk_widget_set_sensitive (widget, FALSE);
}

static void
guard (GtkWidget  *widget,
       const char *verb)
{
  const char *reason = siyi_guard_reason (siyi_deed_of_verb (verb));

  if (g_object_get_data (G_OBJECT (widget), GUARDED) == NULL)
    g_signal_connect (widget, "notify::sensitive", G_CALLBACK (stay_insensitive), NULL);
  g_object_set_data (G_OBJECT (widget), GUARDED, (gpointer) reason);
  gtk_widget_set_tooltip_text (widget, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  stay_insensitive (widget);
}

/* A button that goes on to another action, which the role may. */
static void
let_go (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), GUARDED) == NULL)
    return;

  g_object_set_data (G_OBJECT (widget), GUARDED, NULL);
  g_signal_handlers_disconnect_by_func (widget, stay_insensitive, NULL);
  gtk_widget_set_tooltip_text (widget, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_widget_set_sensitive (widget, TRUE);
}

static const char *
verb_of (GtkWidget *widget)
{
  const char *verb = g_object_get_data (G_OBJECT (widget), VERB);
  const char *action = verb == NULL && GTK_IS_ACTIONABLE (widget)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  return action != NULL ? siyi_guard_verb (action) : verb;
}

static void
look_at (GtkWidget *widget)
{
  const char *verb = verb_of (widget);

  if (verb != NULL && !siyi_guard_may (widget, verb))
    guard (widget, verb);
  else
    let_go (widget);
}

static gboolean
may_all (GtkWidget *widget)
{
  SiyiWindow *window = siyi_window_find (widget);

  return window == NULL || window->archive == NULL || siyi_archive_get_role (window->archive) == SIYI_ROLE_NONE;
}

/* The action of a button may be named after it was shown. */
static gboolean
on_map (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if ((!GTK_IS_ACTIONABLE (widget) && g_object_get_data (G_OBJECT (widget), VERB) == NULL) || may_all (widget))
    return TRUE;

  if (GTK_IS_ACTIONABLE (widget) && g_object_get_data (G_OBJECT (widget), LOOKED_AT) == NULL)
    {
      g_object_set_data (G_OBJECT (widget), LOOKED_AT, widget);
      g_signal_connect (widget, "notify::action-name", G_CALLBACK (look_at), NULL);
    }
  look_at (widget);

  return TRUE;
}

/**
 * siyi_guard_watch:
 *
 * From now on every widget that is mapped is looked at; once for a program.
 */
void
siyi_guard_watch (void)
{
  static gulong hook = 0;

  if (hook == 0)
    hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}

/**
 * siyi_role_guard:
 * @widget: a button without an action, a field, or a box of them
 * @verb: (not nullable): static; what using it begins
 */
void
siyi_role_guard (GtkWidget  *widget,
                 const char *verb)
{
  g_object_set_data (G_OBJECT (widget), VERB, (gpointer) verb);
  if (gtk_widget_get_mapped (widget))
    look_at (widget);
}

static char *
key_of (GType       type,
        const char *action)
{
  return g_strdup_printf ("%s %s", g_type_name (type), action);
}

static void
activate_guarded (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  const char *verb = siyi_guard_verb (action);
  g_autofree char *key = key_of (G_OBJECT_TYPE (widget), action);
  GtkWidgetActionActivateFunc activate = (GtkWidgetActionActivateFunc) g_hash_table_lookup (functions, key);

  if (siyi_guard_may (widget, verb))
    activate (widget, action, parameter);
  else
    siyi_toast (widget, siyi_guard_reason (siyi_deed_of_verb (verb)));
}

/**
 * siyi_guard_install:
 *
 * As gtk_widget_class_install_action(); an action that begins a verb asks for the role first. The class must
 * be final.
 */
void
siyi_guard_install (GtkWidgetClass              *widget_class,
                    const char                  *name,
                    const char                  *parameter_type,
                    GtkWidgetActionActivateFunc  activate)
{
  if (siyi_guard_verb (name) != NULL)
    {
      if (functions == NULL)
        functions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (functions, key_of (G_TYPE_FROM_CLASS (widget_class), name), (gpointer) activate);
      activate = activate_guarded;
    }
  gtk_widget_class_install_action (widget_class, name, parameter_type, activate);
}

static void
stay_disabled (GSimpleAction *action)
{
  if (g_action_get_enabled (G_ACTION (action)))
    g_simple_action_set_enabled (action, FALSE);
}

static void
guard_actions (GtkWidget  *widget,
               GActionMap *actions)
{
  const char *prefix = g_object_get_data (G_OBJECT (actions), VERB);
  g_auto(GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (actions));

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", prefix, names[i]);
      GAction *action = g_action_map_lookup_action (actions, names[i]);
      const char *verb = siyi_guard_verb (name);

      if (verb == NULL || siyi_guard_may (widget, verb) || g_object_get_data (G_OBJECT (action), GUARDED) != NULL)
        continue;
      g_object_set_data (G_OBJECT (action), GUARDED, (gpointer) verb);
      g_signal_connect (action, "notify::enabled", G_CALLBACK (stay_disabled), NULL);
      stay_disabled (G_SIMPLE_ACTION (action));
    }
}

/**
 * siyi_guard_group:
 * @widget: which has them
 * @actions: simple ones
 * @prefix: static; under which they are inserted
 */
void
siyi_guard_group (GtkWidget  *widget,
                  GActionMap *actions,
                  const char *prefix)
{
  g_object_set_data (G_OBJECT (actions), VERB, (gpointer) prefix);
  g_signal_connect_object (widget, "map", G_CALLBACK (guard_actions), actions, 0);
}
