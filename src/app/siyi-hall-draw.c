/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hall screen as a picture, readable from ten metres: head with the clock, the session of the
 * day, the ones that follow, foot with the phone and the rules. Drawn anew for every frame from what
 * was published, so that days of showing leave nothing behind. Main thread. */
#include "siyi-hall-draw.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-colors.h"
#include "siyi-hall-type.h"
#include "siyi-hall-words.h"

#define MARGIN 44
#define HEAD 96
#define FOOT 128
#define UPRIGHT_FOOT 220
#define UPRIGHT_NOW 540
#define ROW 60
#define NEXT_AT 0.479f      /* of the width */
#define QUIET 0.775f        /* of window_fg_color: secondary text */

/**
 * siyi_hall_places:
 * @places: (out): where the parts lie
 * @width: of the screen, in pixels
 * @height: of the screen
 */
void
siyi_hall_places (SiyiHallPlaces *places, float width, float height)
{
  const gboolean upright = width < height;
  const float unit = upright ? MIN (width / 768, height / 1366) : MIN (height / 768, width / 1366);
  const float head = HEAD * unit;
  const float foot = (upright ? UPRIGHT_FOOT : FOOT) * unit;
  const float margin = MARGIN * unit;
  const float middle = height - head - foot;

  places->unit = unit;
  places->upright = upright;
  places->head = GRAPHENE_RECT_INIT (0, 0, width, head);
  places->foot = GRAPHENE_RECT_INIT (0, height - foot, width, foot);
  if (upright)
    {
      places->now = GRAPHENE_RECT_INIT (margin, head, width - 2 * margin, UPRIGHT_NOW * unit);
      places->next = GRAPHENE_RECT_INIT (margin, head + UPRIGHT_NOW * unit, width - 2 * margin,
                                         middle - UPRIGHT_NOW * unit);
    }
  else
    {
      places->now = GRAPHENE_RECT_INIT (margin, head, width * NEXT_AT - 2 * margin, middle);
      places->next = GRAPHENE_RECT_INIT (width * NEXT_AT, head, width * (1 - NEXT_AT) - margin,
                                         middle);
    }
}

/**
 * siyi_hall_rows_on_page:
 * @places: of the screen
 *
 * Returns: how many sessions stand below each other at a time, at least one
 */
guint
siyi_hall_rows_on_page (const SiyiHallPlaces *places)
{
  const float room = places->next.size.height / places->unit - 76 - 44;

  return MAX ((int) (room / ROW), 1);
}

static void
fill (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, float alpha,
      const graphene_rect_t *where)
{
  const GdkRGBA color = siyi_color (widget, name, alpha);

  gtk_snapshot_append_color (snapshot, &color, where);
}

/* The head is the reverse of the page; in the dark the page is dark enough by itself. */
static void
draw_head (GtkWidget *widget, GtkSnapshot *snapshot, const SiyiHallPlaces *places,
           const SiyiHall *hall, const char *time)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *ink = dark ? "headerbar_fg_color" : "window_bg_color";
  const float unit = places->unit;
  const float width = places->head.size.width;
  const float middle = places->head.size.height / 2;
  const SiyiHallType clock = { .size = 46 * unit, .bold = TRUE, .color = ink };
  const SiyiHallType day = { .size = 28 * unit, .color = ink };
  SiyiHallType title = { .size = 36 * unit, .bold = TRUE, .color = ink };
  g_autofree char *today = siyi_case_words_day (hall->today, hall->today, TRUE);
  float taken;

  fill (widget, snapshot, dark ? "headerbar_bg_color" : "window_fg_color", 1, &places->head);
  taken = width - MARGIN * unit;
  taken -= siyi_hall_type_line (widget, snapshot, &clock, time, -taken, middle);
  taken -= 29 * unit;
  taken -= siyi_hall_type_line (widget, snapshot, &day, today, -taken, middle);
  title.width = taken - 2 * MARGIN * unit;
  siyi_hall_type_line (widget, snapshot, &title, hall->title != NULL ? hall->title : "",
                       MARGIN * unit, middle);
}

