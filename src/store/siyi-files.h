/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Papers, scans and photos: a row of main.db each; the bytes lie once, by their sha256, in the
 * volume of the month they came in. All functions run on an archive's thread; the row of a file that
 * was taken out stays, and so do its bytes. */
#define SIYI_FILE_MAX_BYTES (G_GINT64_CONSTANT (64) * 1024 * 1024)

typedef struct
{
  gint64      case_id;    /* 0: of no case */
  gint64      session;    /* 0: of no session */
  const char *name;       /* as a person sees it, with its ending */
  const char *kind;       /* (nullable) paper, scan, photo, proof … */
  const char *mime;       /* (nullable) */
} SiyiFileInfo;

typedef struct
{
  gint64    id, case_id, session;
  char     *name, *kind, *mime, *hash, *volume;
  gint64    bytes;
  SiyiDay   added;
  gboolean  taken_out;
  gboolean  reachable;    /* its volume is there; whether the bytes are sound tells reading them */
} SiyiFile;

void       siyi_file_free        (SiyiFile            *file);

/* siyi-files.c: on either thread. */
SiyiFile  *siyi_file_load        (SiyiDb              *db,
                                  gint64               id,
                                  GError             **error);
GPtrArray *siyi_files_of_case    (SiyiDb              *db,
                                  gint64               case_id,
                                  GError             **error);   /* SiyiFile */
GPtrArray *siyi_files_out_of_reach (SiyiDb            *db,
                                  GError             **error);   /* SiyiFile */
gboolean   siyi_file_read        (SiyiDb              *db,
                                  gint64               id,
                                  GOutputStream       *out,
                                  GCancellable        *cancellable,
                                  GError             **error);
GBytes    *siyi_file_read_bytes  (SiyiDb              *db,
                                  gint64               id,
                                  GCancellable        *cancellable,
                                  GError             **error);
gboolean   siyi_file_read_into   (SiyiDb              *db,
                                  gint64               id,
                                  guint8              *room,
                                  gsize                n_room,
                                  gsize               *n_bytes,
                                  GCancellable        *cancellable,
                                  GError             **error);

/* siyi-file-edit.c: on the writing thread; one action each, or a part of the caller's. */
gint64     siyi_file_add         (SiyiDb              *db,
                                  const SiyiFileInfo  *info,
                                  GInputStream        *in,
                                  GCancellable        *cancellable,
                                  GError             **error);
char      *siyi_files_add_paths  (SiyiDb              *db,
                                  gint64               case_id,
                                  GPtrArray           *paths,    /* char* */
                                  GCancellable        *cancellable,
                                  GError             **error);
char      *siyi_file_rename      (SiyiDb              *db,
                                  gint64               id,
                                  const char          *name,
                                  GError             **error);
char      *siyi_file_take_out    (SiyiDb              *db,
                                  gint64               id,
                                  const char          *reason,
                                  GError             **error);
/* Opening or saving a copy is a look: it goes into the audit trail. verb: file.open, file.export. */
gboolean   siyi_file_note_look   (SiyiDb              *db,
                                  gint64               id,
                                  const char          *verb,
                                  GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFile, siyi_file_free)

G_END_DECLS
