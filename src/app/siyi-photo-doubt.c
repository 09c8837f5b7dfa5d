/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photo that nobody but a person can place: the sessions it may be of, in words. Main thread. */
#include "siyi-photo-doubt.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-shown-words.h"

G_DEFINE_FINAL_TYPE (SiyiPhotoDoubt, siyi_photo_doubt, G_TYPE_OBJECT)

static void
siyi_photo_doubt_finalize (GObject *object)
{
  SiyiPhotoDoubt *self = SIYI_PHOTO_DOUBT (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->words);
  g_array_unref (self->sessions);
  g_object_unref (self->choices);

  G_OBJECT_CLASS (siyi_photo_doubt_parent_class)->finalize (object);
}

static void
siyi_photo_doubt_class_init (SiyiPhotoDoubtClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_photo_doubt_finalize;
}

static void
siyi_photo_doubt_init (SiyiPhotoDoubt *self)
{
  self->sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->choices = gtk_string_list_new (NULL);
}

static char *
session_words (const SiyiPlanned *planned,
               gboolean           here,
               SiyiDay            today)
{
  g_autofree char *day = siyi_case_words_day (planned->day, today, FALSE);
  g_autofree char *time = siyi_shown_words_time (planned);
  g_autofree char *leaders = siyi_planned_leaders (planned);

  if (here)
    /* Translators: the session shown: its day and leader */
    return g_strdup_printf (_("This session: %1$s, %2$s"), day, leaders);

  /* Translators: a session: its day, time and leader */
  return g_strdup_printf (C_("session", "%1$s, %2$s, %3$s"), day, time, leaders);
}

static void
add_choice (SiyiPhotoDoubt    *self,
            const SiyiPlanned *planned,
            gboolean           here,
            SiyiDay            today)
{
  g_autofree char *words = session_words (planned, here, today);

  g_array_append_val (self->sessions, planned->id);
  gtk_string_list_append (self->choices, words);
}

static guint
find_choice (SiyiPhotoDoubt *self,
             gint64          session)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (g_array_index (self->sessions, gint64, i) == session)
      return i;

  return self->sessions->len - 1;
}

/* What the time says, as the import would sort it. */
static gint64
sort_by_time (const SiyiPhotoLine *line,
              GHashTable          *planned)
{
  g_autoptr(GArray) windows = g_array_new (FALSE, FALSE, sizeof (SiyiPhotoWindow));

  for (guint i = 0; line->candidates != NULL && i < line->candidates->len; i++)
    {
      const SiyiPlanned *session = g_hash_table_lookup (planned, &g_array_index (line->candidates, gint64, i));

      if (session != NULL)
        {
          const SiyiPhotoWindow window = { session->id, siyi_photo_minutes (session->from),
                                           siyi_photo_minutes (session->to) };

          g_array_append_val (windows, window);
        }
    }

  return siyi_photo_sort ((const SiyiPhotoWindow *) (gpointer) windows->data, windows->len,
                          siyi_photo_minutes (line->taken));
}

static char *
doubt_words (const SiyiPhotoLine *line,
             SiyiDay              today)
{
  const SiyiDay taken = siyi_photo_day (line->taken);
  const int minutes = siyi_photo_minutes (line->taken);
  g_autofree char *day = NULL;

  if (taken == SIYI_DAY_NONE || minutes < 0)
    return g_strdup (_("The picture tells no time"));

  day = siyi_case_words_day (taken, today, TRUE);
  if (line->candidates != NULL && line->candidates->len == 0)
    /* Translators: the day and time a photo was taken */
    return g_strdup_printf (_("Taken %1$s %2$d:%3$02d; no session that day"), day, minutes / 60, minutes % 60);

  /* Translators: the day and time a photo was taken */
  return g_strdup_printf (_("Taken %1$s %2$d:%3$02d"), day, minutes / 60, minutes % 60);
}

/**
 * siyi_photo_doubt_new:
 * @line: a doubtful one
 *
 * Proposes the session its time tells; without one that where it was dropped, for a visit to the place
 * on the day before belongs to it.
 *
 * Returns: (transfer full): the doubt with its choices
 */
SiyiPhotoDoubt *
siyi_photo_doubt_new (const SiyiPhotoLine *line,
                      gint64               session,
                      GHashTable          *planned,
                      SiyiDay              today)
{
  SiyiPhotoDoubt *self = g_object_new (SIYI_TYPE_PHOTO_DOUBT, NULL);
  const SiyiPlanned *here = g_hash_table_lookup (planned, &session);
  const gint64 out = 0;
  gint64 by_time = sort_by_time (line, planned);

  self->path = g_strdup (line->path);
  self->name = g_path_get_basename (line->file);
  self->words = doubt_words (line, today);
  for (guint i = 0; line->candidates != NULL && i < line->candidates->len; i++)
    {
      const SiyiPlanned *other = g_hash_table_lookup (planned, &g_array_index (line->candidates, gint64, i));

      if (other != NULL && other->id != session)
        add_choice (self, other, FALSE, today);
    }
  if (here != NULL)
    add_choice (self, here, TRUE, today);
  g_array_append_val (self->sessions, out);
  gtk_string_list_append (self->choices, _("Leave it out"));
  self->here = find_choice (self, session);
  self->by_time = find_choice (self, by_time);
  self->chosen = by_time != 0 || (line->candidates != NULL && line->candidates->len > 0) ? self->by_time
                                                                                         : self->here;

  return self;
}
