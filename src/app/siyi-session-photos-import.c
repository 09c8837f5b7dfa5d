/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos taken in, batch after batch, as jobs that can be stopped; then one step of undo for all of
 * it, a word of what became of them, and questions about those that nobody but a person can place.
 * Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-photo-doubts.h"
#include "siyi-photo-refused.h"
#include "siyi-photo-result-words.h"
#include "siyi-window.h"

/* Files that go in by one wish. */
typedef struct
{
  char     **paths;
  gint64     session;
  gboolean   ask_other_day;
} Batch;

struct _SiyiPhotoIntake
{
  SiyiSessionPhotos *self;      /* owned until all is in */
  gint64             session;   /* shown when it began */
  GQueue             batches;
  SiyiJob           *job;
  GPtrArray         *lines;     /* (nullable) SiyiPhotoLine, of the batches so far */
  GError            *error;     /* what stopped the whole */
  gboolean           stopped;
};

/* What is to be done at the end, on the archive's thread. */
typedef struct
{
  GArray *added;                /* gint64 photos */
  GArray *sessions;             /* gint64, of each */
  gint64  session, double_of;
} Ending;

typedef struct
{
  GStrv actions;                /* the oldest first */
  guint double_position;        /* in the session shown, from 1; 0: none, or elsewhere */
} Ended;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_strfreev (batch->paths);
  g_free (batch);
}

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_array_unref (ending->added);
  g_array_unref (ending->sessions);
  g_free (ending);
}

static void
ended_free (gpointer data)
{
  Ended *ended = data;

  g_strfreev (ended->actions);
  g_free (ended);
}

static void
intake_free (SiyiPhotoIntake *self)
{
  g_queue_clear_full (&self->batches, batch_free);
  g_clear_object (&self->job);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_object_unref (self->self);
  g_free (self);
}

/* New ones come last; a set that was in the order of time shall be so again. */
static char *
sort_if_it_was (SiyiDb  *db,
                gint64   session,
                guint    n_added,
                GError **error)
{
  g_autoptr(SiyiPhotoSet) set = siyi_photo_set_load (db, session, error);

  if (set == NULL || set->n_by_time == set->ids->len || set->n_by_time + n_added < set->ids->len)
    return NULL;

  return siyi_photos_sort (db, session, error);
}

static guint
position_of (SiyiDb  *db,
             gint64   session,
             gint64   photo,
             GError **error)
{
  g_autoptr(SiyiPhotoSet) set = photo != 0 ? siyi_photo_set_load (db, session, error) : NULL;

  for (guint i = 0; set != NULL && i < set->ids->len; i++)
    if (g_array_index (set->ids, gint64, i) == photo)
      return i + 1;

  return 0;
}

static gpointer
end_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Ending *ending = data;
  g_autoptr(GStrvBuilder) actions = g_strv_builder_new ();
  g_auto(GStrv) adding = siyi_photos_actions (db, (const gint64 *) (gpointer) ending->added->data,
                                              ending->added->len, error);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer session, n;
  Ended *ended;

  if (adding == NULL)
    return NULL;

  g_strv_builder_addv (actions, (const char **) adding);
  for (guint i = 0; i < ending->sessions->len; i++)
    {
      gint64 *key = &g_array_index (ending->sessions, gint64, i);

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &session, &n))
    {
      g_autofree char *sorted = sort_if_it_was (db, *(gint64 *) session, GPOINTER_TO_UINT (n), error);

      if (sorted != NULL)
        g_strv_builder_add (actions, sorted);
      else if (error != NULL && *error != NULL)
        return NULL;
    }

  ended = g_new0 (Ended, 1);
  ended->actions = g_strv_builder_end (actions);
  ended->double_position = position_of (db, ending->session, ending->double_of, NULL);

  return ended;
}

static Ending *
ending_new (SiyiPhotoIntake *self)
{
  Ending *ending = g_new0 (Ending, 1);

  ending->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  ending->sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
  ending->session = self->session;
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (self->lines, i);

      if (line->fate == SIYI_PHOTO_ADDED)
        {
          g_array_append_val (ending->added, line->photo);
          g_array_append_val (ending->sessions, line->session);
        }
      else if (line->fate == SIYI_PHOTO_DOUBLE)
        ending->double_of = line->photo;
    }

  return ending;
}

static void
on_placed (GtkWidget  *from,
           GHashTable *by_session)
{
  GHashTableIter iter;
  gpointer session, paths;

  g_hash_table_iter_init (&iter, by_session);
  while (g_hash_table_iter_next (&iter, &session, &paths))
    siyi_session_photos_take_in (SIYI_SESSION_PHOTOS (from), paths, *(gint64 *) session, FALSE);
}

