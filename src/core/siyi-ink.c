/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature as strokes of points, and its bytes in the archive. Written by one thread; once nobody
 * adds to it any thread may read it. The bytes, little endian: "SYIK", u8 version 1, u8 0, f32 aspect,
 * u32 strokes, then for each u32 points and for each point u16 x (0 … 65535 of the width), u16 y (of the
 * height), u8 pressure, u16 ms since the point before. Seven bytes a point: a signature stays below
 * some 10 KB. */
#include "siyi-ink.h"

#include <math.h>
#include <string.h>

#include "siyi-error.h"

#define MAGIC "SYIK"
#define VERSION 1
#define HEAD 14
#define POINT 7

/* Nobody signs so long; what says more was not written here. */
enum { MAX_STROKES = 4096, MAX_POINTS = 200000 };

struct _SiyiInk
{
  grefcount  refs;
  float      aspect;
  GPtrArray *strokes;     /* GArray of SiyiInkPoint */
  guint      n_points;
};

/**
 * siyi_ink_new:
 * @aspect: width ÷ height of the pad, from 0.05 to 50
 *
 * Returns: (transfer full): nothing signed yet
 */
SiyiInk *
siyi_ink_new (double aspect)
{
  SiyiInk *self = g_new0 (SiyiInk, 1);

  g_ref_count_init (&self->refs);
  self->aspect = isfinite (aspect) ? (float) CLAMP (aspect, 0.05, 50) : 1;
  self->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

SiyiInk *
siyi_ink_ref (SiyiInk *self)
{
  g_ref_count_inc (&self->refs);

  return self;
}

void
siyi_ink_unref (SiyiInk *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->strokes);
  g_free (self);
}

static GArray *
last_stroke (const SiyiInk *self)
{
  return self->strokes->len > 0 ? g_ptr_array_index (self->strokes, self->strokes->len - 1) : NULL;
}

/**
 * siyi_ink_begin:
 *
 * Begins a stroke; one that got no point counts for nothing.
 */
void
siyi_ink_begin (SiyiInk *self)
{
  const GArray *last = last_stroke (self);

  if (self->strokes->len < MAX_STROKES && (last == NULL || last->len > 0))
    g_ptr_array_add (self->strokes, g_array_new (FALSE, FALSE, sizeof (SiyiInkPoint)));
}

static float
within (float value,
        float most)
{
  return isfinite (value) ? CLAMP (value, 0, most) : 0;
}

/**
 * siyi_ink_add:
 * @point: moved onto the pad where it lies beside it
 */
void
siyi_ink_add (SiyiInk            *self,
              const SiyiInkPoint *point)
{
  const SiyiInkPoint kept = { within (point->x, self->aspect), within (point->y, 1),
                              within (point->pressure, 1), point->ms };

  if (self->strokes->len == 0)
    siyi_ink_begin (self);
  if (self->n_points >= MAX_POINTS)
    return;

  g_array_append_val (last_stroke (self), kept);
  self->n_points++;
}

/**
 * siyi_ink_drop_stroke:
 *
 * Takes the last stroke back.
 *
 * Returns: whether there was one
 */
gboolean
siyi_ink_drop_stroke (SiyiInk *self)
{
  const guint before = siyi_ink_n_strokes (self);

  while (before > 0 && siyi_ink_n_strokes (self) == before)
    {
      self->n_points -= last_stroke (self)->len;
      g_ptr_array_remove_index (self->strokes, self->strokes->len - 1);
    }

  return before > 0;
}

double
siyi_ink_get_aspect (const SiyiInk *self)
{
  return self->aspect;
}

/**
 * siyi_ink_n_strokes:
 *
 * Returns: strokes that have a point
 */
guint
siyi_ink_n_strokes (const SiyiInk *self)
{
  const GArray *last = last_stroke (self);

  return self->strokes->len - (last != NULL && last->len == 0 ? 1 : 0);
}

/**
 * siyi_ink_stroke:
 * @stroke: below siyi_ink_n_strokes()
 * @n_points: (out)
 *
 * Returns: (transfer none): its points, until something is added
 */
const SiyiInkPoint *
siyi_ink_stroke (const SiyiInk *self,
                 guint          stroke,
                 guint         *n_points)
{
  const GArray *points;

  *n_points = 0;
  g_return_val_if_fail (stroke < self->strokes->len, NULL);

  points = g_ptr_array_index (self->strokes, stroke);
  *n_points = points->len;

  return (const SiyiInkPoint *) (gconstpointer) points->data;
}

gboolean
siyi_ink_is_empty (const SiyiInk *self)
{
  return siyi_ink_n_strokes (self) == 0;
}

