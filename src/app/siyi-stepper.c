/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a reception as three parts in a row, each pointing into the next. The grounds are
 * drawn here by one snapshot; each part is a button, so that keys and screen readers reach it. */
#include "siyi-stepper.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-colors.h"
#include "siyi-tip.h"

#define HEIGHT 57          /* with the line below, 58 */
#define CHEVRON 11.0
#define PART_MIN 150

typedef struct
{
  GtkWidget        *button;
  GtkWidget        *number, *check;   /* one of them shows */
  GtkWidget        *words;
  SiyiStepperState  state;
} Part;

struct _SiyiStepper
{
  GtkWidget parent_instance;

  Part      parts[SIYI_N_STAGES];
};

enum { STAGE_CLICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiStepper, siyi_stepper, GTK_TYPE_WIDGET)

static const char *
stage_title (SiyiStage stage)
{
  switch (stage)
    {
    case SIYI_STAGE_PREPARE: return C_("stage", "Prepare");
    case SIYI_STAGE_RECEIVE: return C_("stage", "Receive");
    case SIYI_STAGE_FOLLOW:
    case SIYI_N_STAGES:
    default: return C_("stage", "Follow up");
    }
}

static void
on_clicked (SiyiStepper *self,
            GtkWidget   *button)
{
  for (int i = 0; i < SIYI_N_STAGES; i++)
    if (self->parts[i].button == button)
      g_signal_emit (self, signals[STAGE_CLICKED], 0, i);
}

static GtkWidget *
new_mark (Part *part,
          int   number)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *text = g_strdup_printf ("%d", number);

  part->number = gtk_label_new (text);
  part->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_set_hexpand (part->number, TRUE);
  gtk_widget_set_hexpand (part->check, TRUE);
  gtk_widget_set_visible (part->check, FALSE);
  gtk_box_append (GTK_BOX (mark), part->number);
  gtk_box_append (GTK_BOX (mark), part->check);
  /* Else the mark would take the room of the words with its content. */
  gtk_widget_set_hexpand (mark, FALSE);
  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);

  return mark;
}

static void
add_part (SiyiStepper *self,
          int          stage)
{
  Part *part = &self->parts[stage];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (stage_title ((SiyiStage) stage));

  part->words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (part->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (part->words, "secondary");
  gtk_widget_add_css_class (part->words, "numeric");
  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (box), new_mark (part, stage + 1));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), part->words);

  part->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (part->button), box);
  gtk_widget_add_css_class (part->button, "flat");
  gtk_widget_set_parent (part->button, GTK_WIDGET (self));
  g_signal_connect_swapped (part->button, "clicked", G_CALLBACK (on_clicked), self);
}

static void
siyi_stepper_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  SiyiStepper *self = SIYI_STEPPER (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? SIYI_N_STAGES * PART_MIN : HEIGHT;
  *natural = *minimum;
  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      int least, usual;

      gtk_widget_measure (self->parts[i].button, orientation, -1, &least, &usual, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          *minimum = MAX (*minimum, SIYI_N_STAGES * least);
          *natural = MAX (*natural, SIYI_N_STAGES * usual);
        }
      else
        *minimum = *natural = MAX (*minimum, least);
    }
}

static int
part_start (int width,
            int stage)
{
  return width * stage / SIYI_N_STAGES;
}

static void
siyi_stepper_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  SiyiStepper *self = SIYI_STEPPER (widget);

  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      GtkAllocation area = { .x = part_start (width, i), .height = height };

      area.width = part_start (width, i + 1) - area.x;
      gtk_widget_size_allocate (self->parts[i].button, &area, -1);
    }
}

/* The outline of a part: it takes the point of the one before and points into the next. */
static void
trace_part (cairo_t *cr,
            double   from,
            double   to,
            double   height,
            gboolean first,
            gboolean last)
{
  cairo_move_to (cr, from, 0);
  cairo_line_to (cr, to, 0);
  if (!last)
    cairo_line_to (cr, to + CHEVRON, height / 2);
  cairo_line_to (cr, to, height);
  cairo_line_to (cr, from, height);
  if (!first)
    cairo_line_to (cr, from + CHEVRON, height / 2);
  cairo_close_path (cr);
}

