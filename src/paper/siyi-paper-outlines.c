/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of an embedded font (CFF, Adobe Technical Notes 5176 and 5177) without subroutines: each
 * glyph holds its own strokes. A Chinese font has 30,000 subroutines, which its glyphs share; cairo keeps
 * an entry for each of them, and all of them whole where it loses count in one glyph: half a megabyte for
 * 300 characters. What is not as cairo writes it is left alone. Any thread. */
#include "siyi-paper-private.h"

#include <string.h>

enum { MOST_DEPTH = 10, MOST_NUMBERS = 48, MOST_FONTS = 256 };

/* Operators of a dictionary; two-byte ones have 12 in the upper byte. */
enum { CHARSET = 15, CHARSTRINGS = 17, PRIVATE = 18, SUBRS = 19, FD_ARRAY = 12 << 8 | 36, FD_SELECT = 12 << 8 | 37 };

typedef struct { guint n, size; gsize from, data, end; } Index;     /* places in the font; size: of an offset */

typedef struct
{
  guint8  *bytes;
  gsize    n;
  Index    global, glyphs, fonts;
  Index    local[MOST_FONTS];
  gsize    charset, select, glyphs_at, fonts_at;          /* where the operands of the offsets stand */
  gsize    private_at[MOST_FONTS], subrs_at[MOST_FONTS];  /* 0: none */
} Font;

/* One glyph on its way. */
typedef struct
{
  const Font  *font;
  const Index *local;
  GByteArray  *out;
  gsize        places[MOST_NUMBERS];      /* where the numbers on the stack begin in @out */
  int          values[MOST_NUMBERS];
  guint        n_numbers, n_stems;
  gboolean     over;
} Glyph;

static guint32
read_number (const guint8 *at,
             guint         n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | at[i];

  return value;
}

static gboolean
read_index (const Font *self,
            gsize       at,
            Index      *index)
{
  *index = (Index) { .from = at, .end = at + 2 };
  if (at > self->n || self->n - at < 2)
    return FALSE;
  index->n = read_number (self->bytes + at, 2);
  if (index->n == 0)
    return TRUE;

  index->size = self->n - at > 2 ? self->bytes[at + 2] : 0;
  if (index->size < 1 || index->size > 4 || at + 3 + (gsize) (index->n + 1) * index->size > self->n)
    return FALSE;
  index->data = at + 3 + (gsize) (index->n + 1) * index->size - 1;
  index->end = index->data + read_number (self->bytes + at + 3 + (gsize) index->n * index->size, index->size);

  return index->end <= self->n;
}

static gboolean
read_item (const Font    *self,
           const Index   *index,
           guint          number,
           const guint8 **bytes,
           gsize         *n)
{
  const guint8 *offsets = self->bytes + index->from + 3;
  guint32 from, to;

  if (number >= index->n)
    return FALSE;
  from = read_number (offsets + (gsize) number * index->size, index->size);
  to = read_number (offsets + (gsize) (number + 1) * index->size, index->size);
  if (from < 1 || from > to || index->data + to > index->end)
    return FALSE;

  *bytes = self->bytes + index->data + from;
  *n = to - from;

  return TRUE;
}

/* How many bytes the number has that begins there; 0: it is none, or has no end. */
static gsize
length_of_number (const guint8 *at,
                  gsize         n,
                  gboolean      in_glyph)
{
  gsize length = *at == 28 ? 3 : *at >= 32 && *at <= 246 ? 1 : *at >= 247 && *at <= 254 ? 2 : 0;

  if (*at == (in_glyph ? 255 : 29))
    length = 5;
  if (*at == 30 && !in_glyph)
    {
      for (length = 1; length < n && (at[length] & 0xf) != 0xf && at[length] >> 4 != 0xf; length++)
        ;
      length++;
    }

  return length <= n ? length : 0;
}

/* Where the last operand of @wanted begins: five bytes that begin with 29, as cairo writes offsets. */
static gsize
find_operand (const Font *self,
              gsize       from,
              gsize       to,
              guint       wanted)
{
  gsize last = 0;

  while (from < to)
    {
      const gsize length = length_of_number (self->bytes + from, to - from, FALSE);

      if (length == 0)
        {
          const guint two = self->bytes[from] == 12 && from + 1 < to;
          const guint found = two ? 12u << 8 | self->bytes[from + 1] : self->bytes[from];

          if (self->bytes[from] > 21)
            return 0;
          if (found == wanted)
            return last != 0 && self->bytes[last] == 29 ? last : 0;
          from += two ? 2 : 1;
          continue;
        }
      last = from;
      from += length;
    }

  return 0;
}

static gsize
value_of (const Font *self,
          gsize       operand)
{
  return read_number (self->bytes + operand + 1, 4);
}