static void
put (GByteArray *bytes,
     guint32     value,
     guint       n)
{
  for (guint i = 0; i < n; i++, value >>= 8)
    g_byte_array_append (bytes, &(guint8) { (guint8) value }, 1);
}

static guint32
get (const guint8 *bytes,
     guint         n)
{
  guint32 value = 0;

  for (guint i = n; i > 0; i--)
    value = value << 8 | bytes[i - 1];

  return value;
}

static guint32
part_of (float value,
         float whole,
         guint most)
{
  return (guint32) lroundf (CLAMP (value / whole, 0, 1) * (float) most);
}

static void
put_stroke (GByteArray    *bytes,
            const SiyiInk *self,
            guint          stroke,
            guint         *before)
{
  guint n;
  const SiyiInkPoint *points = siyi_ink_stroke (self, stroke, &n);

  put (bytes, n, 4);
  for (guint i = 0; i < n; i++)
    {
      const guint since = points[i].ms > *before ? points[i].ms - *before : 0;

      put (bytes, part_of (points[i].x, self->aspect, G_MAXUINT16), 2);
      put (bytes, part_of (points[i].y, 1, G_MAXUINT16), 2);
      put (bytes, part_of (points[i].pressure, 1, G_MAXUINT8), 1);
      put (bytes, MIN (since, G_MAXUINT16), 2);
      *before = MAX (*before, points[i].ms);
    }
}

/**
 * siyi_ink_to_bytes:
 *
 * Returns: (transfer full): the signature for the archive; places are kept to a 65535th of the pad
 */
GBytes *
siyi_ink_to_bytes (const SiyiInk *self)
{
  GByteArray *bytes = g_byte_array_sized_new (HEAD + self->n_points * POINT);
  const guint n = siyi_ink_n_strokes (self);
  guint32 aspect;
  guint before = 0;

  memcpy (&aspect, &self->aspect, sizeof aspect);
  g_byte_array_append (bytes, (const guint8 *) MAGIC, 4);
  put (bytes, VERSION, 2);
  put (bytes, aspect, 4);
  put (bytes, n, 4);
  for (guint i = 0; i < n; i++)
    put_stroke (bytes, self, i, &before);

  return g_byte_array_free_to_bytes (bytes);
}

static const guint8 *
take_stroke (SiyiInk      *self,
             const guint8 *at,
             const guint8 *end,
             guint        *ms)
{
  const guint32 n = end - at >= 4 ? get (at, 4) : 0;

  at += 4;
  if (n == 0 || n > MAX_POINTS - self->n_points || (gsize) (end - at) / POINT < n)
    return NULL;

  siyi_ink_begin (self);
  for (guint i = 0; i < n; i++, at += POINT)
    {
      *ms += get (at + 5, 2);
      siyi_ink_add (self, &(SiyiInkPoint) {
        .x = (float) get (at, 2) / G_MAXUINT16 * self->aspect,
        .y = (float) get (at + 2, 2) / G_MAXUINT16,
        .pressure = (float) at[4] / G_MAXUINT8,
        .ms = *ms,
      });
    }

  return at;
}

/**
 * siyi_ink_from_bytes:
 * @bytes: from siyi_ink_to_bytes()
 *
 * Returns: (transfer full): the signature; %NULL with %SIYI_ERROR_NEWER_SCHEMA where a newer version
 *   wrote it, with %SIYI_ERROR_CORRUPT where the bytes are none
 */
SiyiInk *
siyi_ink_from_bytes (GBytes  *bytes,
                     GError **error)
{
  gsize n_bytes;
  const guint8 *at = g_bytes_get_data (bytes, &n_bytes);
  const guint8 *end = at + n_bytes;
  SiyiInk *self;
  guint32 n, packed, ms = 0;
  float aspect;

  if (n_bytes < HEAD || memcmp (at, MAGIC, 4) != 0)
    {
      siyi_refuse (error, SIYI_ERROR_CORRUPT, "A stored signature can't be read: it is none");
      return NULL;
    }
  if (get (at + 4, 2) != VERSION)
    {
      siyi_refuse (error, SIYI_ERROR_NEWER_SCHEMA,
                   "A stored signature can't be read: a newer version wrote it");
      return NULL;
    }

  packed = get (at + 6, 4);
  memcpy (&aspect, &packed, sizeof aspect);
  n = get (at + 10, 4);
  self = siyi_ink_new (aspect);
  at = n <= MAX_STROKES && self->aspect == aspect ? at + HEAD : NULL;
  for (guint i = 0; at != NULL && i < n; i++)
    at = take_stroke (self, at, end, &ms);
  if (at == end)
    return self;

  siyi_ink_unref (self);
  siyi_refuse (error, SIYI_ERROR_CORRUPT, "A stored signature can't be read: it is damaged");

  return NULL;
}
