/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of a session: groups under the heads of their states. A group changes its state by
 * being dropped on a head or among the groups of it, or by its menu. Rows are made anew with every
 * answer, but never under a drag. Main thread. */
#include "siyi-session-queue.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-role-guard.h"
#include "siyi-why-popover.h"

struct _SiyiSessionQueue
{
  GtkWidget               parent_instance;

  /* Children */
  GtkWidget              *list;

  /* Borrowed */
  const SiyiShownSession *shown;      /* the page's, replaced by siyi_session_queue_show () */

  gboolean                filling;
  gboolean                dragging;
};

enum { SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionQueue, siyi_session_queue, GTK_TYPE_WIDGET)

/* The order of the picture. */
static const SiyiQueue order[SIYI_N_QUEUES] = {
  SIYI_QUEUE_IN, SIYI_QUEUE_ARRIVED, SIYI_QUEUE_BOOKED, SIYI_QUEUE_LEFT,
};

static void
on_row_selected (SiyiSessionQueue *self,
                 GtkListBoxRow    *row)
{
  if (row != NULL && !self->filling)
    g_signal_emit (self, signals[SELECTED], 0, siyi_queue_row_get_visit (GTK_WIDGET (row)));
}

/* The first of a group's keys leads into its record. */
static void
on_row_activated (SiyiSessionQueue *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.focus-content", NULL);
}

static void
show_menu (SiyiSessionQueue *self,
           GtkWidget        *row)
{
  const SiyiQueueLine *line = self->shown != NULL
    ? siyi_shown_session_find (self->shown, siyi_queue_row_get_visit (row)) : NULL;
  g_autoptr(GMenu) menu = NULL;
  GtkWidget *popover;

  if (line == NULL)
    return;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
  menu = siyi_queue_row_menu (line);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  siyi_popover_keep (GTK_POPOVER (popover), row);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_second_button (SiyiSessionQueue *self,
                  int               n_press,
                  double            x,
                  double            y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) y);

  if (row != NULL)
    show_menu (self, GTK_WIDGET (row));
}

static gboolean
on_menu (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  SiyiSessionQueue *self = SIYI_SESSION_QUEUE (widget);
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  show_menu (self, row);

  return GDK_EVENT_STOP;
}

/* --- Dragging --------------------------------------------------------------------------------- */

/* Heads of empty states show while something may be dropped on them. */
static void
show_empty_heads (SiyiSessionQueue *self,
                  gboolean          show)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (siyi_queue_row_get_visit (row) == 0)
      gtk_widget_set_visible (row, show || siyi_shown_session_count (self->shown,
                                              siyi_queue_row_get_queue (row)) > 0);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source,
                 double         x,
                 double         y,
                 gpointer       data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  if (!siyi_guard_may (row, "visit.queue"))
    return NULL;

  return gdk_content_provider_new_typed (G_TYPE_INT64, siyi_queue_row_get_visit (row));
}

static void
on_drag_begin (SiyiSessionQueue *self,
               GdkDrag          *drag,
               GtkDragSource    *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
  self->dragging = TRUE;
  show_empty_heads (self, TRUE);
}

static void
on_drag_end (SiyiSessionQueue *self)
{
  self->dragging = FALSE;
  gtk_list_box_drag_unhighlight_row (GTK_LIST_BOX (self->list));
  gtk_widget_activate_action (GTK_WIDGET (self), "session.reload", NULL);
}

static GdkDragAction
on_motion (SiyiSessionQueue *self,
           double            x,
           double            y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) y);

  if (row == NULL)
    gtk_list_box_drag_unhighlight_row (GTK_LIST_BOX (self->list));
  else
    gtk_list_box_drag_highlight_row (GTK_LIST_BOX (self->list), row);

  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_leave (SiyiSessionQueue *self)
{
  gtk_list_box_drag_unhighlight_row (GTK_LIST_BOX (self->list));
}

static gboolean
on_drop (SiyiSessionQueue *self,
         const GValue     *value,
         double            x,
         double            y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) y);

  if (row == NULL)
    return FALSE;

  siyi_session_queue_drop (self, g_value_get_int64 (value), GTK_WIDGET (row));

  return TRUE;
}

static void
add_drop_target (SiyiSessionQueue *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (target));
}

static void
add_drag_source (SiyiSessionQueue *self,
                 GtkWidget        *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), NULL);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/* --- The widget ------------------------------------------------------------------------------- */

static gboolean
siyi_session_queue_grab_focus (GtkWidget *widget)
{
  SiyiSessionQueue *self = SIYI_SESSION_QUEUE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
siyi_session_queue_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_session_queue_parent_class)->dispose (object);
}

static void
siyi_session_queue_class_init (SiyiSessionQueueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_queue_dispose;
  widget_class->grab_focus = siyi_session_queue_grab_focus;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "sessionqueue");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu, NULL);
}

static void
siyi_session_queue_init (SiyiSessionQueue *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkGesture *second = gtk_gesture_click_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_widget_add_css_class (self->list, "queue-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("queue", "Queue"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (on_second_button), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (second));
  add_drop_target (self);
}

static void
fill (SiyiSessionQueue *self)
{
  GPtrArray *lines = self->shown->reception->queue;

  siyi_children_remove (self->list);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gtk_list_box_append (GTK_LIST_BOX (self->list), siyi_queue_head_new (self->shown, order[i]));
      for (guint n = 0; n < lines->len; n++)
        {
          const SiyiQueueLine *line = g_ptr_array_index (lines, n);
          GtkWidget *made;

          if (line->queue != order[i])
            continue;
          made = siyi_queue_row_new (line);
          add_drag_source (self, made);
          gtk_list_box_append (GTK_LIST_BOX (self->list), made);
        }
    }
}

/**
 * siyi_session_queue_show:
 * @self: the queue
 * @shown: what to show; it has to live until the next call
 * @selected: the visit that is chosen, 0: none
 */
void
siyi_session_queue_show (SiyiSessionQueue       *self,
                         const SiyiShownSession *shown,
                         gint64                  selected)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->list) != NULL;
  GtkWidget *row;

  g_return_if_fail (SIYI_IS_SESSION_QUEUE (self));

  self->shown = shown;
  if (self->dragging)
    return;

  self->filling = TRUE;
  fill (self);
  row = siyi_session_queue_find (self, selected);
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  if (row != NULL && had_focus)
    gtk_widget_grab_focus (row);
  self->filling = FALSE;
}

/**
 * siyi_session_queue_find:
 *
 * Returns: (transfer none) (nullable): the row of @visit
 */
GtkWidget *
siyi_session_queue_find (SiyiSessionQueue *self,
                         gint64            visit)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); visit != 0 && row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (siyi_queue_row_get_visit (row) == visit)
      return row;

  return NULL;
}

/**
 * siyi_session_queue_drop:
 * @visit: the group that was dragged
 * @row: a head or a group: the state it comes to
 */
void
siyi_session_queue_drop (SiyiSessionQueue *self,
                         gint64            visit,
                         GtkWidget        *row)
{
  SiyiQueue to = siyi_queue_row_get_queue (row);
  const SiyiQueueLine *line = self->shown != NULL ? siyi_shown_session_find (self->shown, visit)
                                                  : NULL;

  if (line != NULL && line->queue != to)
    gtk_widget_activate_action (GTK_WIDGET (self), "session.move", "(xi)", visit, (int) to);
}
