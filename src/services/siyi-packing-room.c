/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room for a file's bytes on their way from the archive into a package, used again for the next file:
 * fresh pages for each of a thousand photos cost as much as reading them. One file is written while the
 * next is loaded, so two are kept. Any thread. */
#include "siyi-packing-private.h"

#include "siyi-files.h"

enum { ROOM_BYTES = 16 << 20, N_ROOMS = 2 };

struct _SiyiPackingRooms
{
  GMutex   lock;
  guint8  *idle[N_ROOMS];     /* each ROOM_BYTES; NULL: lent, or not there yet */
};

/* A file's bytes in a room, until nobody holds them. */
typedef struct
{
  SiyiPackingRooms *rooms;
  gint64            file;
  guint8           *room;
  gsize             size, n_bytes;
} Lent;

SiyiPackingRooms *
siyi_packing_rooms_new (void)
{
  SiyiPackingRooms *self = g_new0 (SiyiPackingRooms, 1);

  g_mutex_init (&self->lock);

  return self;
}

/**
 * siyi_packing_rooms_free:
 * @self: (nullable): nobody may hold bytes from it any more
 */
void
siyi_packing_rooms_free (SiyiPackingRooms *self)
{
  if (self == NULL)
    return;

  for (gsize i = 0; i < N_ROOMS; i++)
    g_free (self->idle[i]);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static Lent *
lend (SiyiPackingRooms *self,
      gsize             size)
{
  Lent *lent = g_new0 (Lent, 1);

  lent->rooms = self;
  lent->size = MAX (size, ROOM_BYTES);
  g_mutex_lock (&self->lock);
  for (gsize i = 0; lent->room == NULL && lent->size == ROOM_BYTES && i < N_ROOMS; i++)
    lent->room = g_steal_pointer (&self->idle[i]);
  g_mutex_unlock (&self->lock);
  if (lent->room == NULL)
    lent->room = g_malloc (lent->size);

  return lent;
}

static void
give_back (gpointer data)
{
  Lent *lent = data;
  SiyiPackingRooms *self = lent->rooms;

  g_mutex_lock (&self->lock);
  for (gsize i = 0; lent->room != NULL && lent->size == ROOM_BYTES && i < N_ROOMS; i++)
    if (self->idle[i] == NULL)
      self->idle[i] = g_steal_pointer (&lent->room);
  g_mutex_unlock (&self->lock);
  g_free (lent->room);
  g_free (lent);
}

static gpointer
read_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Lent *lent = data;

  return siyi_file_read_into (db, lent->file, lent->room, lent->size, &lent->n_bytes, cancellable, error) ? data
                                                                                                          : NULL;
}

/**
 * siyi_packing_rooms_load:
 * @file: of the archive
 * @size: bytes it is said to have
 *
 * Returns: (transfer full): its bytes, proved by their digest; %NULL as siyi_file_read()
 */
GBytes *
siyi_packing_rooms_load (SiyiPackingRooms  *self,
                         SiyiArchive       *archive,
                         gint64             file,
                         gsize              size,
                         GCancellable      *cancellable,
                         GError           **error)
{
  Lent *lent = lend (self, size);

  lent->file = file;
  if (siyi_archive_run (archive, SIYI_ACCESS_READ, read_in_thread, lent, cancellable, error) == NULL)
    {
      give_back (lent);
      return NULL;
    }

  return g_bytes_new_with_free_func (lent->room, lent->n_bytes, give_back, lent);
}
