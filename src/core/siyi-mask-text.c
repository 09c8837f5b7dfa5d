/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers inside a free text: identity numbers and phones are covered where they stand, whatever the
 * width of their digits and however they are spaced out; the words around them stay. Which text gets it
 * for whom is the gate's word (siyi-gate.h). Pure functions; where in doubt they rather hide. */
#include "siyi-mask.h"

#include <string.h>

#include "siyi-person.h"
#include "siyi-read-private.h"

enum
{
  MOBILE = 11,
  ID_OLD = 15,
  ID_NEW = 18,
  MOST_LETTERS = 3,
  MOST_PIECES = 8,       /* a number is spaced out into so many at most */
};

/* A piece of digits: where it stands, its digits in half width (and the X of an identity number). */
typedef struct
{
  gsize  from, to;
  char   digits[64];
  gsize  n;              /* may be more than is kept */
  guint  n_letters;      /* side by side before them */
} Piece;

static gboolean
is_check_letter (gunichar c)
{
  return c == 'x' || c == 'X';
}

/* Nothing that can be seen parts digits. */
static const char *
skip_invisible (const char *p)
{
  while (*p != '\0' && siyi_read_is_invisible (g_utf8_get_char (p)) && !siyi_read_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
read_piece (const char *text,
            const char *p,
            Piece      *piece)
{
  memset (piece, 0, sizeof *piece);
  piece->from = (gsize) (p - text);
  for (;;)
    {
      const char *at = piece->n > 0 ? skip_invisible (p) : p;
      const gunichar c = siyi_read_half (g_utf8_get_char (at));
      const gboolean is_letter = is_check_letter (c) && piece->n > 0;

      if (*at == '\0' || !((c >= '0' && c <= '9') || is_letter))
        break;
      if (piece->n < sizeof piece->digits - 1)
        piece->digits[piece->n] = is_letter ? 'X' : (char) c;
      piece->n++;
      p = g_utf8_next_char (at);
      piece->to = (gsize) (p - text);
      if (is_letter)
        break;
    }

  return piece->n > 0;
}

/* Between two pieces of one number: one space or one hyphen, of any kind. */
static gboolean
is_gap (const char *p,
        const char *end)
{
  guint n = 0;

  for (; p < end; p = g_utf8_next_char (p), n++)
    {
      const gunichar c = g_utf8_get_char (p);
      const GUnicodeType type = g_unichar_type (c);

      if (siyi_read_is_invisible (c) && !siyi_read_is_space (c))
        n--;
      else if (!siyi_read_is_space (c) && type != G_UNICODE_DASH_PUNCTUATION && c != 0x2212)
        return FALSE;
    }

  return n <= 2;
}

/* Letters that begin a number of a passport or a permit; none where they are the end of a word. */
static void
take_letters (const char *text,
              Piece      *piece)
{
  const char *p = text + piece->from;
  guint n = 0;

  for (; p > text; n++)
    {
      const char *before = g_utf8_prev_char (p);
      const gunichar c = siyi_read_half (g_utf8_get_char (before));

      if (c > 0x7f || !g_ascii_isalpha ((char) c) || n > MOST_LETTERS)
        break;
      p = before;
    }
  piece->n_letters = n;
}

static GArray *
find_pieces (const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Piece piece;

  for (const char *p = text; *p != '\0';)
    {
      const gunichar c = siyi_read_half (g_utf8_get_char (p));

      if (c >= '0' && c <= '9' && read_piece (text, p, &piece))
        {
          take_letters (text, &piece);
          g_array_append_val (pieces, piece);
          p = text + piece.to;
        }
      else
        {
          p = g_utf8_next_char (p);
        }
    }

  return pieces;
}

typedef enum { NUMBER_NONE, NUMBER_ID, NUMBER_PHONE } NumberKind;

/* Passports (E12345678, EA1234567), passes of Hong Kong and Macao (H1234567890), the foreigners' permits of
 * permanent residence (USA123456789012). */
static gboolean
is_permit (const Piece *piece)
{
  return (piece->n_letters == 1 && piece->n >= 8 && piece->n <= 10) || (piece->n_letters == 2 && piece->n == 7) ||
         (piece->n_letters == 3 && piece->n == 12);
}

/* Without gaps: so many digits side by side are no amount, no day and no number of a paper. */
static NumberKind
kind_of_piece (const Piece *piece)
{
  const char *digits = piece->digits;

  if (piece->n >= ID_OLD || is_permit (piece))
    return NUMBER_ID;
  if (piece->n == MOBILE && digits[0] == '1' && digits[1] >= '3')
    return NUMBER_PHONE;
  /* With the country's number before it, and land lines with their area's. */
  if ((piece->n == MOBILE + 2 && g_str_has_prefix (digits, "861")) ||
      (piece->n >= 10 && piece->n <= 12 && digits[0] == '0'))
    return NUMBER_PHONE;

  return NUMBER_NONE;
}

/* With gaps a number has to be right, or a row of days and amounts would be taken for one. */
static NumberKind
kind_of_pieces (const Piece *pieces,
                guint        n)
{
  char all[ID_NEW + 1] = "";
  gsize length = 0;

  for (guint i = 0; i < n; i++)
    {
      if (length + pieces[i].n > ID_NEW)
        return NUMBER_NONE;
      memcpy (all + length, pieces[i].digits, pieces[i].n);
      length += pieces[i].n;
    }
  all[length] = '\0';

  if (length == ID_NEW || length == ID_OLD)
    {
      const SiyiIdVerdict verdict = siyi_id_check (all, SIYI_DAY_NONE).verdict;

      return verdict == SIYI_ID_OK || (verdict == SIYI_ID_CHECK && length == ID_NEW) ? NUMBER_ID : NUMBER_NONE;
    }
  if (length == MOBILE && all[0] == '1' && all[1] >= '3' && pieces[0].n == 3)
    return NUMBER_PHONE;
  if (n == 2 && all[0] == '0' && (pieces[0].n == 3 || pieces[0].n == 4) && (pieces[1].n == 7 || pieces[1].n == 8))
    return NUMBER_PHONE;

  return NUMBER_NONE;
}

/* The longest number that begins with this piece; how many pieces it has. */
static guint
find_number (const char *text,
             GArray     *pieces,
             guint       first,
             NumberKind *kind)
{
  guint n = 1, found = 1;

  *kind = kind_of_piece (&g_array_index (pieces, Piece, first));
  while (*kind == NUMBER_NONE && n < MOST_PIECES && first + n < pieces->len &&
         is_gap (text + g_array_index (pieces, Piece, first + n - 1).to,
                 text + g_array_index (pieces, Piece, first + n).from))
    {
      n++;
      *kind = kind_of_pieces (&g_array_index (pieces, Piece, first), n);
      found = *kind != NUMBER_NONE ? n : 1;
    }

  return found;
}

static void
append_masked (GString    *out,
               const Piece *pieces,
               guint        n,
               NumberKind   kind,
               gboolean     whole)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  g_autofree char *masked = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (digits, pieces[i].digits);
  if (whole)
    memset (digits->str, '*', digits->len);
  masked = whole ? g_strdup (digits->str)
                 : kind == NUMBER_ID ? siyi_mask_id (digits->str) : siyi_mask_phone (digits->str);
  g_string_append (out, masked);
}

/**
 * siyi_mask_numbers_within:
 * @text: a free text
 * @whole: %TRUE covers every place, %FALSE leaves those that siyi_mask_id() and siyi_mask_phone() leave
 *
 * Covers identity numbers of 18 and 15 places, those of passports and permits, whatever else has 15 digits or more side by side, mobiles, and
 * land lines with their area's number. Days, amounts and numbers of papers stay.
 *
 * Returns: (transfer full): the text without them
 */
char *
siyi_mask_numbers_within (const char *text,
                          gboolean    whole)
{
  g_autoptr(GArray) pieces = find_pieces (text);
  GString *out = g_string_new (NULL);
  gsize copied = 0;

  for (guint i = 0; i < pieces->len;)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      NumberKind kind;
      const guint n = find_number (text, pieces, i, &kind);

      if (kind != NUMBER_NONE)
        {
          g_string_append_len (out, text + copied, (gssize) (piece->from - copied));
          append_masked (out, piece, n, kind, whole);
          copied = g_array_index (pieces, Piece, i + n - 1).to;
        }
      i += n;
    }
  g_string_append (out, text + copied);

  return g_string_free (out, FALSE);
}

/**
 * siyi_numbers_within:
 * @text: a free text
 *
 * Returns: the kinds of numbers siyi_mask_numbers_within() would cover, of #SiyiHasNumbers
 */
guint
siyi_numbers_within (const char *text)
{
  g_autoptr(GArray) pieces = find_pieces (text);
  guint found = 0;

  for (guint i = 0; i < pieces->len;)
    {
      NumberKind kind;

      i += find_number (text, pieces, i, &kind);
      found |= kind == NUMBER_ID ? SIYI_HAS_ID : kind == NUMBER_PHONE ? SIYI_HAS_PHONE : 0;
    }

  return found;
}
