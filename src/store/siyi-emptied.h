/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-trail.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Lines of the audit trail that a destruction emptied. The chain stays one: an emptied line keeps its hash,
 * which later lines cover. It is believed only where
 *  1. its list of destruction, signed by two, kept what the line says besides its words and the hash
 *     before it, and both are still so;
 *  2. the destruction's own line, which is in the chain, holds the digest of all such rows of the list.
 * So nobody can change a line and call it emptied without a line of the chain that tells of it. */
typedef struct _SiyiEmptied SiyiEmptied;

SiyiEmptied  *siyi_emptied_load     (SiyiDb        *db,
                                     GError       **error);
void          siyi_emptied_free     (SiyiEmptied   *self);
/* row: seq, action, at, who, verb, entity, entity_id, change, hash */
char         *siyi_emptied_row_hash (SiyiEmptied   *self,
                                     sqlite3_stmt  *row,
                                     const char    *before);
gint64        siyi_emptied_unproved (SiyiEmptied   *self);     /* the first such line; 0: none */
GArray       *siyi_emptied_lists    (SiyiEmptied   *self);     /* SiyiEmptiedBy, by number */

/* Writing: @seqs (gint64) lose their words; in the open action of the destruction. */
gboolean      siyi_emptied_write    (SiyiDb        *db,
                                     gint64         destruction,
                                     int            number,
                                     GArray        *seqs,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiEmptied, siyi_emptied_free)

G_END_DECLS
