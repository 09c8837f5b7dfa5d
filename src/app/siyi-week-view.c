/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week with its hours: each session is a block as long as it lasts; one without a time stands
 * at the top. The blocks are the month's cards with time, method and place. */
#include "siyi-week-view.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-colors.h"
#include "siyi-month-chip.h"
#include "siyi-shown-words.h"

#define N_DAYS 7
#define FIRST_HOUR 8
#define LAST_HOUR 18
#define HOUR_HEIGHT 62
#define HEAD_HEIGHT 56
#define SCALE_WIDTH 52
#define BLOCK_LEAST 96
#define INSET 3

struct _SiyiWeekView
{
  GtkWidget       parent_instance;

  /* Owned */
  SiyiShownMonth *month;
  SiyiDay         day;        /* one of the week */
};

G_DEFINE_FINAL_TYPE (SiyiWeekView, siyi_week_view, GTK_TYPE_WIDGET)

static SiyiDay
monday_of (SiyiWeekView *self)
{
  return self->day - (siyi_day_weekday (self->day) - 1);
}

/* Minutes of the day; -1 where none can be read. */
static int
minutes_of (const char *time)
{
  int hour, minute;

  if (time == NULL || sscanf (time, "%d:%d", &hour, &minute) != 2)
    return -1;

  return hour * 60 + minute;
}

static void
span_of (const SiyiPlanned *session,
         int               *from,
         int               *to)
{
  *from = minutes_of (session->from);
  *to = minutes_of (session->to);
  if (*from < 0)
    *from = (session->part == SIYI_PART_PM ? 14 : FIRST_HOUR) * 60;
  if (*to <= *from)
    *to = *from + 120;
  *from = CLAMP (*from, FIRST_HOUR * 60, LAST_HOUR * 60);
  *to = CLAMP (*to, *from, LAST_HOUR * 60);
}

static int
day_edge (int width,
          int column)
{
  return SCALE_WIDTH + (width - SCALE_WIDTH) * column / N_DAYS;
}

static void
siyi_week_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = SCALE_WIDTH + N_DAYS * 72;
  else
    *minimum = *natural = HEAD_HEIGHT + (LAST_HOUR - FIRST_HOUR) * HOUR_HEIGHT;
}

/* Sessions of the same hours stand side by side. */
static void
allocate_chip (SiyiWeekView *self,
               GtkWidget    *chip,
               int           width)
{
  const SiyiPlanned *session = siyi_month_chip_get_shown (SIYI_MONTH_CHIP (chip))->session;
  int column = session->day - monday_of (self);
  int left = day_edge (width, column), right = day_edge (width, column + 1);
  int from, to, minimum, n = 0, place = 0;
  const SiyiShown *other;

  span_of (session, &from, &to);
  for (guint i = 0; (other = siyi_shown_month_on (self->month, session->day, i)) != NULL; i++)
    {
      int other_from, other_to;

      span_of (other->session, &other_from, &other_to);
      if (other_from < to && from < other_to)
        {
          place += i < siyi_month_chip_get_number (SIYI_MONTH_CHIP (chip));
          n++;
        }
    }

  n = MAX (n, 1);
  gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (chip, &(GtkAllocation) {
      left + INSET + (right - left) * place / n,
      HEAD_HEIGHT + (from - FIRST_HOUR * 60) * HOUR_HEIGHT / 60 + INSET,
      MAX ((right - left) / n - 2 * INSET, minimum),
      MAX ((to - from) * HOUR_HEIGHT / 60 - 2 * INSET, BLOCK_LEAST) }, -1);
}

static void
siyi_week_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SiyiWeekView *self = SIYI_WEEK_VIEW (widget);
  int column = 0, hour = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (SIYI_IS_MONTH_CHIP (child))
        allocate_chip (self, child, width);
      else if (gtk_widget_has_css_class (child, "week-hour"))
        gtk_widget_size_allocate (child, &(GtkAllocation) {
            0, HEAD_HEIGHT + hour++ * HOUR_HEIGHT, MAX (SCALE_WIDTH - 8, minimum),
            HOUR_HEIGHT }, -1);
      else if (gtk_widget_should_layout (child))
        {
          int left = day_edge (width, column), right = day_edge (width, column + 1);

          gtk_widget_size_allocate (child, &(GtkAllocation) {
              left, 0, MAX (right - left, minimum), HEAD_HEIGHT }, -1);
          column++;
        }
    }
}

static void
fill (GtkWidget   *widget,
      GtkSnapshot *snapshot,
      float        alpha,
      float        x,
      float        y,
      float        width,
      float        height)
{
  GdkRGBA color = siyi_color (widget, "window_fg_color", alpha);

  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
siyi_week_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiWeekView *self = SIYI_WEEK_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  for (int i = 0; self->month != NULL && i < N_DAYS; i++)
    {
      const SiyiScheduleDay *info = siyi_shown_month_day (self->month, monday_of (self) + i);
      float left = day_edge (width, i);

      if (info != NULL && !info->working)
        fill (widget, snapshot, 0.05f, left, HEAD_HEIGHT, day_edge (width, i + 1) - left,
              height - HEAD_HEIGHT);
      fill (widget, snapshot, 0.08f, left, HEAD_HEIGHT, 1, height - HEAD_HEIGHT);
    }
  for (int hour = 0; hour < LAST_HOUR - FIRST_HOUR; hour++)
    fill (widget, snapshot, 0.08f, SCALE_WIDTH, HEAD_HEIGHT + hour * HOUR_HEIGHT,
          width - SCALE_WIDTH, 1);

  GTK_WIDGET_CLASS (siyi_week_view_parent_class)->snapshot (widget, snapshot);
}

