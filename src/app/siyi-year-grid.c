/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year as twelve small months, drawn in one widget. A day off is red on its tint, a make-up day
 * filled, an own day has a frame, a half-day a tint on the half that is off, plain weekends are
 * grey; hovering says it in words. The day with the cursor is the widget's accessible label. Main
 * thread. */
#include "siyi-year-grid.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-colors.h"

enum
{
  MONTHS_IN_ROW = 4,
  CELL_WIDTH = 20,
  CELL_HEIGHT = 19,
  HEAD_HEIGHT = 24,
  WEEKS = 6,
  GAP = 10,
  MONTH_WIDTH = 7 * CELL_WIDTH + GAP,
  MONTH_HEIGHT = HEAD_HEIGHT + WEEKS * CELL_HEIGHT,
};

struct _SiyiYearGrid
{
  GtkWidget     parent_instance;

  SiyiCalendar *calendar;    /* NULL until set */
  int           year;
  SiyiDay       today;
  SiyiDay       day;         /* with the cursor */
};

enum { DAY_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiYearGrid, siyi_year_grid, GTK_TYPE_WIDGET)

static void
area_of (SiyiYearGrid *self,
         SiyiDay       day,
         GdkRectangle *area)
{
  int month, month_day, first, place;
  int x = (gtk_widget_get_width (GTK_WIDGET (self)) - MONTHS_IN_ROW * MONTH_WIDTH + GAP) / 2;

  siyi_day_split (day, NULL, &month, &month_day);
  first = siyi_day_weekday (siyi_day_new (self->year, month, 1)) - 1;
  place = first + month_day - 1;
  area->x = MAX (x, 0) + (month - 1) % MONTHS_IN_ROW * MONTH_WIDTH + place % 7 * CELL_WIDTH;
  area->y = (month - 1) / MONTHS_IN_ROW * MONTH_HEIGHT + HEAD_HEIGHT + place / 7 * CELL_HEIGHT;
  area->width = CELL_WIDTH;
  area->height = CELL_HEIGHT;
}

/* SIYI_DAY_NONE between the months */
static SiyiDay
day_at (SiyiYearGrid *self,
        double        x,
        double        y)
{
  for (SiyiDay day = siyi_day_new (self->year, 1, 1); day <= siyi_day_new (self->year, 12, 31); day++)
    {
      GdkRectangle area;

      area_of (self, day, &area);
      if (gdk_rectangle_contains_point (&area, (int) x, (int) y))
        return day;
    }

  return SIYI_DAY_NONE;
}

static const char *
kind_words (SiyiYearGrid *self,
            SiyiDay       day)
{
  switch (siyi_calendar_half_off (self->calendar, day))
    {
    case SIYI_HALF_MORNING:
      return _("Morning off, own");
    case SIYI_HALF_AFTERNOON:
      return _("Afternoon off, own");
    case SIYI_HALF_NONE:
    default:
      break;
    }

  switch (siyi_calendar_day_kind (self->calendar, day))
    {
    case SIYI_DAY_KIND_OFF:
      return _("Day off by the notice");
    case SIYI_DAY_KIND_MAKE_UP:
      return _("Make-up working day");
    case SIYI_DAY_KIND_OWN_OFF:
      return _("Day off, own");
    case SIYI_DAY_KIND_OWN_WORKING:
      return _("Working day, own");
    case SIYI_DAY_KIND_WEEKEND:
      return _("Weekend");
    case SIYI_DAY_KIND_WEEKDAY:
    default:
      return _("Working day");
    }
}

/**
 * siyi_year_grid_dup_label:
 *
 * Returns: (transfer full): the day with the cursor and what it is, as a screen reader says it
 */
char *
siyi_year_grid_dup_label (SiyiYearGrid *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (SIYI_IS_YEAR_GRID (self), NULL);

  if (self->calendar == NULL || self->day == SIYI_DAY_NONE)
    return g_strdup ("");

  words = siyi_case_words_day (self->day, self->today, TRUE);

  /* Translators: a day, what kind of day it is */
  return g_strdup_printf (_("%s, %s"), words, kind_words (self, self->day));
}

