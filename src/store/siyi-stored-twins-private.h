/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-stored-twins.h"

G_BEGIN_DECLS

/* Texts are the chunk's; "" where nothing stands. Lists are joined by line ends. */
typedef struct
{
  const char *day, *case_number, *national_number, *title, *names, *phones, *ids;
  guint       book;
} SiyiStored;

typedef struct
{
  guint32 stored;
  guint32 next;            /* link of the same hash + 1; 0: the last */
} SiyiStoredLink;

struct _SiyiStoredTwins
{
  GStringChunk *texts;
  GArray       *visits;    /* SiyiStored */
  GArray       *links;     /* SiyiStoredLink */
  GHashTable   *by_name;   /* hash -> link + 1 */
  GHashTable   *by_number;
};

gpointer siyi_stored_key (const char *day, const char *text, gsize length);

G_END_DECLS
