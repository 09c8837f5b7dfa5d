/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system for SQLite that tells of the bytes it reads: the default one with a file before each of
 * its files (sqlite.org/vfs.html, "VFS shims"). Every connection opens with it, and pays one call more a
 * read: what a long work reads is often seen on a connection that was opened before (a backup's, with its
 * snapshot), and a second one would see another state, wait for the first one's locks and fill a cache of
 * its own. It is no default: a connection of another library in the process has nothing to do with it.
 * Registered once, by any thread; a file belongs to the one thread of its connection. */
#include "siyi-watch-private.h"

#define NAME "siyi-watch"

enum { CONTROL_READS = SIYI_APPLICATION_ID };   /* above SQLite's own: they end at 100 */

typedef struct
{
  sqlite3_file  file;     /* first: SQLite knows this one */
  SiyiReads     reads;
  sqlite3_file  real;     /* last: the default file system knows how long it is */
} WatchedFile;

static sqlite3_vfs *default_vfs;   /* set once, before the first opening */

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return &((WatchedFile *) file)->real;
}

#define REAL(file) real_of (file)->pMethods

static int
on_read (sqlite3_file  *file,
         void          *to,
         int            n,
         sqlite3_int64  offset)
{
  const SiyiReads *reads = &((WatchedFile *) file)->reads;
  const int rc = REAL (file)->xRead (real_of (file), to, n, offset);

  if (reads->told != NULL)
    reads->told (reads, (guint64) n);

  return rc;
}

static int
on_control (sqlite3_file *file,
            int           operation,
            void         *argument)
{
  if (operation != CONTROL_READS)
    return REAL (file)->xFileControl (real_of (file), operation, argument);

  ((WatchedFile *) file)->reads = *(const SiyiReads *) argument;

  return SQLITE_OK;
}

/* --- What goes on to the real file as it is ------------------------------------------------------ */

static int
pass_close (sqlite3_file *file)
{
  return REAL (file)->xClose (real_of (file));
}

static int
pass_write (sqlite3_file  *file,
            const void    *from,
            int            n,
            sqlite3_int64  offset)
{
  return REAL (file)->xWrite (real_of (file), from, n, offset);
}

static int
pass_truncate (sqlite3_file  *file,
               sqlite3_int64  size)
{
  return REAL (file)->xTruncate (real_of (file), size);
}

static int
pass_sync (sqlite3_file *file,
           int           flags)
{
  return REAL (file)->xSync (real_of (file), flags);
}

static int
pass_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  return REAL (file)->xFileSize (real_of (file), size);
}

static int
pass_lock (sqlite3_file *file,
           int           level)
{
  return REAL (file)->xLock (real_of (file), level);
}

static int
pass_unlock (sqlite3_file *file,
             int           level)
{
  return REAL (file)->xUnlock (real_of (file), level);
}

static int
pass_check_reserved_lock (sqlite3_file *file,
                          int          *is)
{
  return REAL (file)->xCheckReservedLock (real_of (file), is);
}

static int
pass_sector_size (sqlite3_file *file)
{
  return REAL (file)->xSectorSize (real_of (file));
}

static int
pass_device_characteristics (sqlite3_file *file)
{
  return REAL (file)->xDeviceCharacteristics (real_of (file));
}

static int
pass_shm_map (sqlite3_file   *file,
              int             region,
              int             n,
              int             extend,
              void volatile **to)
{
  return REAL (file)->xShmMap (real_of (file), region, n, extend, to);
}

static int
pass_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return REAL (file)->xShmLock (real_of (file), offset, n, flags);
}

static void
pass_shm_barrier (sqlite3_file *file)
{
  REAL (file)->xShmBarrier (real_of (file));
}

static int
pass_shm_unmap (sqlite3_file *file,
                int           to_delete)
{
  return REAL (file)->xShmUnmap (real_of (file), to_delete);
}

static int
pass_fetch (sqlite3_file   *file,
            sqlite3_int64   offset,
            int             n,
            void          **to)
{
  return REAL (file)->xFetch (real_of (file), offset, n, to);
}

static int
pass_unfetch (sqlite3_file  *file,
              sqlite3_int64  offset,
              void          *from)
{
  return REAL (file)->xUnfetch (real_of (file), offset, from);
}

/* --- The file system ------------------------------------------------------------------------------ */

#define METHODS(version)                                                                            \
  {                                                                                                 \
    version, pass_close, on_read, pass_write, pass_truncate, pass_sync, pass_file_size, pass_lock,  \
    pass_unlock, pass_check_reserved_lock, on_control, pass_sector_size,                            \
    pass_device_characteristics, pass_shm_map, pass_shm_lock, pass_shm_barrier, pass_shm_unmap,     \
    pass_fetch, pass_unfetch                                                                        \
  }

/* SQLite asks no more of a file than its version says: shared memory from 2 on, mapped pages from 3 on. */
static const sqlite3_io_methods methods[] = { METHODS (1), METHODS (2), METHODS (3) };

static int
on_open (sqlite3_vfs      *vfs,
         sqlite3_filename  name,
         sqlite3_file     *file,
         int               flags,
         int              *flags_out)
{
  WatchedFile *self = (WatchedFile *) file;
  int rc;

  self->reads = (SiyiReads) { NULL };
  rc = default_vfs->xOpen (default_vfs, name, &self->real, flags, flags_out);
  /* With methods it is closed even where opening failed, and without them never. */
  file->pMethods = self->real.pMethods == NULL ? NULL
                   : &methods[CLAMP (self->real.pMethods->iVersion, 1, (int) G_N_ELEMENTS (methods)) - 1];

  return rc;
}

/**
 * siyi_watch_vfs:
 *
 * Returns: the name to open a connection with, whose reads siyi_watch_reads() can see; any thread
 */
const char *
siyi_watch_vfs (void)
{
  static sqlite3_vfs vfs;
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      default_vfs = sqlite3_vfs_find (NULL);
      /* The other functions are the default's and find in pAppData what they know of. */
      vfs = *default_vfs;
      vfs.pNext = NULL;
      vfs.zName = NAME;
      vfs.szOsFile = (int) offsetof (WatchedFile, real) + default_vfs->szOsFile;
      vfs.xOpen = on_open;
      sqlite3_vfs_register (&vfs, FALSE);
      g_once_init_leave (&done, 1);
    }

  return NAME;
}

/**
 * siyi_watch_reads:
 * @handle: a connection opened with siyi_watch_vfs()
 * @reads: who is told from now on of each read of its file; copied
 */
void
siyi_watch_reads (sqlite3         *handle,
                  const SiyiReads *reads)
{
  sqlite3_file_control (handle, "main", CONTROL_READS, (void *) reads);
}
