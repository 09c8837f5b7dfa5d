/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and sign-in sheets of the example office: drawn pictures, two a session, each with its own
 * bytes and caption, and the heads counted on the sheets. A few sessions keep a gap, a few a reason, so
 * that the year shows all there is to see. On the archive's writing thread. */
#include "siyi-example-parts.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "siyi-image.h"
#include "siyi-photo-import.h"
#include "siyi-photo-store.h"
#include "siyi-signin-store.h"
#include "siyi-year-store.h"
#include "siyi-words.h"

enum { WIDTH = 320, HEIGHT = 214 };

typedef struct
{
  GBytes   *jpeg[2];          /* overall view, view of the sign-in */
  gboolean  with_gaps;
} Pictures;

static const char *
word (const char *key)
{
  return siyi_word ("example-papers", key);
}

static void
fill_box (guint8 *pixels,
          int     x,
          int     y,
          int     width,
          int     height,
          guint   color)
{
  for (int row = MAX (y, 0); row < MIN (y + height, HEIGHT); row++)
    for (int column = MAX (x, 0); column < MIN (x + width, WIDTH); column++)
      {
        guint8 *pixel = pixels + 3 * (row * WIDTH + column);

        pixel[0] = (guint8) (color >> 16);
        pixel[1] = (guint8) (color >> 8);
        pixel[2] = (guint8) color;
      }
}

static void
draw_person (guint8 *pixels,
             int     x,
             int     y,
             guint   color)
{
  fill_box (pixels, x, y, 22, 22, 0xd9b99b);
  fill_box (pixels, x - 8, y + 24, 38, 44, color);
}

/* A room with a table and those who sit at it; a sheet on the table for the sign-in. */
static GBytes *
draw (gboolean  signin,
      GError  **error)
{
  guint8 *pixels = g_malloc (3 * WIDTH * HEIGHT);
  SiyiPixels picture = { .width = WIDTH, .height = HEIGHT, .stride = 3 * WIDTH };
  GBytes *jpeg;

  fill_box (pixels, 0, 0, WIDTH, HEIGHT, 0xe6e1d6);
  fill_box (pixels, 0, 150, WIDTH, 64, 0xb8a68c);
  fill_box (pixels, 90, 14, 140, 26, 0xa83232);
  for (int i = 0; i < (signin ? 2 : 4); i++)
    draw_person (pixels, signin ? 90 + 110 * i : 44 + 66 * i, 66, i % 2 == 0 ? 0x35506e : 0x50614a);
  fill_box (pixels, 20, 128, 280, 34, 0x7a5a3a);
  if (signin)
    fill_box (pixels, 130, 122, 64, 22, 0xfafafa);
  picture.bytes = g_bytes_new_take (pixels, 3 * WIDTH * HEIGHT);
  jpeg = siyi_pixels_to_jpeg (&picture, error);
  g_bytes_unref (picture.bytes);

  return jpeg;
}

/* The same picture with a comment of its own, so that no photo is another's double. */
static GBytes *
with_comment (GBytes     *jpeg,
              const char *text)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (jpeg, &size);
  const gsize length = strlen (text) + 2;
  const guint8 head[] = { 0xff, 0xfe, (guint8) (length >> 8), (guint8) length };
  GByteArray *out = g_byte_array_sized_new ((guint) (size + length + 2));

  g_byte_array_append (out, bytes, 2);
  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
  g_byte_array_append (out, bytes + 2, (guint) size - 2);

  return g_byte_array_free_to_bytes (out);
}

static gboolean
add_photo (SiyiDb    *db,
           Pictures  *pictures,
           gint64     session,
           SiyiDay    day,
           int        view,
           GError   **error)
{
  const char *kind = siyi_view_word (view == 0 ? SIYI_VIEW_OVERVIEW : SIYI_VIEW_SIGNIN);
  g_autofree char *date = siyi_day_to_text (day);
  g_autofree char *taken = g_strdup_printf ("%s 09:%02d:00", date, view == 0 ? 40 : 5);
  g_autofree char *comment = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, date, kind, session);
  g_autofree char *name = g_strdup_printf ("IMG_%.4s%.2s%.2s_%d.jpg", date, date + 5, date + 8, view + 1);
  g_autoptr(GBytes) bytes = with_comment (pictures->jpeg[view], comment);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(SiyiCaption) caption = siyi_photo_default_caption (db, session, taken, word ("photographer"), &day, error);
  SiyiPhotoInfo info = { .session = session, .name = name, .mime = "image/jpeg", .hash = hash, .kind = kind,
                         .taken = taken, .width = WIDTH, .height = HEIGHT, .caption = caption,
                         .thumbnail = pictures->jpeg[view] };
  gboolean is_double;

  if (caption == NULL)
    return FALSE;
  if (view == 1)
    {
      g_free (caption->line);
      caption->line = siyi_fill (word ("signin-line"), "time", caption->time, "place", caption->place, NULL);
    }

  return siyi_photo_add (db, &info, in, &is_double, NULL, error) != 0;
}

