/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SiyiChart: columns, lying bars, parts, a line or a funnel of counts, drawn in one snapshot; over
 * each bar lies a spot, so that every number can be reached, read out and chosen. Tab goes to the
 * chart and past it, the arrows walk its bars. Main thread. */
#include "siyi-chart.h"

#include "siyi-chart-draw.h"
#include "siyi-chart-spot.h"
#include "siyi-children.h"

struct _SiyiChart
{
  GtkWidget      parent_instance;

  SiyiChartKind  kind;
  char          *definition;
  GPtrArray     *bars;      /* SiyiChartBar; NULL: under way */
  GPtrArray     *spots;     /* SiyiChartSpot, our children, in their order; borrowed */
  int            chosen;    /* -1: none */
  guint          at;        /* where the keyboard was last */
};

enum { PROP_KIND = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { CHOSEN, OPENED, COPIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (SiyiChartKind, siyi_chart_kind,
                    G_DEFINE_ENUM_VALUE (SIYI_CHART_COLUMNS, "columns"),
                    G_DEFINE_ENUM_VALUE (SIYI_CHART_BARS, "bars"),
                    G_DEFINE_ENUM_VALUE (SIYI_CHART_PARTS, "parts"),
                    G_DEFINE_ENUM_VALUE (SIYI_CHART_LINE, "line"),
                    G_DEFINE_ENUM_VALUE (SIYI_CHART_FUNNEL, "funnel"))

G_DEFINE_FINAL_TYPE (SiyiChart, siyi_chart, GTK_TYPE_WIDGET)

/**
 * siyi_chart_bar_new:
 * @previous: the number of the year before, -1 where there is none
 *
 * Returns: (transfer full): a bar with copies of the texts
 */
SiyiChartBar *
siyi_chart_bar_new (const char *label,
                    const char *text,
                    const char *sentence,
                    gint64      value,
                    gint64      previous)
{
  SiyiChartBar *self = g_new0 (SiyiChartBar, 1);

  self->label = g_strdup (label);
  self->text = g_strdup (text);
  self->sentence = g_strdup (sentence);
  self->value = value;
  self->previous = previous;

  return self;
}

void
siyi_chart_bar_free (SiyiChartBar *self)
{
  g_free (self->label);
  g_free (self->text);
  g_free (self->sentence);
  g_free (self);
}

static guint
place_of (SiyiChart *self,
          GtkWidget *spot)
{
  guint place = 0;

  g_ptr_array_find (self->spots, spot, &place);

  return place;
}

static void
on_spot_pressed (GtkWidget *spot,
                 int        n_press,
                 SiyiChart *self)
{
  self->at = place_of (self, spot);
  g_signal_emit (self, signals[n_press > 1 ? OPENED : CHOSEN], 0, self->at);
}

static void
walk (SiyiChart *self,
      int        steps)
{
  const int last = (int) self->spots->len - 1;

  if (last < 0)
    return;
  self->at = (guint) CLAMP ((int) self->at + steps, 0, last);
  gtk_widget_grab_focus (g_ptr_array_index (self->spots, self->at));
}

static gboolean
on_key (SiyiChart       *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  const gboolean copies = (state & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_c || key == GDK_KEY_C);
  const gboolean opens = (state & GDK_CONTROL_MASK) != 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter);

  if (self->spots->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (copies || opens)
    {
      g_signal_emit (self, signals[copies ? COPIED : OPENED], 0, self->at);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      walk (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      walk (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      walk (self, -(int) self->spots->len);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      walk (self, (int) self->spots->len);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[CHOSEN], 0, self->at);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Tab stops once in a chart, where the keyboard was last. */
static gboolean
siyi_chart_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  SiyiChart *self = SIYI_CHART (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->spots->len == 0)
    return FALSE;

  return gtk_widget_grab_focus (g_ptr_array_index (self->spots, self->at));
}

static gboolean
siyi_chart_grab_focus (GtkWidget *widget)
{
  SiyiChart *self = SIYI_CHART (widget);

  return self->spots->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->spots, self->at));
}

static void
siyi_chart_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  SiyiChart *self = SIYI_CHART (widget);
  const guint n_bars = self->bars != NULL ? self->bars->len : 0;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? siyi_chart_width (self->kind, n_bars)
                          : siyi_chart_height (self->kind, n_bars, siyi_chart_line_height (widget));
}

static void
siyi_chart_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  SiyiChart *self = SIYI_CHART (widget);
  SiyiChartFrame frame;

  siyi_chart_frame_init (&frame, widget, self->kind, self->bars);
  for (guint i = 0; i < self->spots->len; i++)
    {
      graphene_rect_t spot;

      siyi_chart_frame_spot (&frame, i, &spot);
      gtk_widget_size_allocate (g_ptr_array_index (self->spots, i),
                                &(GtkAllocation) { (int) spot.origin.x, (int) spot.origin.y,
                                                   (int) spot.size.width, (int) spot.size.height }, -1);
    }
}

