/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file under construction beside the one it will become: complete or not there at all. */
typedef struct
{
  char *path;          /* what it will become */
  char *temporary;     /* where it is written, in the same folder */
  int   fd;            /* open for writing, and locked; -1 when taken */
} SiyiNeighbour;

SiyiNeighbour *siyi_neighbour_new         (const char     *path,
                                           GError        **error);
SiyiNeighbour *siyi_neighbour_new_private (const char     *path,
                                           GError        **error);
gboolean       siyi_neighbour_reopen      (SiyiNeighbour  *self,
                                           GError        **error);
GOutputStream *siyi_neighbour_stream      (SiyiNeighbour  *self,
                                           GError        **error);
gboolean       siyi_neighbour_write       (SiyiNeighbour  *self,
                                           const char     *bytes,
                                           gsize           length,
                                           GError        **error);
gboolean       siyi_neighbour_name        (SiyiNeighbour  *self,
                                           GError        **error);
gboolean       siyi_neighbour_finish      (SiyiNeighbour  *self,
                                           GError        **error);
char          *siyi_neighbour_prefix      (const char     *path);
void           siyi_neighbour_free        (SiyiNeighbour  *self);
gboolean       siyi_neighbour_fail        (SiyiNeighbour  *self,
                                           int             code,
                                           const char     *doing,
                                           GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiNeighbour, siyi_neighbour_free)

G_END_DECLS
