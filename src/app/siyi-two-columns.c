/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of two columns that becomes one of a column where its width asks for it. Beside each other they
 * have the height there is, and scroll by themselves; below each other they are as high as they are, and
 * the scroller around scrolls. Main thread. */
#include "siyi-two-columns.h"

#include "siyi-children.h"

#define GAP 20
#define FIRST 0.386            /* of the width: the first column, where nothing else is said */
#define WIDE 740
#define LEAST_HEIGHT 240

struct _SiyiTwoColumns
{
  GtkWidget parent_instance;

  double    first;             /* of the width: the first column */
};

enum { PROP_FIRST = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void siyi_two_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiTwoColumns, siyi_two_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, siyi_two_columns_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
siyi_two_columns_add_child (GtkBuildable *buildable,
                            GtkBuilder   *builder,
                            GObject      *child,
                            const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
siyi_two_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = siyi_two_columns_add_child;
}

static int
least_width (GtkWidget *child)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static gboolean
has_room (GtkWidget *first,
          GtkWidget *second,
          int        width)
{
  return width >= MAX (WIDE, least_width (first) + GAP + least_width (second));
}

static int
first_width (SiyiTwoColumns *self,
             GtkWidget      *first,
             GtkWidget      *second,
             int             width)
{
  const int most = width - GAP - least_width (second);

  return CLAMP ((int) (width * self->first), least_width (first), MAX (most, least_width (first)));
}

static GtkSizeRequestMode
siyi_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
siyi_two_columns_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  int heights[2];

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least_width (first), least_width (second));
      *natural = MAX (*minimum, WIDE);
      return;
    }

  if (for_size < 0 || has_room (first, second, for_size))
    {
      *minimum = LEAST_HEIGHT;
      *natural = 2 * LEAST_HEIGHT;
      return;
    }
  gtk_widget_measure (first, orientation, for_size, NULL, &heights[0], NULL, NULL);
  gtk_widget_measure (second, orientation, for_size, NULL, &heights[1], NULL, NULL);
  *minimum = *natural = heights[0] + GAP + heights[1];
}

static void
allocate_at (GtkWidget *child,
             int        x,
             int        y,
             int        width,
             int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
siyi_two_columns_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int part;

  if (has_room (first, second, width))
    {
      part = first_width (SIYI_TWO_COLUMNS (widget), first, second, width);
      allocate_at (first, is_rtl ? width - part : 0, 0, part, height);
      allocate_at (second, is_rtl ? 0 : part + GAP, 0, width - part - GAP, height);
      return;
    }

  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, width, NULL, &part, NULL, NULL);
  allocate_at (first, 0, 0, width, part);
  allocate_at (second, 0, part + GAP, width, MAX (height - part - GAP, 0));
}

static void
siyi_two_columns_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_double (value, SIYI_TWO_COLUMNS (object)->first);
}

static void
siyi_two_columns_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SIYI_TWO_COLUMNS (object)->first = g_value_get_double (value);
  gtk_widget_queue_allocate (GTK_WIDGET (object));
}

static void
siyi_two_columns_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_two_columns_parent_class)->dispose (object);
}

static void
siyi_two_columns_class_init (SiyiTwoColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_two_columns_dispose;
  G_OBJECT_CLASS (klass)->get_property = siyi_two_columns_get_property;
  G_OBJECT_CLASS (klass)->set_property = siyi_two_columns_set_property;
  properties[PROP_FIRST] = g_param_spec_double ("first", NULL, NULL, 0.1, 0.9, FIRST,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  widget_class->get_request_mode = siyi_two_columns_get_request_mode;
  widget_class->measure = siyi_two_columns_measure;
  widget_class->size_allocate = siyi_two_columns_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "twocolumns");
}

static void
siyi_two_columns_init (SiyiTwoColumns *self)
{
  self->first = FIRST;
}
