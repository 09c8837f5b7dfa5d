/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A baseline JPEG at an eighth of its size: of each block only the mean is needed (ITU-T T.81: the DC
 * coefficient), so the others are stepped over by one look into a table for a code and its bits, with
 * no picture made of them. Nearly twice as fast as decoding, which is most of taking photos in. Whatever
 * is not plain (progressive, arithmetic, CMYK, several scans, a damaged stream) is left to the ordinary
 * decoder. In the child process only. */
#include "siyi-image-private.h"

#include <string.h>

enum { LOOK_BITS = 11, MAX_COMPONENTS = 3, END_OF_BLOCK = 64 };

/* What the next bits say. AC: of the first code and, above it, of as many as can be told at once, the
 * bits of codes and values and the coefficients stepped over, 64 for the rest of the block. DC: the bits
 * of the code alone, and how many the value has. */
#define QUICK(bits, steps) ((guint32) (bits) << 8 | (guint32) (steps))

typedef struct
{
  gboolean there;
  guint32  quick[1 << LOOK_BITS];    /* see QUICK; 0: the code is longer */
  guint8   symbols[256];
  gint32   last[18];                 /* the last code of a length, -1: none */
  gint32   shift[17];                /* from a code of a length to its symbol */
} Codes;

typedef struct
{
  int     h, v;
  guint8  id, quant, dc, ac;
  gint64  mean;                      /* of the block before */
  guint8 *plane;
  int     stride;
} Component;

typedef struct
{
  const guint8 *at, *end;
  guint64       bits;                /* the next ones on top */
  int           n_bits, n_made_up;   /* zeros behind the end among them */

  guint         quants[4];
  Codes        *codes;               /* DC 0 to 3, AC 0 to 3 */
  Component     components[MAX_COMPONENTS];
  int           n_components, width, height, interval;
} Eighth;

static guint
be16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static void
fill_slowly (Eighth *self)
{
  while (self->n_bits <= 56)
    {
      guint8 byte = 0;

      if (self->at + 2 <= self->end && (self->at[0] != 0xff || self->at[1] == 0))
        {
          byte = self->at[0];
          self->at += byte == 0xff ? 2 : 1;
        }
      else
        self->n_made_up += 8;
      self->bits |= (guint64) byte << (56 - self->n_bits);
      self->n_bits += 8;
    }
}

/* At least 32 bits; four bytes at once where none of them is 0xff. */
static inline void
fill (Eighth *self)
{
  guint32 four;

  if (self->n_bits >= 32)
    return;
  if (self->at + 6 <= self->end)
    {
      memcpy (&four, self->at, 4);
      if (((~four - 0x01010101u) & four & 0x80808080u) == 0)
        {
          self->bits |= (guint64) GUINT32_FROM_BE (four) << (32 - self->n_bits);
          self->n_bits += 32;
          self->at += 4;
          return;
        }
    }
  fill_slowly (self);
}

static inline void
step (Eighth *self,
      int     n)
{
  self->bits <<= n;
  self->n_bits -= n;
}

/* -1: no such code */
static int
read_symbol (Eighth      *self,
             const Codes *codes)
{
  for (int length = 1; length <= 16; length++)
    {
      const gint32 code = (gint32) (self->bits >> (64 - length));

      if (code <= codes->last[length])
        {
          step (self, length);
          return codes->symbols[(code + codes->shift[length]) & 0xff];
        }
    }

  return -1;
}

static gboolean
read_mean (Eighth    *self,
           Component *component)
{
  const Codes *codes = &self->codes[component->dc];
  guint quick;
  int n_bits;

  fill (self);
  quick = codes->quick[self->bits >> (64 - LOOK_BITS)];
  n_bits = quick != 0 ? (int) (quick & 0xff) : read_symbol (self, codes);
  step (self, (int) (quick >> 8));
  if (n_bits < 0 || n_bits > 11)
    return FALSE;
  if (n_bits > 0)
    {
      const int value = (int) (self->bits >> (64 - n_bits));

      component->mean += value < 1 << (n_bits - 1) ? value - (1 << n_bits) + 1 : value;
      step (self, n_bits);
    }

  return TRUE;
}

static gboolean
step_over_rest (Eighth          *self,
                const Component *component)
{
  const Codes *codes = &self->codes[4 + component->ac];
  int k = 1;

  while (k < 64)
    {
      guint quick;

      fill (self);
      quick = codes->quick[self->bits >> (64 - LOOK_BITS)];
      if (quick != 0)
        {
          /* Several at once only where none of them is beyond the block. */
          if (k + (int) (quick >> 16 & 63) <= 63)
            quick >>= 16;
          step (self, (int) (quick >> 8 & 0xff));
          k += (int) (quick & 0xff);
        }
      else
        {
          const int symbol = read_symbol (self, codes);

          if (symbol < 0)
            return FALSE;
          step (self, symbol & 15);
          k += symbol == 0 ? END_OF_BLOCK : (symbol >> 4) + 1;
        }
    }

  return TRUE;
}

