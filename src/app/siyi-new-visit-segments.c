/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grouped toggle buttons in one linked box; Tab enters and leaves it, the arrows choose. The value
 * is what is stored, the label what is shown. */
#include "siyi-new-visit-segments.h"

#include "siyi-children.h"

struct _SiyiSegments
{
  GtkWidget        parent_instance;

  GtkToggleButton *first;      /* of the group; borrowed from the children */
  gboolean         setting;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSegments, siyi_segments, GTK_TYPE_WIDGET)

static const char *
value_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "value");
}

static GtkWidget *
active_button (SiyiSegments *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      return child;

  return NULL;
}

static void
on_toggled (SiyiSegments    *self,
            GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button) && !self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Tab stops once, at the chosen word; left and right walk and choose. */
static gboolean
siyi_segments_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  SiyiSegments *self = SIYI_SEGMENTS (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  GtkWidget *next = NULL;

  if (inside == NULL)
    {
      next = active_button (self);
      if (next == NULL)
        next = gtk_widget_get_first_child (widget);
      return next != NULL && gtk_widget_grab_focus (next);
    }

  if (direction == GTK_DIR_RIGHT)
    next = gtk_widget_get_next_sibling (inside);
  else if (direction == GTK_DIR_LEFT)
    next = gtk_widget_get_prev_sibling (inside);
  if (next == NULL)
    return FALSE;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (next), TRUE);

  return gtk_widget_grab_focus (next);
}

static gboolean
siyi_segments_grab_focus (GtkWidget *widget)
{
  GtkWidget *button = active_button (SIYI_SEGMENTS (widget));

  return button != NULL && gtk_widget_grab_focus (button);
}

static void
siyi_segments_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_segments_parent_class)->dispose (object);
}

static void
siyi_segments_class_init (SiyiSegmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_segments_dispose;
  widget_class->focus = siyi_segments_focus;
  widget_class->grab_focus = siyi_segments_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_segments_init (SiyiSegments *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * siyi_segments_add:
 * @value: what is stored
 * @label: what is shown, translated
 *
 * Adds a word; the first one is chosen until another is.
 */
void
siyi_segments_add (SiyiSegments *self,
                   const char   *value,
                   const char   *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_return_if_fail (SIYI_IS_SEGMENTS (self));

  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  if (self->first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->first);
  else
    self->first = GTK_TOGGLE_BUTTON (button);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  if (button == GTK_WIDGET (self->first))
    siyi_segments_set_value (self, value);
}

/**
 * siyi_segments_set_value:
 * @value: (nullable): a value added before, others are passed over; %NULL chooses the first
 */
void
siyi_segments_set_value (SiyiSegments *self,
                         const char   *value)
{
  g_return_if_fail (SIYI_IS_SEGMENTS (self));

  if (self->first == NULL)
    return;
  if (value == NULL)
    value = value_of (GTK_WIDGET (self->first));

  self->setting = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (value_of (child), value) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  self->setting = FALSE;
}

/**
 * siyi_segments_get_value:
 *
 * Returns: (transfer none) (nullable): the value of the chosen word
 */
const char *
siyi_segments_get_value (SiyiSegments *self)
{
  GtkWidget *button;

  g_return_val_if_fail (SIYI_IS_SEGMENTS (self), NULL);

  button = active_button (self);

  return button != NULL ? value_of (button) : NULL;
}
