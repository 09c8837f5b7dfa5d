/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hall screen's list of the sessions that follow, a page of it at a time. Main thread. */
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-colors.h"
#include "siyi-hall-draw.h"
#include "siyi-hall-type.h"
#include "siyi-hall-words.h"

#define ROW 60
#define FIRST_ROW 76        /* from the top of the list to the upper edge of its first row */
#define WIDEST_NAME 230
#define QUIET 0.775f

/* The same columns on every page. */
typedef struct
{
  GtkWidget   *widget;
  GtkSnapshot *snapshot;
  float        unit, x, width;
  float        names, posts, end;
  gboolean     with_times;    /* time and place differ from row to row */
} Table;

static float
width_of (GtkWidget *widget, const SiyiHallType *type, const char *text)
{
  g_autoptr(PangoLayout) layout = siyi_hall_type_layout (widget, type, text);

  return siyi_hall_type_width (layout);
}

static void
measure (Table *table, const SiyiHall *hall)
{
  const SiyiHallType day = { .size = 25 * table->unit };
  const SiyiHallType name = { .size = 25 * table->unit, .bold = TRUE };
  float days = 0, names = 0, methods = 0;

  for (guint i = 0; i < siyi_hall_words_n_rows (hall); i++)
    {
      const SiyiNoticeLine *line = siyi_hall_words_row (hall, i);
      g_autofree char *words = siyi_case_words_day (line->day, hall->today, TRUE);

      days = MAX (days, width_of (table->widget, &day, words));
      names = MAX (names, width_of (table->widget, &name, line->leaders));
      methods = MAX (methods, width_of (table->widget, &day, line->method != NULL ? line->method : ""));
    }
  table->names = table->x + days + 36 * table->unit;
  table->posts = table->names + MIN (names, WIDEST_NAME * table->unit) + 36 * table->unit;
  table->end = table->x + table->width - methods;
}

static void
draw_post (const Table *table, const SiyiNoticeLine *line, float middle)
{
  const float unit = table->unit;
  const float room = table->end - table->posts - 20 * unit;
  SiyiHallType post = { .size = (table->with_times ? 18 : 20) * unit, .alpha = QUIET };
  g_autofree char *words = siyi_hall_words_post (line);

  /* In two lines smaller, so that they keep off the rules. */
  if (!table->with_times && width_of (table->widget, &post, words) > room)
    {
      post.size = 17 * unit;
      post.lines = 2;
    }
  post.width = room;

  if (!table->with_times)
    {
      siyi_hall_type_line (table->widget, table->snapshot, &post, words, table->posts, middle);
      return;
    }

  siyi_hall_type_line (table->widget, table->snapshot, &post, words, table->posts, middle - 13 * unit);
  if (line->time != NULL && line->place != NULL)
    {
      /* Translators: time and place of a session */
      g_autofree char *where = g_strdup_printf (C_("hall screen", "%1$s, %2$s"), line->time, line->place);

      siyi_hall_type_line (table->widget, table->snapshot, &post, where, table->posts, middle + 13 * unit);
    }
}

static void
draw_row (const Table *table, const SiyiNoticeLine *line, SiyiDay today, float middle)
{
  const float unit = table->unit;
  const SiyiHallType day = { .size = 25 * unit };
  const SiyiHallType name = { .size = 25 * unit, .bold = TRUE, .struck = line->cancelled,
                              .width = table->posts - table->names - 16 * unit, .lines = 2 };
  const GdkRGBA rule = siyi_color (table->widget, "window_fg_color", 0.15f);
  g_autofree char *words = siyi_case_words_day (line->day, today, TRUE);

  siyi_hall_type_line (table->widget, table->snapshot, &day, words, table->x, middle);
  siyi_hall_type_line (table->widget, table->snapshot, &name, line->leaders, table->names, middle);
  draw_post (table, line, middle);
  if (line->method != NULL && *line->method != '\0')
    siyi_hall_type_line (table->widget, table->snapshot, &day, line->method,
                         -(table->x + table->width), middle);
  gtk_snapshot_append_color (table->snapshot, &rule,
                             &GRAPHENE_RECT_INIT (table->x, middle + (ROW / 2 - 1) * unit,
                                                  table->width, MAX (unit, 1)));
}

static void
draw_rows (Table *table, const SiyiHallPlaces *places, const SiyiHall *hall, guint page, const char *every)
{
  const SiyiHallType below = { .size = 21 * table->unit, .alpha = QUIET, .width = table->width };
  const guint on_page = siyi_hall_rows_on_page (places);
  const guint end = MIN ((page + 1) * on_page, siyi_hall_words_n_rows (hall));
  float middle = places->next.origin.y + (FIRST_ROW + ROW / 2) * table->unit;

  for (guint i = page * on_page; i < end; i++)
    {
      draw_row (table, siyi_hall_words_row (hall, i), hall->today, middle);
      middle += ROW * table->unit;
    }
  if (every != NULL)
    siyi_hall_type_line (table->widget, table->snapshot, &below, every, table->x, middle);
}

/**
 * siyi_hall_draw_next:
 * @widget: the screen
 * @snapshot: where to
 * @places: of the screen
 * @hall: what was published
 * @page: which page of the list, from 0
 * @n_pages: how many there are
 */
void
siyi_hall_draw_next (GtkWidget            *widget,
                     GtkSnapshot          *snapshot,
                     const SiyiHallPlaces *places,
                     const SiyiHall       *hall,
                     guint                 page,
                     guint                 n_pages)
{
  const float unit = places->unit;
  const float middle = places->next.origin.y + 53 * unit;
  const SiyiHallType heading = { .size = 28 * unit, .alpha = QUIET };
  const SiyiHallType counter = { .size = 21 * unit, .alpha = QUIET };
  g_autofree char *every = siyi_hall_words_every (hall);
  Table table = { widget, snapshot, unit, places->next.origin.x, places->next.size.width, 0, 0, 0,
                  every == NULL };

  if (siyi_hall_words_n_rows (hall) == 0)
    return;

  siyi_hall_type_line (widget, snapshot, &heading, _("Coming up"), table.x, middle);
  if (n_pages > 1)
    {
      /* Translators: page so many of so many */
      g_autofree char *words = g_strdup_printf (C_("hall screen", "%1$u of %2$u"), page + 1, n_pages);

      siyi_hall_type_line (widget, snapshot, &counter, words, -(table.x + table.width), middle);
    }
  measure (&table, hall);
  draw_rows (&table, places, hall, page, every);
}
