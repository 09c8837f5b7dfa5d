/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of one book. Cells and strings are handed out from large blocks, which costs no header a
 * cell and is freed in a few calls; short strings that were seen lately are handed out again, since
 * a ledger repeats its units, classes and dates. Everything is counted: when the limit is reached
 * the caller gets NULL and refuses the file. Invariants: (1) what was handed out never moves and
 * never changes; (2) used never exceeds limit. */
#include "siyi-arena.h"

#include <string.h>

#define BLOCK_BYTES (256 * 1024)
#define SEEN_SLOTS 8192            /* a power of two */
#define SEEN_LENGTH 64

typedef struct
{
  char *next;
  gsize left;
} Pool;

typedef struct
{
  const char *text;
  gsize       length;
} Seen;

struct _SiyiArena
{
  GPtrArray *blocks;
  gsize      used, limit;
  Pool       aligned;
  Pool       strings;
  Seen       seen[SEEN_SLOTS];
};

/**
 * siyi_arena_new:
 * @limit: bytes it may hold in all
 *
 * Returns: (transfer full): an empty arena
 */
SiyiArena *
siyi_arena_new (gsize limit)
{
  SiyiArena *self = g_new0 (SiyiArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->limit = limit;

  return self;
}

/**
 * siyi_arena_free:
 * @self: (nullable): an arena; everything it handed out dies with it
 */
void
siyi_arena_free (SiyiArena *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * siyi_arena_charge:
 * @self: an arena
 * @size: bytes held elsewhere on behalf of the book
 *
 * Returns: %FALSE if that is more than the limit allows
 */
gboolean
siyi_arena_charge (SiyiArena *self,
                   gsize      size)
{
  if (size > self->limit - self->used)
    return FALSE;

  self->used += size;

  return TRUE;
}

static gpointer
take (SiyiArena *self,
      Pool      *pool,
      gsize      size)
{
  gpointer out;

  if (size > pool->left)
    {
      gsize block = MAX (size, BLOCK_BYTES);

      if (!siyi_arena_charge (self, block))
        return NULL;

      out = g_try_malloc (block);
      if (out == NULL)
        return NULL;

      g_ptr_array_add (self->blocks, out);
      if (block - size <= pool->left)   /* a large piece of its own: go on in the old block */
        return out;

      pool->next = out;
      pool->left = block;
    }

  out = pool->next;
  pool->next += size;
  pool->left -= size;

  return out;
}

/**
 * siyi_arena_alloc:
 * @self: an arena
 * @size: bytes
 *
 * Returns: (transfer none) (nullable): memory for structs, not cleared; %NULL over the limit
 */
gpointer
siyi_arena_alloc (SiyiArena *self,
                  gsize      size)
{
  return take (self, &self->aligned, (size + 7) & ~(gsize) 7);
}

static guint
hash_bytes (const char *text,
            gsize       length)
{
  guint64 hash = length * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint64 word;

  while (length > 0)
    {
      gsize part = MIN (length, sizeof word);

      word = 0;
      memcpy (&word, text, part);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
      hash ^= hash >> 32;
      text += part;
      length -= part;
    }

  return (guint) hash;
}

/**
 * siyi_arena_string:
 * @self: an arena
 * @text: bytes without NUL
 * @length: how many
 *
 * Returns: (transfer none) (nullable): the bytes with a NUL behind; %NULL over the limit
 */
const char *
siyi_arena_string (SiyiArena  *self,
                   const char *text,
                   gsize       length)
{
  Seen *seen = NULL;
  char *out;

  if (length <= SEEN_LENGTH)
    {
      seen = &self->seen[hash_bytes (text, length) & (SEEN_SLOTS - 1)];
      if (seen->text != NULL && seen->length == length && memcmp (seen->text, text, length) == 0)
        return seen->text;
    }

  out = take (self, &self->strings, length + 1);
  if (out == NULL)
    return NULL;

  memcpy (out, text, length);
  out[length] = '\0';
  if (seen != NULL)
    *seen = (Seen) { out, length };

  return out;
}
