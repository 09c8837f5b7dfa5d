/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids as bytes, in the order given: each one the step from the one before, seven bits a byte, the lowest
 * first, with the sign in the lowest bit. Some two bytes an id where they are near one another. */
GBytes *siyi_id_list_pack   (const GArray  *ids);           /* gint64 */
GArray *siyi_id_list_unpack (gconstpointer  data,
                             gsize          size);          /* gint64; what is cut off is left out */

G_END_DECLS