static void
add_day_head (SiyiWeekView *self,
              SiyiDay       day)
{
  const SiyiScheduleDay *info = siyi_shown_month_day (self->month, day);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = siyi_case_words_day (day, self->month->today, TRUE);
  g_autofree char *away = info != NULL ? siyi_shown_words_away (self->month, info) : NULL;
  const char *below = info != NULL && info->holiday != NULL ? info->holiday
                      : away != NULL ? away
                      : info != NULL ? siyi_shown_words_kind (info) : NULL;
  GtkWidget *head = gtk_label_new (words);
  GtkWidget *line = gtk_label_new (below);

  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (head, day == self->month->today ? "week-today" : "week-day");
  gtk_widget_add_css_class (line, "day-away");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
show (SiyiWeekView *self)
{
  const SiyiShown *shown;

  siyi_children_unparent (self);
  if (self->month == NULL)
    return;

  for (int i = 0; i < N_DAYS; i++)
    add_day_head (self, monday_of (self) + i);
  for (int hour = FIRST_HOUR; hour < LAST_HOUR; hour++)
    {
      g_autofree char *words = g_strdup_printf ("%d:00", hour);
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "week-hour");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_parent (label, GTK_WIDGET (self));
    }
  for (int i = 0; i < N_DAYS; i++)
    for (guint n = 0; (shown = siyi_shown_month_on (self->month, monday_of (self) + i, n)) != NULL; n++)
      gtk_widget_set_parent (siyi_month_chip_new (self->month, shown, n, TRUE),
                             GTK_WIDGET (self));
}

static gboolean
siyi_week_view_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  GtkWidget *next;

  if (inside != NULL && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return FALSE;

  next = inside == NULL ? gtk_widget_get_first_child (widget)
         : back ? gtk_widget_get_prev_sibling (inside) : gtk_widget_get_next_sibling (inside);
  while (next != NULL && !SIYI_IS_MONTH_CHIP (next))
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);

  return next != NULL && gtk_widget_grab_focus (next);
}

static void
siyi_week_view_dispose (GObject *object)
{
  SiyiWeekView *self = SIYI_WEEK_VIEW (object);

  siyi_children_unparent (self);
  g_clear_pointer (&self->month, siyi_shown_month_unref);

  G_OBJECT_CLASS (siyi_week_view_parent_class)->dispose (object);
}

static void
siyi_week_view_class_init (SiyiWeekViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_week_view_dispose;
  widget_class->measure = siyi_week_view_measure;
  widget_class->size_allocate = siyi_week_view_size_allocate;
  widget_class->snapshot = siyi_week_view_snapshot;
  widget_class->focus = siyi_week_view_focus;
  gtk_widget_class_set_css_name (widget_class, "weekview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
siyi_week_view_init (SiyiWeekView *self)
{
}

GtkWidget *
siyi_week_view_new (void)
{
  return g_object_new (SIYI_TYPE_WEEK_VIEW, NULL);
}

/**
 * siyi_week_view_set_month:
 * @month: what to show; held
 */
void
siyi_week_view_set_month (SiyiWeekView   *self,
                          SiyiShownMonth *month)
{
  siyi_shown_month_ref (month);
  g_clear_pointer (&self->month, siyi_shown_month_unref);
  self->month = month;
  if (siyi_shown_month_day (month, self->day) == NULL)
    self->day = siyi_shown_month_day (month, month->today) != NULL
                  ? month->today : siyi_day_new (month->year, month->month, 1);
  show (self);
}

/**
 * siyi_week_view_set_day:
 * @day: whose week to show, where the month has it
 */
void
siyi_week_view_set_day (SiyiWeekView *self,
                        SiyiDay       day)
{
  if (day == SIYI_DAY_NONE)
    return;

  self->day = day;
  if (self->month != NULL && siyi_shown_month_day (self->month, day) != NULL)
    show (self);
}

/**
 * siyi_week_view_step:
 * @weeks: to go, back where negative
 *
 * Returns: %FALSE where the month has no such week; it is then shown with the other month
 */
gboolean
siyi_week_view_step (SiyiWeekView *self,
                     int           weeks)
{
  self->day += weeks * N_DAYS;
  if (self->month == NULL || siyi_shown_month_day (self->month, self->day) == NULL)
    return FALSE;

  show (self);

  return TRUE;
}

/**
 * siyi_week_view_dup_title:
 *
 * Returns: (transfer full): first and last day of the week
 */
char *
siyi_week_view_dup_title (SiyiWeekView *self)
{
  SiyiDay monday = monday_of (self);
  g_autofree char *first = siyi_case_words_day (monday, self->month->today, FALSE);
  g_autofree char *last = siyi_case_words_day (monday + N_DAYS - 1, self->month->today, FALSE);

  return g_strdup_printf (_("%1$s to %2$s"), first, last);
}