static void
tell_cursor (SiyiYearGrid *self)
{
  g_autofree char *label = siyi_year_grid_dup_label (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_text (SiyiYearGrid       *self,
           GtkSnapshot        *snapshot,
           const char         *text,
           const GdkRectangle *area,
           const GdkRGBA      *color,
           gboolean            bold)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) looks = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (looks, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (looks, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (looks, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, looks);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) area->x + (float) (area->width - width) / 2,
                                                (float) area->y + (float) (area->height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_frame (GtkSnapshot        *snapshot,
            const GdkRectangle *area,
            const GdkRGBA      *color,
            float               width)
{
  const graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) area->x + 1, (float) area->y + 1,
                                                   (float) area->width - 2,
                                                   (float) area->height - 2);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &rect, 4);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

/* @half: the half that is filled; none fills the whole */
static void
draw_ground (GtkSnapshot        *snapshot,
             const GdkRectangle *area,
             const GdkRGBA      *color,
             SiyiHalf            half)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) area->x + 1, (float) area->y + 1,
                                             (float) area->width - 2, (float) area->height - 2);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &rect, 4);
  if (half != SIYI_HALF_NONE)
    rect.size.width /= 2;
  if (half == SIYI_HALF_AFTERNOON)
    rect.origin.x += rect.size.width;
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_day (SiyiYearGrid *self,
          GtkSnapshot  *snapshot,
          SiyiDay       day)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SiyiDayKind kind = siyi_calendar_day_kind (self->calendar, day);
  SiyiHalf half = siyi_calendar_half_off (self->calendar, day);
  gboolean own = kind == SIYI_DAY_KIND_OWN_OFF || kind == SIYI_DAY_KIND_OWN_WORKING;
  gboolean off = kind == SIYI_DAY_KIND_OFF || kind == SIYI_DAY_KIND_OWN_OFF;
  GdkRGBA color = siyi_color (widget, "window_fg_color", 1);
  GdkRectangle area;
  char text[4];
  int month_day;

  area_of (self, day, &area);
  siyi_day_split (day, NULL, NULL, &month_day);
  g_snprintf (text, sizeof text, "%d", month_day);

  if (off)
    {
      GdkRGBA ground = siyi_color (widget, "error_bg_color", 0.16f);

      draw_ground (snapshot, &area, &ground, SIYI_HALF_NONE);
      color = siyi_color (widget, "error_color", 1);
    }
  else if (kind == SIYI_DAY_KIND_MAKE_UP)
    {
      GdkRGBA ground = siyi_color (widget, "accent_bg_color", 1);

      draw_ground (snapshot, &area, &ground, SIYI_HALF_NONE);
      color = siyi_color (widget, "accent_fg_color", 1);
    }
  else if (kind == SIYI_DAY_KIND_WEEKEND)
    color = siyi_color (widget, "window_fg_color", 0.45f);

  if (own)
    {
      GdkRGBA frame = siyi_color (widget, off ? "error_color" : "accent_color", 1);

      if (half != SIYI_HALF_NONE)
        {
          GdkRGBA ground = siyi_color (widget, "error_bg_color", 0.4f);

          draw_ground (snapshot, &area, &ground, half);
        }
      draw_frame (snapshot, &area, &frame, 1.5f);
    }
  draw_text (self, snapshot, text, &area, &color, day == self->today);
  if (day == self->day && gtk_widget_has_focus (widget))
    {
      GdkRGBA focus = siyi_color (widget, "accent_bg_color", 0.5f);

      area = (GdkRectangle) { area.x - 1, area.y - 1, area.width + 2, area.height + 2 };
      draw_frame (snapshot, &area, &focus, 2);
    }
}

static void
siyi_year_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiYearGrid *self = SIYI_YEAR_GRID (widget);
  GdkRGBA color = siyi_color (widget, "window_fg_color", 1);

  if (self->calendar == NULL)
    return;

  for (int month = 1; month <= 12; month++)
    {
      SiyiDay first = siyi_day_new (self->year, month, 1);
      /* Translators: a month of the year, %d is 1 to 12 */
      g_autofree char *name = g_strdup_printf (C_("month", "Month %d"), month);
      GdkRectangle head;

      area_of (self, first, &head);
      head.x -= (siyi_day_weekday (first) - 1) * CELL_WIDTH;
      head.y -= HEAD_HEIGHT;
      head.width = 7 * CELL_WIDTH;
      head.height = HEAD_HEIGHT;
      draw_text (self, snapshot, name, &head, &color, TRUE);
    }
  for (SiyiDay day = siyi_day_new (self->year, 1, 1); day <= siyi_day_new (self->year, 12, 31); day++)
    draw_day (self, snapshot, day);
}