/* From each single code to the run of codes that begins with it. */
static void
join_codes (Codes        *codes,
            const guint8 *lengths)    /* of the first code, by what is looked at */
{
  for (guint i = 0; i < 1 << LOOK_BITS; i++)
    {
      guint bits = codes->quick[i] >> 8 & 0xff, steps = codes->quick[i] & 0xff;

      while (bits > 0 && bits < LOOK_BITS && steps < END_OF_BLOCK)
        {
          const guint next = i << bits & ((1 << LOOK_BITS) - 1);
          const guint one = codes->quick[next] & 0xffff;

          if (one == 0 || lengths[next] > LOOK_BITS - bits ||
              steps + (one & 63) >= END_OF_BLOCK)
            break;
          bits += one >> 8;
          steps += one & 0xff;
        }
      codes->quick[i] |= QUICK (bits, steps) << 16;
    }
}

/* How a table says them: how many codes of each length, then their symbols in order. */
static gboolean
read_codes (Eighth       *self,
            const guint8 *data,
            gsize         n)
{
  while (n >= 17)
    {
      const guint number = (data[0] >> 4) * 4 + (data[0] & 15);
      Codes *codes = &self->codes[number & 7];
      const gboolean is_mean = data[0] >> 4 == 0;
      guint8 lengths[1 << LOOK_BITS] = { 0 };
      gsize n_symbols = 0;
      gint32 code = 0;

      for (int length = 1; length <= 16; length++)
        n_symbols += data[length];
      if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || n_symbols > 256 || n < 17 + n_symbols)
        return FALSE;

      memset (codes, 0, sizeof *codes);
      codes->there = TRUE;
      memcpy (codes->symbols, data + 17, n_symbols);
      for (gint32 length = 1, first = 0; length <= 16; length++, code <<= 1)
        {
          codes->shift[length] = first - code;
          for (int i = 0; i < data[length]; i++, code++)
            {
              const guint symbol = codes->symbols[first + i];
              const guint quick = is_mean ? QUICK (length, symbol)
                                  : QUICK (length + (gint32) (symbol & 15),
                                           symbol == 0 ? END_OF_BLOCK : (symbol >> 4) + 1);

              if (code >= 1 << length)
                return FALSE;
              if (length <= LOOK_BITS)
                for (gint32 k = 0; k < 1 << (LOOK_BITS - length); k++)
                  {
                    codes->quick[(code << (LOOK_BITS - length)) + k] = quick;
                    lengths[(code << (LOOK_BITS - length)) + k] = (guint8) length;
                  }
            }
          codes->last[length] = data[length] > 0 ? code - 1 : -1;
          first += data[length];
        }
      if (!is_mean)
        join_codes (codes, lengths);
      data += 17 + n_symbols;
      n -= 17 + n_symbols;
    }

  return n == 0;
}

static gboolean
read_quants (Eighth       *self,
             const guint8 *data,
             gsize         n)
{
  while (n > 0)
    {
      const gsize size = 1 + (data[0] >> 4 != 0 ? 128 : 64);

      if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || n < size)
        return FALSE;
      self->quants[data[0] & 15] = data[0] >> 4 != 0 ? be16 (data + 1) : data[1];
      data += size;
      n -= size;
    }

  return TRUE;
}

/* Grey, or light and two colours as JFIF numbers them, the colours at most half as fine. */
static gboolean
read_frame (Eighth       *self,
            const guint8 *data,
            gsize         n)
{
  if (n < 6 || data[0] != 8 || (data[5] != 1 && data[5] != 3) || n != 6 + 3 * (gsize) data[5])
    return FALSE;

  self->height = (int) be16 (data + 1);
  self->width = (int) be16 (data + 3);
  self->n_components = data[5];
  for (int i = 0; i < self->n_components; i++)
    {
      Component *component = &self->components[i];
      const guint8 *of = data + 6 + 3 * i;

      component->id = of[0];
      component->h = of[1] >> 4;
      component->v = of[1] & 15;
      component->quant = of[2];
      if (component->quant > 3 || (self->n_components == 3 && component->id != i + 1))
        return FALSE;
      if (self->n_components == 1)
        component->h = component->v = 1;
      if (component->h < 1 || component->h > (i == 0 ? 2 : 1) || component->v < 1 ||
          component->v > (i == 0 ? 2 : 1))
        return FALSE;
    }

  return self->width > 0 && self->height > 0;
}

static gboolean
read_scan_head (Eighth       *self,
                const guint8 *data,
                gsize         n)
{
  if (self->n_components == 0 || n != 4 + 2 * (gsize) self->n_components || data[0] != self->n_components)
    return FALSE;

  for (int i = 0; i < self->n_components; i++)
    {
      Component *component = &self->components[i];

      component->dc = data[2 + 2 * i] >> 4;
      component->ac = data[2 + 2 * i] & 15;
      if (data[1 + 2 * i] != component->id || component->dc > 3 || component->ac > 3 ||
          !self->codes[component->dc].there || !self->codes[4 + component->ac].there)
        return FALSE;
    }
  data += 1 + 2 * self->n_components;

  return data[0] == 0 && data[1] == 63 && data[2] == 0;
}