static void
tell (SiyiPhotoIntake *self,
      const Ended     *ended)
{
  GtkWidget *widget = GTK_WIDGET (self->self);
  SiyiPhotoCounts counts = { .stopped = self->stopped };
  g_autofree char *words = NULL;

  siyi_photo_counts_add (&counts, self->lines);
  counts.double_position = ended->double_position;
  words = siyi_photo_result_words (&counts);
  if (self->self->session == self->session)
    self->self->n_doubles = counts.n[SIYI_PHOTO_DOUBLE];
  siyi_push_undo_many (widget, (const char * const *) ended->actions, _("Photos taken in"));
  if (words != NULL)
    siyi_toast_with_button (widget, words, *ended->actions != NULL ? _("Undo") : NULL, "win.undo", NULL);
  siyi_session_photos_load (self->self);
  if (gtk_widget_get_root (widget) == NULL)
    return;

  if (counts.n[SIYI_PHOTO_REFUSED] > 0)
    siyi_photo_refused_present (widget, self->lines);
  if (counts.n[SIYI_PHOTO_DOUBTFUL] > 0)
    siyi_photo_doubts_present (widget, self->self->archive, self->session, self->lines, on_placed);
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  SiyiPhotoIntake *self = data;
  g_autoptr(GError) error = NULL;
  Ended *ended = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self->self->archive == NULL)
    ;    /* the page is gone; what is in stays in */
  else if (ended != NULL)
    tell (self, ended);
  else
    siyi_show_error (GTK_WIDGET (self->self), _("Taking the photos in"), error);
  if (self->error != NULL && self->self->archive != NULL)
    siyi_show_error (GTK_WIDGET (self->self), _("Taking the photos in"), self->error);
  g_clear_pointer (&ended, ended_free);
  intake_free (self);
}

static void start_next (SiyiPhotoIntake *self);

static void
take_lines (SiyiPhotoIntake *self,
            SiyiPhotoResult *result)
{
  if (self->lines == NULL)
    self->lines = g_ptr_array_ref (result->lines);
  else
    {
      g_ptr_array_extend_and_steal (self->lines, result->lines);
      result->lines = g_ptr_array_new ();
    }
  self->stopped = self->stopped || result->stopped;
}

static void
on_batch_done (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  SiyiPhotoIntake *self = data;
  g_autoptr(SiyiPhotoResult) photos = siyi_job_run_finish (SIYI_JOB (source), result, &self->error);

  g_clear_object (&self->job);
  if (photos != NULL)
    take_lines (self, photos);
  if (photos == NULL || photos->stopped)
    g_queue_clear_full (&self->batches, batch_free);
  start_next (self);
}

static void
end (SiyiPhotoIntake *self)
{
  SiyiSessionPhotos *tab = self->self;

  tab->intake = NULL;
  if (tab->archive == NULL)
    {
      intake_free (self);
      return;
    }

  gtk_revealer_set_reveal_child (tab->job_bar, FALSE);
  siyi_archive_run_async (tab->archive, SIYI_ACCESS_WRITE, end_in_thread, ending_new (self), ending_free,
                          ended_free, NULL, on_ended, self);
}

static void
start_next (SiyiPhotoIntake *self)
{
  SiyiSessionPhotos *tab = self->self;
  Batch *batch = tab->archive != NULL ? g_queue_pop_head (&self->batches) : NULL;
  SiyiPhotoWish wish = { 0 };

  if (batch == NULL)
    {
      end (self);
      return;
    }

  wish.session = batch->session;
  wish.ask_other_day = batch->ask_other_day;
  self->job = siyi_job_new (_("Taking the photos in…"));
  g_object_bind_property (self->job, "fraction", tab->progress, "fraction", G_BINDING_SYNC_CREATE);
  gtk_revealer_set_reveal_child (tab->job_bar, TRUE);
  siyi_photo_import_async (self->job, tab->archive, (const char * const *) batch->paths, &wish, on_batch_done,
                           self);
  batch_free (batch);
}

/**
 * siyi_session_photos_take_in:
 * @paths: (element-type filename): files and folders
 * @session: 0: sorted to all sessions by the time they were taken
 * @ask_other_day: whether those of another day than the session's are asked about
 *
 * Behind what is under way, as a part of the same step.
 */
void
siyi_session_photos_take_in (SiyiSessionPhotos *self,
                             GPtrArray         *paths,
                             gint64             session,
                             gboolean           ask_other_day)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  Batch *batch = g_new0 (Batch, 1);
  const gboolean running = self->intake != NULL;

  for (guint i = 0; i < paths->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (paths, i));
  batch->paths = g_strv_builder_end (builder);
  batch->session = session;
  batch->ask_other_day = ask_other_day;
  if (!running)
    {
      self->intake = g_new0 (SiyiPhotoIntake, 1);
      self->intake->self = g_object_ref (self);
      self->intake->session = self->session;
      g_queue_init (&self->intake->batches);
    }
  g_queue_push_tail (&self->intake->batches, batch);
  if (!running)
    start_next (self->intake);
}

/* Stops between two photos; what is in stays in. */
void
siyi_session_photos_stop (SiyiSessionPhotos *self)
{
  if (self->intake != NULL && self->intake->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->intake->job));
}
