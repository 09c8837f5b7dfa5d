/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To which session of its day a photo belongs, and the caption it gets until a person writes another
 * one. Pure functions, any thread; the office's words stand in data/rules/photos.ini. */
#include "siyi-photo.h"

#include <stdio.h>
#include <string.h>

#include "siyi-words.h"

/**
 * siyi_photo_minutes:
 * @text: (nullable): h:mm, as plans write it, or the time of YYYY-MM-DD HH:MM:SS
 *
 * Returns: minutes since midnight; -1 where it says none
 */
int
siyi_photo_minutes (const char *text)
{
  const char *space = text != NULL ? strchr (text, ' ') : NULL;
  int hour, minute;

  if (text == NULL || sscanf (space != NULL ? space + 1 : text, "%2d:%2d", &hour, &minute) != 2 ||
      hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return -1;

  return hour * 60 + minute;
}

/**
 * siyi_photo_day:
 * @taken: (nullable): YYYY-MM-DD HH:MM:SS
 *
 * Returns: its day
 */
SiyiDay
siyi_photo_day (const char *taken)
{
  g_autofree char *day = taken != NULL ? g_strndup (taken, 10) : NULL;

  return day != NULL ? siyi_day_parse (day) : SIYI_DAY_NONE;
}

static gint64
only_one (const SiyiPhotoWindow *windows,
          guint                  n_windows,
          int                    minutes,
          int                    slack)
{
  gint64 found = 0;

  for (guint i = 0; i < n_windows; i++)
    if (windows[i].from >= 0 && windows[i].to >= 0 && minutes >= windows[i].from - slack &&
        minutes <= windows[i].to + slack)
      {
        if (found != 0)
          return 0;
        found = windows[i].session;
      }

  return found;
}

/**
 * siyi_photo_sort:
 * @windows: the sessions of the day the photo was taken on
 * @minutes: when on that day
 *
 * The only session of a day has all its photos; of several it is the one whose hours the time falls
 * into, or near which it alone lies.
 *
 * Returns: the session; 0 where a person has to say it
 */
gint64
siyi_photo_sort (const SiyiPhotoWindow *windows,
                 guint                  n_windows,
                 int                    minutes)
{
  const int slack = (int) g_ascii_strtoll (siyi_word ("photo-sort", "slack-minutes"), NULL, 10);
  gint64 found;

  if (n_windows == 1)
    return windows[0].session;
  if (n_windows == 0 || minutes < 0)
    return 0;

  found = only_one (windows, n_windows, minutes, 0);

  return found != 0 ? found : only_one (windows, n_windows, minutes, slack);
}

static char *
day_text (SiyiDay day)
{
  g_autofree char *year_text = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *day_number = NULL;
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  year_text = g_strdup_printf ("%d", year);
  month_text = g_strdup_printf ("%d", month);
  day_number = g_strdup_printf ("%d", month_day);

  return siyi_fill (siyi_word ("photo-caption", "day"), "year", year_text, "month", month_text,
                    "day", day_number, NULL);
}

static char *
time_text (const SiyiPhotoScene *scene,
           const char           *taken)
{
  const SiyiDay day = taken != NULL ? siyi_photo_day (taken) : scene->day;
  g_autofree char *date = day != SIYI_DAY_NONE ? day_text (day) : NULL;
  const int minutes = siyi_photo_minutes (taken);
  g_autofree char *clock = minutes >= 0 ? g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60)
                                        : g_strdup (scene->from);

  if (date == NULL || clock == NULL)
    return g_steal_pointer (&date);

  return siyi_fill (siyi_word ("photo-caption", "time"), "date", date, "clock", clock, NULL);
}

/**
 * siyi_caption_new:
 * @taken: (nullable): YYYY-MM-DD HH:MM:SS by the photo; else the session's time is told
 * @photographer: (nullable): unknown is left empty, never guessed
 *
 * The default caption of domain, section 2.2. Petitioners are counted, never named.
 *
 * Returns: (transfer full): the six elements and the line
 */
SiyiCaption *
siyi_caption_new (const SiyiPhotoScene *scene,
                  const char           *taken,
                  const char           *photographer)
{
  SiyiCaption *self = g_new0 (SiyiCaption, 1);
  g_autofree char *date = scene->day != SIYI_DAY_NONE ? day_text (scene->day) : g_strdup ("");
  g_autofree char *batches = g_strdup_printf ("%d", scene->batches);
  g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, scene->persons);
  g_autofree char *who = g_strconcat (scene->post != NULL ? scene->post : "",
                                      scene->leader != NULL ? scene->leader : "", NULL);
  const char *method = scene->method != NULL ? scene->method : siyi_word ("photo-caption", "method");
  const char *matter = scene->matter != NULL ? scene->matter : method;
  const gboolean came = scene->batches > 0;

  self->what = g_strdup (matter);
  self->time = time_text (scene, taken);
  self->place = g_strdup (scene->place);
  self->people = siyi_fill (siyi_word ("photo-caption", came ? "people" : "people-none"),
                            "who", who, "batches", batches, "persons", persons, NULL);
  self->background = siyi_fill (siyi_word ("photo-caption", "background"), "date", date,
                                "method", method, NULL);
  self->photographer = g_strdup (photographer);
  self->line = siyi_fill (siyi_word ("photo-caption", !came ? "line-none"
                                     : scene->place != NULL ? "line" : "line-no-place"),
                          "date", date, "who", who, "place", scene->place != NULL ? scene->place : "",
                          "batches", batches, "persons", persons, "what", matter, NULL);

  return self;
}

void
siyi_caption_free (SiyiCaption *caption)
{
  g_free (caption->what);
  g_free (caption->time);
  g_free (caption->place);
  g_free (caption->people);
  g_free (caption->background);
  g_free (caption->photographer);
  g_free (caption->line);
  g_free (caption);
}