static void
siyi_chart_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  SiyiChart *self = SIYI_CHART (widget);
  SiyiChartFrame frame;

  siyi_chart_frame_init (&frame, widget, self->kind, self->bars);
  if (self->bars != NULL)
    siyi_chart_draw (&frame, snapshot, self->chosen);
  else
    siyi_chart_draw_waiting (&frame, snapshot);

  GTK_WIDGET_CLASS (siyi_chart_parent_class)->snapshot (widget, snapshot);
}

static void
siyi_chart_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_enum (value, SIYI_CHART (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_chart_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  if (id == PROP_KIND)
    SIYI_CHART (object)->kind = (SiyiChartKind) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_chart_dispose (GObject *object)
{
  SiyiChart *self = SIYI_CHART (object);

  g_ptr_array_set_size (self->spots, 0);
  siyi_children_unparent (self);
  g_clear_pointer (&self->bars, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_chart_parent_class)->dispose (object);
}

static void
siyi_chart_finalize (GObject *object)
{
  g_free (SIYI_CHART (object)->definition);
  g_ptr_array_unref (SIYI_CHART (object)->spots);

  G_OBJECT_CLASS (siyi_chart_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SIYI_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
siyi_chart_class_init (SiyiChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = siyi_chart_get_property;
  object_class->set_property = siyi_chart_set_property;
  object_class->dispose = siyi_chart_dispose;
  object_class->finalize = siyi_chart_finalize;
  widget_class->measure = siyi_chart_measure;
  widget_class->size_allocate = siyi_chart_size_allocate;
  widget_class->snapshot = siyi_chart_snapshot;
  widget_class->focus = siyi_chart_focus;
  widget_class->grab_focus = siyi_chart_grab_focus;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SIYI_TYPE_CHART_KIND, SIYI_CHART_COLUMNS,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHOSEN] = add_signal ("chosen");
  signals[OPENED] = add_signal ("opened");
  signals[COPIED] = add_signal ("copied");

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_chart_init (SiyiChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen = -1;
  self->spots = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * siyi_chart_new:
 *
 * Returns: (transfer floating): a chart whose bars are under way
 */
GtkWidget *
siyi_chart_new (SiyiChartKind kind)
{
  return g_object_new (SIYI_TYPE_CHART, "kind", kind, NULL);
}

/**
 * siyi_chart_set_definition:
 * @definition: what its numbers count, said with each bar from the next ones on
 */
void
siyi_chart_set_definition (SiyiChart  *self,
                           const char *definition)
{
  g_return_if_fail (SIYI_IS_CHART (self));

  g_free (self->definition);
  self->definition = g_strdup (definition);
}

/* Spots that stay keep the focus: a new number under the pointer is no other bar. */
static void
fit_spots (SiyiChart *self,
           guint      n)
{
  while (self->spots->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->spots, self->spots->len - 1));
      g_ptr_array_set_size (self->spots, (int) self->spots->len - 1);
    }
  while (self->spots->len < n)
    {
      GtkWidget *spot = siyi_chart_spot_new ();

      g_signal_connect_object (spot, "pressed", G_CALLBACK (on_spot_pressed), self, 0);
      gtk_widget_set_parent (spot, GTK_WIDGET (self));
      g_ptr_array_add (self->spots, spot);
    }
}

/**
 * siyi_chart_take_bars:
 * @bars: (transfer full) (nullable) (element-type SiyiChartBar): %NULL: under way, grey bars
 */
void
siyi_chart_take_bars (SiyiChart *self,
                      GPtrArray *bars)
{
  const guint n = bars != NULL ? bars->len : 0;

  g_return_if_fail (SIYI_IS_CHART (self));

  g_clear_pointer (&self->bars, g_ptr_array_unref);
  self->bars = bars;
  self->at = n > 0 ? MIN (self->at, n - 1) : 0;
  fit_spots (self, n);
  for (guint i = 0; i < n; i++)
    siyi_chart_spot_set_words (g_ptr_array_index (self->spots, i),
                               ((const SiyiChartBar *) g_ptr_array_index (bars, i))->sentence, self->definition);
  siyi_chart_set_chosen (self, self->chosen < (int) n ? self->chosen : -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
siyi_chart_get_n_bars (SiyiChart *self)
{
  g_return_val_if_fail (SIYI_IS_CHART (self), 0);

  return self->spots->len;
}

/**
 * siyi_chart_set_chosen:
 * @bar: its place, -1 for none
 *
 * Marks the bar whose list is shown; tells nobody.
 */
void
siyi_chart_set_chosen (SiyiChart *self,
                       int        bar)
{
  g_return_if_fail (SIYI_IS_CHART (self));

  self->chosen = bar;
  for (guint i = 0; i < self->spots->len; i++)
    siyi_chart_spot_set_chosen (g_ptr_array_index (self->spots, i), (int) i == bar);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
siyi_chart_get_chosen (SiyiChart *self)
{
  g_return_val_if_fail (SIYI_IS_CHART (self), -1);

  return self->chosen;
}

/**
 * siyi_chart_get_spot:
 *
 * Returns: (transfer none): what lies over that bar
 */
GtkWidget *
siyi_chart_get_spot (SiyiChart *self,
                     guint      bar)
{
  g_return_val_if_fail (SIYI_IS_CHART (self) && bar < self->spots->len, NULL);

  return g_ptr_array_index (self->spots, bar);
}
