/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tile of the statistics: a figure in large type. Until its number has come it is a grey bar, so
 * that nothing moves when it comes. Main thread. */
#include "siyi-figure-tile.h"

#include <glib/gi18n.h>

/* What a tile asks for; it takes more where there is more. */
#define WIDTH_CHARS 12

struct _SiyiFigureTile
{
  GtkButton  parent_instance;

  /* Children */
  GtkLabel  *title;
  GtkLabel  *number;
  GtkLabel  *unit;
  GtkLabel  *below;
  GtkWidget *waiting;

  char      *value;
};

enum { OPENED, COPIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiFigureTile, siyi_figure_tile, GTK_TYPE_BUTTON)

static void
on_pressed (SiyiFigureTile *self,
            int             n_press)
{
  if (n_press == 2)
    g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
on_key (SiyiFigureTile  *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_c || key == GDK_KEY_C)
    g_signal_emit (self, signals[COPIED], 0);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    g_signal_emit (self, signals[OPENED], 0);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
siyi_figure_tile_finalize (GObject *object)
{
  g_free (SIYI_FIGURE_TILE (object)->value);

  G_OBJECT_CLASS (siyi_figure_tile_parent_class)->finalize (object);
}

static void
siyi_figure_tile_class_init (SiyiFigureTileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_figure_tile_finalize;
  signals[OPENED] = g_signal_new ("opened", SIYI_TYPE_FIGURE_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[COPIED] = g_signal_new ("copied", SIYI_TYPE_FIGURE_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *class_name)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
siyi_figure_tile_init (SiyiFigureTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->title = add_label (box, "secondary");
  gtk_box_append (GTK_BOX (box), line);
  self->waiting = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->waiting, "waiting-bar");
  gtk_widget_set_hexpand (self->waiting, TRUE);
  gtk_box_append (GTK_BOX (line), self->waiting);
  self->number = add_label (line, "tile-number");
  self->unit = add_label (line, "tile-unit");
  gtk_label_set_ellipsize (self->number, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->unit), GTK_ALIGN_BASELINE);
  self->below = add_label (box, "secondary");
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "figure-tile");

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
siyi_figure_tile_new (void)
{
  return g_object_new (SIYI_TYPE_FIGURE_TILE, NULL);
}

/* Where the unit begins: behind the digits and their marks. */
static const char *
unit_of (const char *value)
{
  while (*value != '\0' && (guchar) *value < 0x80)
    value++;

  return value;
}

/**
 * siyi_figure_tile_set:
 * @value: the number with its unit
 * @below: (nullable): the change, or numerator and denominator
 * @definition: what is counted
 */
void
siyi_figure_tile_set (SiyiFigureTile *self,
                      const char     *title,
                      const char     *value,
                      const char     *below,
                      const char     *definition)
{
  const char *unit = unit_of (value);
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (SIYI_IS_FIGURE_TILE (self));

  number = unit == value ? g_strdup (value) : g_strndup (value, (gsize) (unit - value));
  g_strchomp (number);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->unit, unit == value ? "" : unit);
  gtk_label_set_label (self->below, below != NULL ? below : "");
  gtk_widget_set_visible (self->waiting, FALSE);
  g_free (self->value);
  self->value = g_strdup (value);

  /* Translators: a figure, its number, how it changed */
  sentence = g_strdup_printf (C_("figure", "%1$s %2$s, %3$s"), title, value, below != NULL ? below : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, definition, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), definition);
}

/**
 * siyi_figure_tile_wait:
 *
 * A grey bar until siyi_figure_tile_set().
 */
void
siyi_figure_tile_wait (SiyiFigureTile *self)
{
  g_return_if_fail (SIYI_IS_FIGURE_TILE (self));

  g_clear_pointer (&self->value, g_free);
  gtk_label_set_label (self->number, "");
  gtk_label_set_label (self->unit, "");
  gtk_label_set_label (self->below, "");
  gtk_widget_set_visible (self->waiting, TRUE);
}

void
siyi_figure_tile_set_chosen (SiyiFigureTile *self,
                             gboolean        chosen)
{
  g_return_if_fail (SIYI_IS_FIGURE_TILE (self));

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

/**
 * siyi_figure_tile_get_value:
 *
 * Returns: (transfer none) (nullable): the number with its unit as it is shown
 */
const char *
siyi_figure_tile_get_value (SiyiFigureTile *self)
{
  g_return_val_if_fail (SIYI_IS_FIGURE_TILE (self), NULL);

  return self->value;
}

const char *
siyi_figure_tile_get_below (SiyiFigureTile *self)
{
  g_return_val_if_fail (SIYI_IS_FIGURE_TILE (self), NULL);

  return gtk_label_get_label (self->below);
}
