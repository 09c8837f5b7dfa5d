/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package as a folder. Two writers take its files in turn: while one waits for a disk or for the slower
 * digest the other goes on, and each holds one file only. The calling thread is one of them. */
#define _GNU_SOURCE     /* sync_file_range() */
#include "siyi-bag-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

enum
{
  PIECE = 1 << 20,
  STEP = 64 << 10,      /* a write of more makes Linux take large folios, which costs three times as much */
  MOST_EARLY = 4 << 20, /* beside papers that are drawn there is no room for larger files */
};

/* What both writers work on. */
typedef struct
{
  SiyiBagRun *run;
  GPtrArray  *items;      /* SiyiBagItem */
  gint        next;       /* atomic: index of the file whose turn it is */
  gint        broken;     /* atomic: one has failed, the other need not go on */
} Turn;

typedef struct
{
  Turn        *turn;
  SiyiBagHash *hash;
  GError      *error;
} Writer;

/* Both of them, the one beside already at work. */
struct _SiyiBagEarly
{
  Turn         turn;
  Writer       here, beside;
  GThread     *thread;    /* (nullable) */
};

static void
tell (SiyiBagRun *run,
      gsize       n)
{
  g_mutex_lock (&run->lock);
  run->done += n;
  if (run->progress != NULL)
    run->progress (run->progress_data, MIN (run->done, run->total), run->total);
  g_mutex_unlock (&run->lock);
}

static gboolean
write_piece (Writer       *self,
             int           fd,
             const char   *path,
             const guint8 *bytes,
             gsize         n)
{
  SiyiBagRun *run = self->turn->run;

  siyi_bag_hash_begin (self->hash, bytes, n);
  for (gsize done = 0; done < n;)
    {
      const gssize written = write (fd, bytes + done, MIN (STEP, n - done));

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          siyi_bag_run_fail (path, errno, &self->error);
          siyi_bag_hash_wait (self->hash);
          return FALSE;
        }
      done += (gsize) written;
    }
  siyi_bag_hash_wait (self->hash);
  tell (run, n);

  return !g_cancellable_set_error_if_cancelled (run->cancellable, &self->error);
}

static gboolean
copy_bytes (Writer      *self,
            SiyiBagItem *item,
            GBytes      *bytes,
            int          fd,
            const char  *path)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);

  for (gsize at = 0; at < n; at += PIECE)
    if (!write_piece (self, fd, path, data + at, MIN (PIECE, n - at)))
      return FALSE;
  /* Whoever lists the files meanwhile reads it. */
  if (item->size != n)
    item->size = n;

  return TRUE;
}

static gboolean
copy_file (Writer      *self,
           SiyiBagItem *item,
           int          fd,
           const char  *path)
{
  g_autofree guint8 *buffer = g_malloc (PIECE);
  int from = g_open (item->file, O_RDONLY | O_CLOEXEC);
  gssize n = -1;
  gboolean whole = TRUE;

  if (from < 0)
    return siyi_bag_run_fail (item->file, errno, &self->error);

  item->size = 0;
  while (whole && (n = read (from, buffer, PIECE)) > 0)
    {
      item->size += (guint64) n;
      whole = write_piece (self, fd, path, buffer, (gsize) n);
    }
  if (whole && n < 0)
    whole = siyi_bag_run_fail (item->file, errno, &self->error);
  close (from);

  return whole;
}

static gboolean
copy_item (Writer      *self,
           SiyiBagItem *item,
           int          fd,
           const char  *path)
{
  g_autoptr(GBytes) bytes = NULL;

  if (item->file != NULL)
    return copy_file (self, item, fd, path);

  bytes = item->bytes != NULL ? g_bytes_ref (item->bytes)
                              : item->load (item->data, self->turn->run->cancellable, &self->error);
  siyi_bag_hash_set_known (self->hash, item->known);

  return bytes != NULL && copy_bytes (self, item, bytes, fd, path);
}