/* Each of its fonts' own dictionary: where it is, where its subroutines are. */
static gboolean
read_private (Font  *self,
              guint  number)
{
  const guint8 *bytes;
  gsize n, at, from, size;

  if (!read_item (self, &self->fonts, number, &bytes, &n))
    return FALSE;
  from = (gsize) (bytes - self->bytes);
  at = find_operand (self, from, from + n, PRIVATE);
  if (at < from + 5 || self->bytes[at - 5] != 29)
    return FALSE;

  self->private_at[number] = at;
  size = value_of (self, at - 5);
  from = value_of (self, at);
  if (from < self->fonts.end || from > self->n || size > self->n - from)
    return FALSE;
  self->subrs_at[number] = find_operand (self, from, from + size, SUBRS);
  if (self->subrs_at[number] == 0)
    return TRUE;

  return read_index (self, from + value_of (self, self->subrs_at[number]), &self->local[number]) &&
         self->local[number].from >= self->fonts.end;
}

static gboolean
read_font (Font  *self,
           Index *strings)
{
  Index names, tops;
  const guint8 *top;
  gsize n, from;

  if (self->n < 4 || !read_index (self, self->bytes[2], &names) || !read_index (self, names.end, &tops) ||
      !read_index (self, tops.end, strings) || !read_index (self, strings->end, &self->global) ||
      !read_item (self, &tops, 0, &top, &n))
    return FALSE;

  from = (gsize) (top - self->bytes);
  self->charset = find_operand (self, from, from + n, CHARSET);
  self->select = find_operand (self, from, from + n, FD_SELECT);
  self->glyphs_at = find_operand (self, from, from + n, CHARSTRINGS);
  self->fonts_at = find_operand (self, from, from + n, FD_ARRAY);
  if (self->charset == 0 || self->select == 0 || self->glyphs_at == 0 || self->fonts_at == 0 ||
      !read_index (self, value_of (self, self->glyphs_at), &self->glyphs) ||
      !read_index (self, value_of (self, self->fonts_at), &self->fonts))
    return FALSE;

  /* One behind the other, so that what lies between can be moved as it is. */
  if (value_of (self, self->charset) < self->global.end || value_of (self, self->charset) >= self->glyphs.from ||
      value_of (self, self->select) < self->global.end || self->glyphs.from > self->n ||
      value_of (self, self->select) + 1 + self->glyphs.n > self->glyphs.from ||
      self->bytes[value_of (self, self->select)] != 0 || self->fonts.from != self->glyphs.end ||
      self->fonts.n > MOST_FONTS)
    return FALSE;
  for (guint i = 0; i < self->fonts.n; i++)
    if (!read_private (self, i))
      return FALSE;

  return TRUE;
}

static int
value_of_number (const guint8 *at)
{
  if (*at == 28)
    return (gint16) read_number (at + 1, 2);
  if (*at == 255)
    return (gint16) read_number (at + 1, 2);
  if (*at <= 246)
    return *at - 139;

  return *at <= 250 ? (*at - 247) * 256 + at[1] + 108 : -(*at - 251) * 256 - at[1] - 108;
}

static gboolean unroll (Glyph        *self,
                        const guint8 *bytes,
                        gsize         n,
                        guint         depth);

/* The number before the call goes, the subroutine's strokes come. */
static gboolean
call (Glyph       *self,
      const Index *subrs,
      guint        depth)
{
  const int bias = subrs->n < 1240 ? 107 : subrs->n < 33900 ? 1131 : 32768;
  const guint8 *bytes;
  gsize n;

  if (self->n_numbers == 0 || depth >= MOST_DEPTH)
    return FALSE;
  self->n_numbers--;
  g_byte_array_set_size (self->out, (guint) self->places[self->n_numbers]);

  return read_item (self->font, subrs, (guint) (self->values[self->n_numbers] + bias), &bytes, &n) &&
         unroll (self, bytes, n, depth + 1);
}

/* Returns: how many bytes of the operator, with the mask behind it; 0: one that is not known. */
static gsize
length_of_operator (Glyph        *self,
                    const guint8 *at,
                    gsize         n)
{
  const guint8 operator = *at;

  /* hstem, vstem, hstemhm, vstemhm; before a mask vstem may be left out. */
  if (operator == 1 || operator == 3 || operator == 18 || operator == 23 || operator == 19 || operator == 20)
    self->n_stems += self->n_numbers / 2;
  if (operator == 19 || operator == 20)
    return 1 + (self->n_stems + 7) / 8;
  if (operator == 12)
    return n > 1 && at[1] >= 34 && at[1] <= 37 ? 2 : 0;      /* flex; no arithmetic */
  if (operator == 1 || (operator >= 3 && operator <= 8) || operator == 14 || operator == 18 ||
      (operator >= 21 && operator <= 27) || operator == 30 || operator == 31)
    return 1;

  return 0;
}