static void
draw_foot_line (GtkWidget *widget, GtkSnapshot *snapshot, const SiyiHallPlaces *places,
                const char *text, gboolean bold, float x, float width, float *middle, float step)
{
  const SiyiHallType type = { .size = MIN (23 * places->unit, step * 0.62f), .bold = bold, .width = width };

  if (text == NULL || *text == '\0')
    return;

  siyi_hall_type_line (widget, snapshot, &type, text, x, *middle);
  *middle += step;
}

static void
draw_foot (GtkWidget *widget, GtkSnapshot *snapshot, const SiyiHallPlaces *places,
           const SiyiHall *hall)
{
  const float unit = places->unit;
  const guint n_rules = hall->rules != NULL ? hall->rules->len : 0;
  const guint n_lines = places->upright ? n_rules + 2 : MAX (n_rules, 2);
  const float step = MIN (44 * unit, (places->foot.size.height - 40 * unit) / n_lines);
  float left = places->foot.origin.y + places->foot.size.height / 2 - step * (n_lines - 1) / 2;
  float right = left;
  g_autofree char *phone = NULL;
  g_autofree char *until = NULL;

  fill (widget, snapshot, "headerbar_bg_color", 1, &places->foot);
  if (hall->phone != NULL && *hall->phone != '\0')
    /* Translators: %s is the phone number to book at */
    phone = g_strdup_printf (_("Bookings by phone  %s"), hall->phone);
  if (hall->deadline != NULL && *hall->deadline != '\0')
    /* Translators: %s is the office's own words for the time up to which a person can book */
    until = g_strdup_printf (_("Book up to %s"), hall->deadline);
  draw_foot_line (widget, snapshot, places, phone, TRUE, places->now.origin.x,
                  places->now.size.width, &left, step);
  draw_foot_line (widget, snapshot, places, until, FALSE, places->now.origin.x,
                  places->now.size.width, &left, step);
  for (guint i = 0; i < n_rules; i++)
    draw_foot_line (widget, snapshot, places, hall->rules->pdata[i], FALSE, places->next.origin.x,
                    places->next.size.width, places->upright ? &left : &right, step);
}

/**
 * siyi_hall_draw_ground:
 * @widget: the screen
 * @snapshot: where to
 * @places: of the screen
 * @hall: what was published
 * @time: the time of day, as it is shown
 *
 * Head, foot and the ground between them.
 */
void
siyi_hall_draw_ground (GtkWidget            *widget,
                       GtkSnapshot          *snapshot,
                       const SiyiHallPlaces *places,
                       const SiyiHall       *hall,
                       const char           *time)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, places->head.size.width,
                                                  places->foot.origin.y + places->foot.size.height);

  fill (widget, snapshot, "view_bg_color", 1, &all);
  draw_head (widget, snapshot, places, hall, time);
  draw_foot (widget, snapshot, places, hall);
}

/* Below each other; without a snapshot only measured. */
typedef struct
{
  GtkWidget   *widget;
  GtkSnapshot *snapshot;
  float        unit, x, y, width;
  float        spare;      /* of each gap: what the room has left */
} Column;

