/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year's sessions as one widget: where each stands, the cursor among them, keys and pointer. The
 * session with the cursor is the widget's accessible label. Main thread. */
#include "siyi-ones-grid-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-ones-words.h"

#define SEAL 18.0f
#define GAP 2.0f

enum { SESSION_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiOnesGrid, siyi_ones_grid, GTK_TYPE_WIDGET)

static const SiyiOnes *
ones_at (SiyiOnesGrid *self,
         guint         i)
{
  return &g_array_index (self->year->ones, SiyiOnes, i);
}

/* Which of its day's sessions it is, and how many there are: they share the height of the row. */
static void
share_of_day (SiyiOnesGrid *self,
              guint         i,
              guint        *place,
              guint        *of)
{
  const SiyiDay day = ones_at (self, i)->session->day;
  guint first = i, last = i;

  while (first > 0 && ones_at (self, first - 1)->session->day == day)
    first--;
  while (last + 1 < self->year->ones->len && ones_at (self, last + 1)->session->day == day)
    last++;
  *place = i - first;
  *of = last - first + 1;
}

void
siyi_ones_grid_area (SiyiOnesGrid    *self,
                     guint            i,
                     graphene_rect_t *area)
{
  const float room = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - SIYI_ONES_LEFT - SIYI_ONES_RIGHT);
  const float step = CLAMP (room / 31, 1, SIYI_ONES_STEP_MOST);
  guint place, of;
  int month, day;
  float size, top;

  siyi_day_split (ones_at (self, i)->session->day, NULL, &month, &day);
  share_of_day (self, i, &place, &of);
  size = MIN (SEAL, (SIYI_ONES_ROW - 2 - GAP * (float) (of - 1)) / (float) of);
  top = (SIYI_ONES_ROW - size * (float) of - GAP * (float) (of - 1)) / 2;
  graphene_rect_init (area, SIYI_ONES_LEFT + ((float) day - 0.5f) * step - size / 2,
                      (float) (SIYI_ONES_HEAD + (month - 1) * SIYI_ONES_ROW) + top + (float) place * (size + GAP), size, size);
}

static int
find (SiyiOnesGrid *self,
      gint64        session)
{
  for (guint i = 0; self->year != NULL && session != 0 && i < self->year->ones->len; i++)
    if (ones_at (self, i)->session->id == session)
      return (int) i;

  return -1;
}

/* -1: none there */
static int
session_at (SiyiOnesGrid *self,
            double        x,
            double        y)
{
  for (guint i = 0; self->year != NULL && i < self->year->ones->len; i++)
    {
      graphene_rect_t area;

      siyi_ones_grid_area (self, i, &area);
      graphene_rect_inset (&area, -1, -1);
      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return (int) i;
    }

  return -1;
}

/**
 * siyi_ones_grid_dup_label:
 *
 * Returns: (transfer full): the session with the cursor and what it lacks, as a screen reader says it
 */
char *
siyi_ones_grid_dup_label (SiyiOnesGrid *self)
{
  int i;

  g_return_val_if_fail (SIYI_IS_ONES_GRID (self), NULL);

  i = find (self, self->session);

  return i >= 0 ? siyi_ones_words_label (ones_at (self, (guint) i), self->year->today)
                : g_strdup (_("Sessions of the year"));
}

static void
tell_cursor (SiyiOnesGrid *self)
{
  g_autofree char *label = siyi_ones_grid_dup_label (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
siyi_ones_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  if (SIYI_ONES_GRID (widget)->year != NULL)
    siyi_ones_grid_draw (SIYI_ONES_GRID (widget), snapshot);
}

static void
siyi_ones_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? SIYI_ONES_LEFT + 31 * SIYI_ONES_STEP + SIYI_ONES_RIGHT
                          : SIYI_ONES_HEAD + 12 * SIYI_ONES_ROW + SIYI_ONES_BELOW;
}

static void
activate (SiyiOnesGrid *self)
{
  if (find (self, self->session) >= 0)
    g_signal_emit (self, signals[SESSION_ACTIVATED], 0, self->session);
}

static void
on_pressed (SiyiOnesGrid *self,
            int           n_press,
            double        x,
            double        y)
{
  const int i = session_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (i < 0)
    return;

  siyi_ones_grid_set_session (self, ones_at (self, (guint) i)->session->id);
  activate (self);
}