static void
siyi_year_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? MONTHS_IN_ROW * MONTH_WIDTH - GAP
                          : 12 / MONTHS_IN_ROW * MONTH_HEIGHT;
}

static void
activate_day (SiyiYearGrid *self)
{
  GdkRectangle area;

  if (self->calendar == NULL)
    return;

  area_of (self, self->day, &area);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, self->day, &area);
}

static void
on_pressed (SiyiYearGrid *self,
            int           n_press,
            double        x,
            double        y)
{
  SiyiDay day = self->calendar != NULL ? day_at (self, x, y) : SIYI_DAY_NONE;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (day == SIYI_DAY_NONE)
    return;

  siyi_year_grid_set_day (self, day);
  activate_day (self);
}

static gboolean
on_key (SiyiYearGrid    *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  int month, month_day;
  SiyiDay day = self->day;

  if (self->calendar == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  siyi_day_split (day, NULL, &month, &month_day);
  switch (key)
    {
    case GDK_KEY_Left:
      day--;
      break;
    case GDK_KEY_Right:
      day++;
      break;
    case GDK_KEY_Up:
      day -= 7;
      break;
    case GDK_KEY_Down:
      day += 7;
      break;
    case GDK_KEY_Home:
      day -= month_day - 1;
      break;
    case GDK_KEY_End:
      day = month < 12 ? siyi_day_new (self->year, month + 1, 1) - 1
                       : siyi_day_new (self->year, 12, 31);
      break;
    case GDK_KEY_Page_Up:
      day = siyi_day_new (self->year, MAX (month - 1, 1), 1);
      break;
    case GDK_KEY_Page_Down:
      day = siyi_day_new (self->year, MIN (month + 1, 12), 1);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate_day (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  siyi_year_grid_set_day (self, day);

  return GDK_EVENT_STOP;
}

static gboolean
on_query_tooltip (SiyiYearGrid *self,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  SiyiDay day = keyboard ? self->day : self->calendar != NULL ? day_at (self, x, y) : SIYI_DAY_NONE;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (self->calendar == NULL || day == SIYI_DAY_NONE)
    return FALSE;

  words = siyi_case_words_day (day, self->today, TRUE);
  text = g_strdup_printf (_("%s, %s"), words, kind_words (self, day));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
siyi_year_grid_dispose (GObject *object)
{
  SiyiYearGrid *self = SIYI_YEAR_GRID (object);

  siyi_children_unparent (self);
  g_clear_pointer (&self->calendar, siyi_calendar_unref);

  G_OBJECT_CLASS (siyi_year_grid_parent_class)->dispose (object);
}

static void
siyi_year_grid_class_init (SiyiYearGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_year_grid_dispose;
  widget_class->measure = siyi_year_grid_measure;
  widget_class->snapshot = siyi_year_grid_snapshot;
  gtk_widget_class_set_css_name (widget_class, "yeargrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", SIYI_TYPE_YEAR_GRID, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                         GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
siyi_year_grid_init (SiyiYearGrid *self)
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

/**
 * siyi_year_grid_set:
 * @year: whose months are shown; the cursor stays where that year has it
 */
void
siyi_year_grid_set (SiyiYearGrid *self,
                    SiyiCalendar *calendar,
                    int           year,
                    SiyiDay       today)
{
  g_return_if_fail (SIYI_IS_YEAR_GRID (self));

  siyi_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  self->calendar = calendar;
  self->year = year;
  self->today = today;
  if (self->day == SIYI_DAY_NONE || siyi_day_year (self->day) != year)
    self->day = siyi_day_year (today) == year ? today : siyi_day_new (year, 1, 1);
  tell_cursor (self);
}

SiyiDay
siyi_year_grid_get_day (SiyiYearGrid *self)
{
  g_return_val_if_fail (SIYI_IS_YEAR_GRID (self), SIYI_DAY_NONE);

  return self->day;
}

/**
 * siyi_year_grid_set_day:
 * @day: where the cursor goes; kept within the year
 */
void
siyi_year_grid_set_day (SiyiYearGrid *self,
                        SiyiDay       day)
{
  g_return_if_fail (SIYI_IS_YEAR_GRID (self));

  self->day = CLAMP (day, siyi_day_new (self->year, 1, 1), siyi_day_new (self->year, 12, 31));
  tell_cursor (self);
}
