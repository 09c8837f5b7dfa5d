/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mark of a takeover's cell as a small picture; the word always stands beside it, so the
 * picture itself is presentation only. */
#include "siyi-flag-mark.h"

#include "siyi-colors.h"
#include "siyi-import-words.h"

#define MARK_SIZE 12

struct _SiyiFlagMark
{
  GtkWidget parent_instance;

  int       kind;      /* SiyiFlagKind */
};

enum { PROP_0, PROP_KIND, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SiyiFlagMark, siyi_flag_mark, GTK_TYPE_WIDGET)

static void
draw_dots (GtkSnapshot *snapshot,
           GtkWidget   *widget,
           float        middle)
{
  const GdkRGBA ink = siyi_color (widget, "window_fg_color", 0.45f);

  for (int x = 0; x < MARK_SIZE; x += 3)
    gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT (x, middle, 1.5f, 1.5f));
}

static void
siyi_flag_mark_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiFlagMark *self = SIYI_FLAG_MARK (widget);
  float middle = (float) gtk_widget_get_height (widget) / 2.0f;
  GskRoundedRect shape;
  GdkRGBA ink;

  if (self->kind == SIYI_FLAG_INFERRED)
    {
      draw_dots (snapshot, widget, middle);
    }
  else if (self->kind == SIYI_FLAG_LOOK)
    {
      ink = siyi_color (widget, "warning_bg_color", 1);
      gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (2, middle - 4, 8, 8), 2);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &ink, &shape.bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      ink = siyi_color (widget, "error_color", 1);
      gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (2, middle - 4, 8, 8), 4);
      gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 2, 2, 2, 2 },
                                  (GdkRGBA[4]) { ink, ink, ink, ink });
    }
}

static void
siyi_flag_mark_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = MARK_SIZE;
}

static void
siyi_flag_mark_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SIYI_FLAG_MARK (object)->kind = g_value_get_int (value);
}

static void
siyi_flag_mark_class_init (SiyiFlagMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = siyi_flag_mark_set_property;
  widget_class->snapshot = siyi_flag_mark_snapshot;
  widget_class->measure = siyi_flag_mark_measure;

  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, SIYI_FLAG_INFERRED,
                                            SIYI_FLAG_UNREADABLE, SIYI_FLAG_INFERRED,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
siyi_flag_mark_init (SiyiFlagMark *self)
{
}

/**
 * siyi_flag_mark_new:
 * @kind: a #SiyiFlagKind
 */
GtkWidget *
siyi_flag_mark_new (int kind)
{
  return g_object_new (SIYI_TYPE_FLAG_MARK, "kind", kind, NULL);
}