static int
month_of (SiyiOnesGrid *self,
          int           i)
{
  int month;

  siyi_day_split (ones_at (self, (guint) i)->session->day, NULL, &month, NULL);

  return month;
}

/* The session of the next month that has any, whose day is nearest. */
static int
step_month (SiyiOnesGrid *self,
            int           from,
            int           way)
{
  const int n = (int) self->year->ones->len;
  int i = from, best, day, wanted;

  while (i >= 0 && i < n && month_of (self, i) == month_of (self, from))
    i += way;
  if (i < 0 || i >= n)
    return from;

  siyi_day_split (ones_at (self, (guint) from)->session->day, NULL, NULL, &wanted);
  best = i;
  for (int at = i; at >= 0 && at < n && month_of (self, at) == month_of (self, i); at += way)
    {
      int best_day;

      siyi_day_split (ones_at (self, (guint) at)->session->day, NULL, NULL, &day);
      siyi_day_split (ones_at (self, (guint) best)->session->day, NULL, NULL, &best_day);
      if (ABS (day - wanted) < ABS (best_day - wanted))
        best = at;
    }

  return best;
}

static int
end_of_month (SiyiOnesGrid *self,
              int           from,
              int           way)
{
  int i = from;

  while (i + way >= 0 && i + way < (int) self->year->ones->len && month_of (self, i + way) == month_of (self, from))
    i += way;

  return i;
}

static gboolean
on_key (SiyiOnesGrid    *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  int i = find (self, self->session);

  if (i < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
      i = MAX (i - 1, 0);
      break;
    case GDK_KEY_Right:
      i = MIN (i + 1, (int) self->year->ones->len - 1);
      break;
    case GDK_KEY_Up:
      i = step_month (self, i, -1);
      break;
    case GDK_KEY_Down:
      i = step_month (self, i, 1);
      break;
    case GDK_KEY_Home:
      i = end_of_month (self, i, -1);
      break;
    case GDK_KEY_End:
      i = end_of_month (self, i, 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  siyi_ones_grid_set_session (self, ones_at (self, (guint) i)->session->id);

  return GDK_EVENT_STOP;
}

static gboolean
on_query_tooltip (SiyiOnesGrid *self,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  const int i = keyboard ? find (self, self->session) : session_at (self, x, y);
  g_autofree char *text = NULL;

  if (i < 0)
    return FALSE;

  text = siyi_ones_words_label (ones_at (self, (guint) i), self->year->today);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
siyi_ones_grid_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_ones_grid_parent_class)->dispose (object);
}

static void
siyi_ones_grid_class_init (SiyiOnesGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_ones_grid_dispose;
  widget_class->measure = siyi_ones_grid_measure;
  widget_class->snapshot = siyi_ones_grid_snapshot;
  gtk_widget_class_set_css_name (widget_class, "onesgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SESSION_ACTIVATED] = g_signal_new ("session-activated", SIYI_TYPE_ONES_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
siyi_ones_grid_init (SiyiOnesGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Today's session, else the last that is over, else the first of all. */
static gint64
first_cursor (const SiyiOnesYear *year)
{
  gint64 session = 0;

  for (guint i = 0; i < year->ones->len; i++)
    {
      const SiyiOnes *ones = &g_array_index (year->ones, SiyiOnes, i);

      if (session == 0 || !ones->coming)
        session = ones->session->id;
    }

  return session;
}

/**
 * siyi_ones_grid_set:
 * @year: (nullable): shown from now on; the cursor stays on its session where that is still there
 */
void
siyi_ones_grid_set (SiyiOnesGrid       *self,
                    const SiyiOnesYear *year)
{
  g_return_if_fail (SIYI_IS_ONES_GRID (self));

  self->year = year;
  if (year != NULL && find (self, self->session) < 0)
    self->session = first_cursor (year);
  tell_cursor (self);
}

gint64
siyi_ones_grid_get_session (SiyiOnesGrid *self)
{
  g_return_val_if_fail (SIYI_IS_ONES_GRID (self), 0);

  return self->session;
}

/**
 * siyi_ones_grid_set_session:
 * @session: where the cursor goes; one that is not of the year changes nothing
 */
void
siyi_ones_grid_set_session (SiyiOnesGrid *self,
                            gint64        session)
{
  g_return_if_fail (SIYI_IS_ONES_GRID (self));

  if (find (self, session) < 0)
    return;

  self->session = session;
  tell_cursor (self);
}