static gboolean
unroll (Glyph        *self,
        const guint8 *bytes,
        gsize         n,
        guint         depth)
{
  for (gsize i = 0, length; i < n && !self->over; i += length)
    {
      length = length_of_number (bytes + i, n - i, TRUE);
      if (length > 0)
        {
          if (self->n_numbers == MOST_NUMBERS)
            return FALSE;
          self->places[self->n_numbers] = self->out->len;
          self->values[self->n_numbers++] = value_of_number (bytes + i);
          g_byte_array_append (self->out, bytes + i, (guint) length);
          continue;
        }
      length = 1;
      if (bytes[i] == 11)
        return depth > 0;
      if (bytes[i] == 10 || bytes[i] == 29)
        {
          if (!call (self, bytes[i] == 10 ? self->local : &self->font->global, depth))
            return FALSE;
          continue;
        }

      length = length_of_operator (self, bytes + i, n - i);
      if (length == 0 || length > n - i)
        return FALSE;
      g_byte_array_append (self->out, bytes + i, (guint) length);
      self->over = bytes[i] == 14;
      self->n_numbers = 0;
    }

  return TRUE;
}

static void
append_number (GByteArray *out,
               guint32     value,
               guint       n)
{
  const guint8 bytes[4] = { (guint8) (value >> 24), (guint8) (value >> 16), (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (out, bytes + 4 - n, n);
}

static gboolean
append_glyphs (const Font *self,
               GByteArray *out)
{
  const guint8 *select = self->bytes + value_of (self, self->select) + 1;
  g_autoptr(GByteArray) strokes = g_byte_array_new ();

  append_number (out, self->glyphs.n, 2);
  append_number (out, 4, 1);
  append_number (out, 1, 4);
  for (guint i = 0; i < self->glyphs.n; i++)
    {
      Glyph glyph = { .font = self, .local = &self->local[select[i]], .out = strokes };
      const guint8 *bytes;
      gsize n;

      if (select[i] >= self->fonts.n || !read_item (self, &self->glyphs, i, &bytes, &n) ||
          !unroll (&glyph, bytes, n, 0) || !glyph.over)
        return FALSE;
      append_number (out, strokes->len + 1, 4);
    }
  g_byte_array_append (out, strokes->data, strokes->len);

  return TRUE;
}

static void
set_operand (Font  *self,
             gsize  operand,
             gsize  value)
{
  for (guint i = 0; i < 4; i++)
    self->bytes[operand + 1 + i] = (guint8) (value >> (24 - 8 * i));
}

/* What points behind a part that has shrunk points there again. Operands stand in parts that are copied
 * afterwards. */
static void
move_offsets (Font  *self,
              gsize  before,
              gsize  after,
              gsize  end)
{
  set_operand (self, self->charset, value_of (self, self->charset) - before);
  set_operand (self, self->select, value_of (self, self->select) - before);
  set_operand (self, self->glyphs_at, value_of (self, self->glyphs_at) - before);
  set_operand (self, self->fonts_at, value_of (self, self->fonts_at) - after);
  for (guint i = 0; i < self->fonts.n; i++)
    {
      const gsize place = value_of (self, self->private_at[i]) - after;

      set_operand (self, self->private_at[i], place);
      if (self->subrs_at[i] != 0)
        set_operand (self, self->subrs_at[i], end - place);
    }
}

/**
 * siyi_outlines_unroll:
 * @cff: a font as cairo embeds it
 *
 * Returns: (transfer full) (nullable): the same glyphs without subroutines; %NULL where it is another kind
 */
GByteArray *
siyi_outlines_unroll (GBytes *cff)
{
  static const guint8 none[2] = { 0 };
  gsize n;
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (cff, &n), g_bytes_get_size (cff));
  g_autofree Font *self = g_new0 (Font, 1);
  g_autoptr(GByteArray) glyphs = g_byte_array_new ();
  g_autoptr(GByteArray) out = g_byte_array_new ();
  gsize end, before, after;
  Index strings;

  self->bytes = bytes;
  self->n = n;
  if (!read_font (self, &strings) || !append_glyphs (self, glyphs))
    return NULL;

  /* Dictionaries end where the first subroutines begin. */
  end = n;
  for (guint i = 0; i < self->fonts.n; i++)
    if (self->subrs_at[i] != 0)
      end = MIN (end, self->local[i].from);
  before = self->global.end - self->global.from - sizeof none;
  after = before + (self->glyphs.end - self->glyphs.from) - glyphs->len;
  move_offsets (self, before, after, end - after);

  g_byte_array_append (out, bytes, (guint) strings.end);
  g_byte_array_append (out, none, sizeof none);
  g_byte_array_append (out, bytes + self->global.end, (guint) (self->glyphs.from - self->global.end));
  g_byte_array_append (out, glyphs->data, glyphs->len);
  g_byte_array_append (out, bytes + self->glyphs.end, (guint) (end - self->glyphs.end));
  g_byte_array_append (out, none, sizeof none);

  return g_steal_pointer (&out);
}