static void
draw_grounds (SiyiStepper *self,
              cairo_t     *cr,
              int          width,
              int          height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA ground = siyi_color (widget, "accent_bg_color", 0.1f);
  GdkRGBA line = siyi_color (widget, "window_fg_color", 0.2f);

  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      double from = part_start (width, i), to = part_start (width, i + 1);

      if (self->parts[i].state == SIYI_STEPPER_CURRENT)
        {
          trace_part (cr, from, to, height, i == 0, i == SIYI_N_STAGES - 1);
          gdk_cairo_set_source_rgba (cr, &ground);
          cairo_fill (cr);
        }
      if (i == 0)
        continue;

      cairo_move_to (cr, from + 0.5, 0);
      cairo_line_to (cr, from + CHEVRON + 0.5, height / 2.0);
      cairo_line_to (cr, from + 0.5, height);
      cairo_set_line_width (cr, 1);
      gdk_cairo_set_source_rgba (cr, &line);
      cairo_stroke (cr);
    }
}

static void
siyi_stepper_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  draw_grounds (SIYI_STEPPER (widget), cr, width, height);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (siyi_stepper_parent_class)->snapshot (widget, snapshot);
}

static void
siyi_stepper_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_stepper_parent_class)->dispose (object);
}

static void
siyi_stepper_class_init (SiyiStepperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_stepper_dispose;
  widget_class->measure = siyi_stepper_measure;
  widget_class->size_allocate = siyi_stepper_size_allocate;
  widget_class->snapshot = siyi_stepper_snapshot;

  signals[STAGE_CLICKED] = g_signal_new ("stage-clicked", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "stepper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_stepper_init (SiyiStepper *self)
{
  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      add_part (self, i);
      siyi_stepper_set_stage (self, (SiyiStage) i, SIYI_STEPPER_AHEAD, "");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Stages of the reception"), -1);
}

/**
 * siyi_stepper_new:
 *
 * Returns: (transfer floating): three stages, all ahead
 */
GtkWidget *
siyi_stepper_new (void)
{
  return g_object_new (SIYI_TYPE_STEPPER, NULL);
}

static const char *
state_class (SiyiStepperState state)
{
  switch (state)
    {
    case SIYI_STEPPER_DONE: return "done";
    case SIYI_STEPPER_CURRENT: return "current";
    case SIYI_STEPPER_AHEAD:
    default: return "ahead";
    }
}

/**
 * siyi_stepper_set_stage:
 * @self: the stepper
 * @stage: which of the three
 * @state: done shows a check, the current one its ground
 * @words: translated: how far it is, "7项办妥"
 */
void
siyi_stepper_set_stage (SiyiStepper      *self,
                        SiyiStage         stage,
                        SiyiStepperState  state,
                        const char       *words)
{
  Part *part;
  g_autofree char *label = NULL;

  g_return_if_fail (SIYI_IS_STEPPER (self));
  g_return_if_fail (stage < SIYI_N_STAGES);

  part = &self->parts[stage];
  gtk_widget_remove_css_class (part->button, state_class (part->state));
  part->state = state;
  gtk_widget_add_css_class (part->button, state_class (state));
  gtk_widget_set_visible (part->check, state == SIYI_STEPPER_DONE);
  gtk_widget_set_visible (part->number, state != SIYI_STEPPER_DONE);
  gtk_label_set_text (GTK_LABEL (part->words), words);

  /* Translators: a stage of the reception and how far it is, as a screen reader says it */
  label = *words != '\0' ? g_strdup_printf (C_("stage", "%1$s, %2$s"), stage_title (stage), words)
                         : g_strdup (stage_title (stage));
  siyi_tip_set (part->button, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

SiyiStepperState
siyi_stepper_get_state (SiyiStepper *self,
                        SiyiStage    stage)
{
  g_return_val_if_fail (SIYI_IS_STEPPER (self) && stage < SIYI_N_STAGES, SIYI_STEPPER_AHEAD);

  return self->parts[stage].state;
}

/**
 * siyi_stepper_get_button:
 *
 * Returns: (transfer none): what is clicked to go to @stage
 */
GtkWidget *
siyi_stepper_get_button (SiyiStepper *self,
                         SiyiStage    stage)
{
  g_return_val_if_fail (SIYI_IS_STEPPER (self) && stage < SIYI_N_STAGES, NULL);

  return self->parts[stage].button;
}