/* Of "month-day:what what", the entry of the day; "" where it has none. */
static const char *
entry_of (const char *key,
          SiyiDay     day)
{
  g_autofree char *date = siyi_day_to_text (day);
  const char * const *entries = siyi_words ("example-papers", key, NULL);

  for (gsize i = 0; entries[i] != NULL; i++)
    if (g_str_has_prefix (entries[i], date + 5))
      return strlen (entries[i]) > 5 ? entries[i] + 6 : entries[i];

  return "";
}

/**
 * siyi_example_gap:
 *
 * Returns: whether the session of @day is one whose archive lacks @what
 */
gboolean
siyi_example_gap (SiyiDay     day,
                  const char *what)
{
  g_auto(GStrv) lacks = g_strsplit (entry_of ("gaps", day), " ", -1);

  return g_strv_contains ((const char * const *) lacks, what);
}

static gboolean
lacks (const Pictures *pictures,
       SiyiDay         day,
       const char     *what)
{
  return pictures->with_gaps && siyi_example_gap (day, what);
}

static gboolean
count_heads (SiyiDb      *db,
             SiyiSignin  *sheet,
             int          lacking,
             GError     **error)
{
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const SiyiSigninGroup *group = g_ptr_array_index (sheet->groups, i);
      const int n = i == 0 ? MAX (group->heads.present - lacking, 0) : group->heads.present;
      g_autofree char *action = group->heads.came ? siyi_signin_set_heads (db, group->visit, n, NULL, error) : NULL;

      if (group->heads.came && action == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
sign (SiyiDb          *db,
      const Pictures  *pictures,
      gint64           session,
      SiyiDay          day,
      GError         **error)
{
  const gboolean short_of = lacks (pictures, day, "heads");
  g_autoptr(SiyiSignin) sheet = siyi_signin_load (db, session, error);
  g_autofree char *accepted = NULL;

  if (sheet == NULL || !siyi_example_sign_staff (db, sheet, error) || !count_heads (db, sheet, short_of ? 2 : 0, error))
    return FALSE;
  if (short_of)
    return TRUE;
  accepted = siyi_signin_accept (db, session, error);

  return accepted != NULL;
}

static gboolean
excuse (SiyiDb   *db,
        gint64    session,
        GError  **error)
{
  g_autofree char *action = siyi_session_excuse (db, session, SIYI_PIECE_PHOTOS, word ("excuse"), error);

  return action != NULL;
}

static gboolean
add_photos (SiyiDb    *db,
            Pictures  *pictures,
            gint64     session,
            SiyiDay    day,
            GError   **error)
{
  return (lacks (pictures, day, "overview") || add_photo (db, pictures, session, day, 0, error)) &&
         (lacks (pictures, day, "signin-view") || add_photo (db, pictures, session, day, 1, error));
}

static gboolean
file_session (SiyiDb    *db,
              Pictures  *pictures,
              gint64     session,
              SiyiDay    day,
              GError   **error)
{
  if (pictures->with_gaps && *entry_of ("excused", day) != '\0')
    {
      if (!excuse (db, session, error))
        return FALSE;
    }
  else if (!lacks (pictures, day, "photos") && !add_photos (db, pictures, session, day, error))
    return FALSE;

  return lacks (pictures, day, "signin") || sign (db, pictures, session, day, error);
}

static gboolean
file_all (SiyiDb    *db,
          Pictures  *pictures,
          int        year,
          SiyiDay    last,
          GError   **error)
{
  g_autoptr(GPtrArray) sessions = siyi_year_sessions_load (db, year, error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const SiyiYearSession *session = g_ptr_array_index (sessions, i);

      if (session->day <= last && !file_session (db, pictures, session->id, session->day, error))
        return FALSE;
    }

  return sessions != NULL;
}

static gboolean
draw_all (Pictures  *pictures,
          GError   **error)
{
  pictures->jpeg[0] = draw (FALSE, error);
  pictures->jpeg[1] = pictures->jpeg[0] != NULL ? draw (TRUE, error) : NULL;

  return pictures->jpeg[1] != NULL;
}

static void
drop_all (Pictures *pictures)
{
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&pictures->jpeg[i], g_bytes_unref);
}

/**
 * siyi_example_photos:
 *
 * The two views a session's set wants.
 */
gboolean
siyi_example_photos (SiyiDb             *db,
                     const SiyiPlanned  *session,
                     GError            **error)
{
  Pictures pictures = { .with_gaps = FALSE };
  const gboolean done = draw_all (&pictures, error) && add_photo (db, &pictures, session->id, session->day, 0, error) &&
                        add_photo (db, &pictures, session->id, session->day, 1, error);

  drop_all (&pictures);

  return done;
}

/**
 * siyi_example_year_papers:
 * @last: the last day that gets its papers
 * @with_gaps: some sessions lack a piece, some have a reason instead
 *
 * Photos and sign-in sheets of the year's sessions.
 */
gboolean
siyi_example_year_papers (SiyiDb   *db,
                          int       year,
                          SiyiDay   last,
                          gboolean  with_gaps,
                          GError  **error)
{
  Pictures pictures = { .with_gaps = with_gaps };
  const gboolean done = draw_all (&pictures, error) && file_all (db, &pictures, year, last, error);

  drop_all (&pictures);

  return done;
}