/* Whether a plain scan begins at self->at. */
static gboolean
read_heads (Eighth *self)
{
  while (self->at + 4 <= self->end && self->at[0] == 0xff)
    {
      const guint8 marker = self->at[1];
      const guint8 *data = self->at + 4;
      const gsize n = be16 (self->at + 2) - 2u;
      gboolean ok = TRUE;

      if (marker == 0xff)
        {
          self->at++;
          continue;
        }
      if (n > (gsize) (self->end - data))
        return FALSE;
      self->at = data + n;
      if (marker == 0xda)
        return read_scan_head (self, data, n);
      if (marker == 0xc0 || marker == 0xc1)
        ok = self->n_components == 0 && read_frame (self, data, n);
      else if (marker == 0xc4)
        ok = read_codes (self, data, n);
      else if (marker == 0xdb)
        ok = read_quants (self, data, n);
      else if (marker == 0xdd)
        self->interval = n == 2 ? (int) be16 (data) : 0;
      else if (marker == 0xee && n >= 12 && memcmp (data, "Adobe", 5) == 0)
        ok = data[11] == 1;
      else if (marker < 0xe0 && marker != 0xfe)
        ok = FALSE;
      if (!ok)
        return FALSE;
    }

  return FALSE;
}

static gboolean
begin_interval (Eighth *self)
{
  self->bits = 0;
  self->n_bits = self->n_made_up = 0;
  for (int i = 0; i < self->n_components; i++)
    self->components[i].mean = 0;
  if (self->at + 2 > self->end || self->at[0] != 0xff || self->at[1] < 0xd0 || self->at[1] > 0xd7)
    return FALSE;
  self->at += 2;

  return TRUE;
}

static gboolean
read_unit (Eighth *self,
           int     column,
           int     row)
{
  for (int i = 0; i < self->n_components; i++)
    {
      Component *component = &self->components[i];

      for (int v = 0; v < component->v; v++)
        for (int h = 0; h < component->h; h++)
          {
            gint64 light;

            if (!read_mean (self, component) || !step_over_rest (self, component))
              return FALSE;
            light = 128 + ((component->mean * (gint64) self->quants[component->quant] + 4) >> 3);
            component->plane[(gsize) (row * component->v + v) * (gsize) component->stride +
                             (gsize) (column * component->h + h)] = (guint8) CLAMP (light, 0, 255);
          }
    }

  return TRUE;
}

static gboolean
read_scan (Eighth *self)
{
  const int across = 8 * self->components[0].h, down = 8 * self->components[0].v;
  const int n_columns = (self->width + across - 1) / across, n_rows = (self->height + down - 1) / down;
  int left = self->interval;

  for (int i = 0; i < self->n_components; i++)
    {
      Component *component = &self->components[i];

      component->stride = n_columns * component->h;
      component->plane = g_malloc ((gsize) component->stride * (gsize) (n_rows * component->v));
    }

  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      {
        if (self->interval > 0 && left-- == 0)
          {
            if (!begin_interval (self))
              return FALSE;
            left = self->interval - 1;
          }
        if (!read_unit (self, column, row) || self->n_made_up > self->n_bits)
          return FALSE;
      }

  return TRUE;
}

static guint8
to_byte (int value)
{
  return (guint8) CLAMP ((value + (1 << 15)) >> 16, 0, 255);
}

/* ITU-T T.871, in parts of 65536. */
static GdkPixbuf *
paint (const Eighth *self)
{
  const int width = (self->width + 7) / 8, height = (self->height + 7) / 8;
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  const Component *light = &self->components[0], *blue = light + 1, *red = light + 2;

  for (int y = 0; pixbuf != NULL && y < height; y++)
    {
      guint8 *pixel = gdk_pixbuf_get_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);

      for (int x = 0; x < width; x++, pixel += 3)
        {
          const int l = light->plane[y * light->stride + x] << 16;
          int b = 0, r = 0;

          if (self->n_components == 3)
            {
              b = blue->plane[y / light->v * blue->stride + x / light->h] - 128;
              r = red->plane[y / light->v * red->stride + x / light->h] - 128;
            }
          pixel[0] = to_byte (l + 91881 * r);
          pixel[1] = to_byte (l - 22554 * b - 46802 * r);
          pixel[2] = to_byte (l + 116130 * b);
        }
    }

  return pixbuf;
}

/**
 * siyi_image_eighth:
 * @data: a JPEG's bytes
 *
 * Returns: (transfer full) (nullable): it at an eighth of its size, not yet upright; %NULL where the
 *   ordinary decoder has to look at it
 */
GdkPixbuf *
siyi_image_eighth (const guint8 *data,
                   gsize         n)
{
  g_autofree Codes *codes = g_new0 (Codes, 8);
  Eighth self = { .at = data + 2, .end = data + n, .codes = codes };
  GdkPixbuf *pixbuf = NULL;

  if (n > 4 && data[0] == 0xff && data[1] == 0xd8 && read_heads (&self) && read_scan (&self))
    pixbuf = paint (&self);
  for (int i = 0; i < MAX_COMPONENTS; i++)
    g_free (self.components[i].plane);

  return pixbuf;
}
