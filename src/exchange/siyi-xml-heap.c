/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory for expat. It keeps a tag until it has ended and every name it has seen, so a giant
 * attribute or a crowd of names would take what they like; here it gets 8 MiB a thread, and NULL
 * beyond, which ends the parse. */
#include "siyi-xml-heap.h"

#include <glib.h>
#include <stdlib.h>

#define HEAP_BYTES (8 * 1024 * 1024)
#define HEADER_BYTES 16

/* expat's memory functions get no user data. */
static __thread gsize heap_used;

static void *
heap_alloc (size_t size)
{
  gsize *out;

  if (size > HEAP_BYTES - MIN (heap_used, HEAP_BYTES))
    return NULL;

  out = malloc (size + HEADER_BYTES);
  if (out == NULL)
    return NULL;

  *out = size;
  heap_used += size;

  return (char *) out + HEADER_BYTES;
}

static void
heap_free (void *memory)
{
  gsize *start;

  if (memory == NULL)
    return;

  start = (gsize *) (gpointer) ((char *) memory - HEADER_BYTES);
  heap_used -= *start;
  free (start);
}

static void *
heap_realloc (void   *memory,
              size_t  size)
{
  gsize *start, old;

  if (memory == NULL)
    return heap_alloc (size);

  start = (gsize *) (gpointer) ((char *) memory - HEADER_BYTES);
  old = *start;
  if (size > old && size - old > HEAP_BYTES - MIN (heap_used, HEAP_BYTES))
    return NULL;

  start = realloc (start, size + HEADER_BYTES);
  if (start == NULL)
    return NULL;

  heap_used += size - old;
  *start = size;

  return (char *) start + HEADER_BYTES;
}

const XML_Memory_Handling_Suite siyi_xml_heap = { heap_alloc, heap_realloc, heap_free };
