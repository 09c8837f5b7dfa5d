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
};

/* What both writers work on. */
typedef struct
{
  SiyiBagRun *run;
  const char *top;
  GPtrArray  *items;
  gint        next;       /* atomic: index of the file whose turn it is */
  gint        broken;     /* atomic: one has failed, the other need not go on */
} Turn;

typedef struct
{
  Turn        *turn;
  SiyiBagHash *hash;
  GError      *error;
} Writer;

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
  g_autofree char *path = g_build_filename (self->turn->top, item->path, NULL);
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

static gboolean
write_all (SiyiBagRun   *run,
           const char   *top,
           GPtrArray    *items,
           GError      **error)
{
  g_autoptr(SiyiBagHash) hash = NULL;
  Turn turn = { .run = run, .top = top, .items = items };
  Writer here = { &turn, run->hash, NULL };
  Writer beside = { &turn, NULL, NULL };
  GThread *thread = NULL;

  if (items->len > 1)
    {
      beside.hash = hash = siyi_bag_hash_new (TRUE);
      thread = g_thread_new ("siyi-bag", write_in_turn, &beside);
    }
  write_in_turn (&here);
  if (thread != NULL)
    g_thread_join (thread);

  if (here.error != NULL)
    {
      g_clear_error (&beside.error);
      g_propagate_error (error, here.error);
    }
  else if (beside.error != NULL)
    g_propagate_error (error, beside.error);

  return !turn.broken;
}

/**
 * siyi_bag_write_folder:
 * @top: the folder to make
 *
 * Returns: whether everything stands in it, with its digests in the manifests; not flushed yet
 */
gboolean
siyi_bag_write_folder (SiyiBagRun  *run,
                       const char  *top,
                       GError     **error)
{
  /* RFC 8493, 2.1.2: data/ is there even when nothing lies in it. */
  g_autofree char *data = g_build_filename (top, "data", NULL);

  if (g_mkdir_with_parents (data, 0777) != 0)
    return siyi_bag_run_fail (data, errno, error);
  if (!write_all (run, top, run->bag->payload, error) || !write_all (run, top, run->bag->tags, error))
    return FALSE;

  for (gsize i = 0; siyi_bag_last_names[i] != NULL; i++)
    {
      Turn turn = { .run = run, .top = top };
      Writer here = { &turn, run->hash, NULL };
      SiyiBagItem *item = siyi_bag_item_new (siyi_bag_last_names[i]);

      item->bytes = siyi_bag_last_text (run, item->path);
      g_ptr_array_add (run->last, item);
      if (!write_item (&here, item))
        {
          g_propagate_error (error, here.error);
          return FALSE;
        }
    }

  return TRUE;
}