static gboolean
write_item (Writer      *self,
            SiyiBagItem *item)
{
  g_autofree char *path = g_build_filename (self->turn->run->made, item->path, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean whole;
  int fd;

  if (g_cancellable_set_error_if_cancelled (self->turn->run->cancellable, &self->error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    return siyi_bag_run_fail (folder, errno, &self->error);

  fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, g_str_has_suffix (path, ".sh") ? 0777 : 0666);
  if (fd < 0)
    return siyi_bag_run_fail (path, errno, &self->error);

  whole = copy_item (self, item, fd, path);
  /* The disk begins while the next file is hashed; the flush at the end finds little left. */
  if (whole)
    sync_file_range (fd, 0, 0, SYNC_FILE_RANGE_WRITE);
  if (close (fd) != 0 && whole)
    whole = siyi_bag_run_fail (path, errno, &self->error);
  if (whole)
    siyi_bag_hash_finish (self->hash, &item->sha256, &item->sha512);

  return whole;
}

static gpointer
write_in_turn (gpointer data)
{
  Writer *self = data;
  Turn *turn = self->turn;
  guint i;

  while (!g_atomic_int_get (&turn->broken) && (i = (guint) g_atomic_int_add (&turn->next, 1)) < turn->items->len)
    if (!write_item (self, g_ptr_array_index (turn->items, i)))
      g_atomic_int_set (&turn->broken, TRUE);

  return NULL;
}

static SiyiBagEarly *
start (SiyiBagRun *run,
       GPtrArray  *items)
{
  SiyiBagEarly *self = g_new0 (SiyiBagEarly, 1);

  self->turn = (Turn) { .run = run, .items = items };
  self->here = (Writer) { &self->turn, run->hash, NULL };
  self->beside = (Writer) { &self->turn, NULL, NULL };
  if (items->len > 0)
    {
      self->beside.hash = siyi_bag_hash_new (TRUE);
      self->thread = g_thread_new ("siyi-bag", write_in_turn, &self->beside);
    }

  return self;
}

/**
 * siyi_bag_early_new:
 *
 * Returns: (transfer full): what writes the files there are now, but the large ones, while others are still being made
 */
SiyiBagEarly *
siyi_bag_early_new (SiyiBagRun *run)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < run->bag->payload->len; i++)
    {
      SiyiBagItem *item = g_ptr_array_index (run->bag->payload, i);

      item->early = item->size <= MOST_EARLY;
      if (item->early)
        g_ptr_array_add (items, item);
    }

  return start (run, items);
}

/**
 * siyi_bag_early_finish:
 * @early: (transfer full): what was begun
 * @whole: %FALSE: stops where it is
 *
 * Takes part in what is left of it.
 *
 * Returns: whether everything of it is written
 */
gboolean
siyi_bag_early_finish (SiyiBagEarly  *early,
                       gboolean       whole,
                       GError       **error)
{
  if (whole)
    write_in_turn (&early->here);
  else
    g_atomic_int_set (&early->turn.broken, TRUE);
  if (early->thread != NULL)
    g_thread_join (early->thread);

  whole = !early->turn.broken;
  if (early->here.error != NULL)
    g_propagate_error (error, g_steal_pointer (&early->here.error));
  else if (early->beside.error != NULL)
    g_propagate_error (error, g_steal_pointer (&early->beside.error));
  g_clear_error (&early->beside.error);
  siyi_bag_hash_free (early->beside.hash);
  g_ptr_array_unref (early->turn.items);
  g_free (early);

  return whole;
}

/* Those that nobody has begun. */
static gboolean
write_all (SiyiBagRun  *run,
           GPtrArray   *items,
           GError     **error)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (!((SiyiBagItem *) g_ptr_array_index (items, i))->early)
      g_ptr_array_add (left, g_ptr_array_index (items, i));

  return siyi_bag_early_finish (start (run, left), TRUE, error);
}

static gboolean
write_last (SiyiBagRun  *run,
            const char  *path,
            GError     **error)
{
  Turn turn = { .run = run };
  Writer here = { &turn, run->hash, NULL };
  SiyiBagItem *item = siyi_bag_item_new (path);
  gboolean whole;

  item->bytes = siyi_bag_last_text (run, item->path);
  g_ptr_array_add (run->last, item);
  whole = write_item (&here, item);
  if (!whole)
    g_propagate_error (error, here.error);

  return whole;
}

/**
 * siyi_bag_write_folder:
 *
 * Returns: whether everything stands in the run's folder, with its digests in the manifests; not flushed yet
 */
gboolean
siyi_bag_write_folder (SiyiBagRun  *run,
                       GError     **error)
{
  /* RFC 8493, 2.1.2: data/ is there even when nothing lies in it. */
  g_autofree char *data = g_build_filename (run->made, "data", NULL);

  if (g_mkdir_with_parents (data, 0777) != 0)
    return siyi_bag_run_fail (data, errno, error);
  if ((run->early != NULL && !siyi_bag_early_finish (g_steal_pointer (&run->early), TRUE, error)) ||
      !write_all (run, run->bag->payload, error) || !write_all (run, run->bag->tags, error))
    return FALSE;

  for (gsize i = 0; siyi_bag_last_names[i] != NULL; i++)
    if (!write_last (run, siyi_bag_last_names[i], error))
      return FALSE;

  return TRUE;
}