static void
add_text (Column *column, const char *text, const SiyiHallType *as, float gap)
{
  SiyiHallType type = *as;
  g_autoptr(PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;

  type.size *= column->unit;
  type.width = column->width;
  layout = siyi_hall_type_layout (column->widget, &type, text);
  if (column->snapshot != NULL)
    siyi_hall_type_put (column->widget, column->snapshot, &type, layout, column->x, column->y);
  column->y += siyi_hall_type_height (layout) + gap * column->unit;
}

static void
add_fact (Column *column, const char *label, const char *text)
{
  const float unit = column->unit;
  const float beside = 92 * unit;
  const SiyiHallType quiet = { .size = 30 * unit, .alpha = QUIET, .width = beside - 8 * unit };
  const SiyiHallType strong = { .size = 30 * unit, .bold = TRUE, .width = column->width - beside, .lines = 2 };
  g_autoptr(PangoLayout) layout = NULL;
  float height;

  if (text == NULL || *text == '\0')
    return;

  layout = siyi_hall_type_layout (column->widget, &strong, text);
  height = siyi_hall_type_height (layout);
  if (column->snapshot != NULL)
    {
      siyi_hall_type_line (column->widget, column->snapshot, &quiet, label, column->x,
                           column->y + height / (float) pango_layout_get_line_count (layout) / 2);
      siyi_hall_type_put (column->widget, column->snapshot, &strong, layout, column->x + beside,
                          column->y);
    }
  column->y += height + 8 * unit + column->spare;
}

static void
add_change (Column *column, const char *text)
{
  const float unit = column->unit;
  const SiyiHallType type = { .size = 23 * unit, .width = column->width - 21 * unit, .lines = 2 };
  g_autoptr(PangoLayout) layout = siyi_hall_type_layout (column->widget, &type, text);
  const float height = siyi_hall_type_height (layout);

  column->y += 8 * unit;
  if (column->snapshot != NULL)
    {
      fill (column->widget, column->snapshot, "warning_color", 1,
            &GRAPHENE_RECT_INIT (column->x, column->y, 6 * unit, height));
      siyi_hall_type_put (column->widget, column->snapshot, &type, layout, column->x + 21 * unit,
                          column->y);
    }
  column->y += height;
}

static void
add_session (Column *column, const SiyiHall *hall, const SiyiNoticeLine *line)
{
  const gboolean today = line == hall->now;
  const SiyiHallType heading = { .size = 28, .alpha = QUIET, .lines = 2,
                                 .color = line->cancelled ? "warning_color" : "window_fg_color" };
  const SiyiHallType day = { .size = 40, .bold = TRUE };
  const SiyiHallType name = { .size = today ? 112 : 96, .bold = TRUE, .lines = 2, .struck = line->cancelled };
  const SiyiHallType post = { .size = 31, .lines = 2 };
  const SiyiHallType portfolio = { .size = 22, .alpha = QUIET, .lines = 2 };
  g_autofree char *words = siyi_case_words_day (line->day, hall->today, TRUE);
  g_autofree char *names = siyi_hall_words_names (line->leaders);

  add_text (column, siyi_hall_words_heading (hall), &heading, 0);
  if (!today)
    add_text (column, words, &day, 0);
  add_text (column, names, &name, 0);
  add_text (column, line->posts, &post, 0);
  add_text (column, line->portfolio, &portfolio, 0);
  column->y += 18 * column->unit + 2 * column->spare;
  add_fact (column, C_("hall screen", "Time"), line->time);
  add_fact (column, C_("hall screen", "Place"), line->place);
  add_fact (column, C_("hall screen", "Form"), line->method);
  add_fact (column, C_("hall screen", "Topic"), line->topic);
  if (today && hall->change != NULL)
    add_change (column, hall->change);
}

/**
 * siyi_hall_draw_now:
 * @widget: the screen
 * @snapshot: where to
 * @places: of the screen
 * @hall: what was published
 *
 * The session of the day, or the next one, large. With much to say all of it gets smaller, so that
 * nothing is left out.
 */
void
siyi_hall_draw_now (GtkWidget            *widget,
                    GtkSnapshot          *snapshot,
                    const SiyiHallPlaces *places,
                    const SiyiHall       *hall)
{
  const SiyiHallType alone = { .size = 44, .bold = TRUE, .lines = 3 };
  const SiyiNoticeLine *line = siyi_hall_words_shown (hall);
  const float top = places->now.origin.y + 32 * places->unit;
  const float room = places->now.size.height - 48 * places->unit;
  Column column = { widget, NULL, places->unit, places->now.origin.x, 0, places->now.size.width, 0 };

  if (line != NULL)
    {
      add_session (&column, hall, line);
      column.spare = CLAMP ((room - column.y) / 6, 0, 14 * places->unit);
      column.unit *= MIN (room / column.y, 1);
    }
  column.y = top;
  column.snapshot = snapshot;
  if (line != NULL)
    add_session (&column, hall, line);
  else
    add_text (&column, siyi_hall_words_heading (hall), &alone, 0);
}
