/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number formats of workbooks: what shape a number takes by the format of its cell. Only the first
 * section, the one for positive numbers, counts. The ids 27 to 36 and 50 to 58 are dates and times
 * of the Chinese versions and have no code in the file. */
#include "siyi-number-format.h"

#include <string.h>

typedef struct
{
  guint     first, last;
  SiyiShape shape;
  guint     decimals;
} Builtin;

static const Builtin builtins[] = {
  { 0, 0, SIYI_SHAPE_GENERAL, 0 },
  { 1, 1, SIYI_SHAPE_DECIMALS, 0 },
  { 2, 2, SIYI_SHAPE_DECIMALS, 2 },
  { 3, 3, SIYI_SHAPE_DECIMALS, 0 },
  { 4, 4, SIYI_SHAPE_DECIMALS, 2 },
  { 5, 6, SIYI_SHAPE_DECIMALS, 0 },
  { 7, 8, SIYI_SHAPE_DECIMALS, 2 },
  { 14, 17, SIYI_SHAPE_DATE, 0 },
  { 18, 21, SIYI_SHAPE_TIME, 0 },
  { 22, 22, SIYI_SHAPE_DATE, 0 },
  { 27, 31, SIYI_SHAPE_DATE, 0 },
  { 32, 35, SIYI_SHAPE_TIME, 0 },
  { 36, 36, SIYI_SHAPE_DATE, 0 },
  { 37, 38, SIYI_SHAPE_DECIMALS, 0 },
  { 39, 40, SIYI_SHAPE_DECIMALS, 2 },
  { 41, 42, SIYI_SHAPE_DECIMALS, 0 },
  { 43, 44, SIYI_SHAPE_DECIMALS, 2 },
  { 45, 47, SIYI_SHAPE_TIME, 0 },
  { 49, 49, SIYI_SHAPE_TEXT, 0 },
  { 50, 54, SIYI_SHAPE_DATE, 0 },
  { 55, 56, SIYI_SHAPE_TIME, 0 },
  { 57, 58, SIYI_SHAPE_DATE, 0 },
  { 59, 59, SIYI_SHAPE_DECIMALS, 0 },
  { 60, 60, SIYI_SHAPE_DECIMALS, 2 },
  { 61, 61, SIYI_SHAPE_DECIMALS, 0 },
  { 62, 62, SIYI_SHAPE_DECIMALS, 2 },
  { 71, 74, SIYI_SHAPE_DATE, 0 },
  { 75, 76, SIYI_SHAPE_TIME, 0 },
  { 77, 77, SIYI_SHAPE_DATE, 0 },
  { 78, 80, SIYI_SHAPE_TIME, 0 },
  { 81, 81, SIYI_SHAPE_DATE, 0 },
};

/* What was seen in the first section of a code. */
typedef struct
{
  guint    digits;          /* 0 # ? before the point */
  guint    fixed, optional; /* 0, and # ?, after the point */
  gboolean point, scale;    /* scale: , directly behind the digits */
  gboolean interrupted;     /* a literal between digits: not the number as it is */
  gboolean literal;         /* the last thing seen was a literal */
  gboolean percent, exponent, fraction, at, general;
  gboolean date, time, elapsed;
  guint    months;          /* m that are months */
  gboolean month_last;      /* the last m was taken for months */
  char     last;            /* last of y m d h s, lower case */
} Seen;

/**
 * siyi_number_format_builtin:
 * @id: a number format id below 164
 *
 * Returns: what the format of that id is where the file gives no code
 */
SiyiNumberFormat
siyi_number_format_builtin (guint id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (builtins); i++)
    if (id >= builtins[i].first && id <= builtins[i].last)
      return (SiyiNumberFormat) { builtins[i].shape, builtins[i].decimals };

  return (SiyiNumberFormat) { SIYI_SHAPE_OTHER, 0 };
}

/* [h], [mm], [s]: a time that may pass 24 hours; all else in brackets changes no shape. */
static const char *
skip_bracket (const char *p,
              Seen       *seen)
{
  const char *end = strchr (p, ']');
  const char *inner = p + 1;

  if (end == NULL)
    return p + strlen (p);

  if (end > inner && strspn (inner, "hHmMsS") == (gsize) (end - inner))
    {
      seen->elapsed = TRUE;
      seen->last = g_ascii_tolower (*inner);
    }

  return end + 1;
}

static const char *
skip_quoted (const char *p,
             Seen       *seen)
{
  const char *end = strchr (p + 1, '"');

  seen->literal |= end != p + 1;

  return end != NULL ? end + 1 : p + strlen (p);
}

static void
see_digit (Seen *seen,
           char  placeholder)
{
  if (seen->literal && (seen->digits > 0 || seen->point))
    seen->interrupted = TRUE;
  seen->literal = FALSE;
  seen->scale = FALSE;

  if (!seen->point)
    seen->digits++;
  else if (placeholder == '0')
    seen->fixed++;
  else
    seen->optional++;
}

/* m is minutes behind hours or before seconds, else months. */
static void
see_unit (Seen *seen,
          char  unit)
{
  if (unit == seen->last)
    return;

  switch (unit)
    {
    case 'm':
      seen->month_last = seen->last != 'h';
      if (seen->month_last)
        seen->months++;
      else
        seen->time = TRUE;
      break;

    case 's':
      if (seen->last == 'm' && seen->month_last)
        seen->months--;
      seen->time = TRUE;
      break;

    case 'h':
      seen->time = TRUE;
      break;

    default:
      seen->date = TRUE;
      break;
    }

  seen->last = unit;
}

/* AM/PM and A/P; their Chinese form is no letter and needs no care. */
static gsize
half_day_length (const char *p)
{
  if (g_ascii_strncasecmp (p, "AM/PM", 5) == 0)
    return 5;

  return g_ascii_strncasecmp (p, "A/P", 3) == 0 ? 3 : 0;
}

static const char *
see_letter (const char *p,
            Seen       *seen)
{
  char letter = g_ascii_tolower (*p);
  gsize half_day = half_day_length (p);

  if (half_day > 0)
    {
      seen->time = TRUE;
      return p + half_day;
    }

  if (g_ascii_strncasecmp (p, "General", 7) == 0)
    {
      seen->general = TRUE;
      return p + 7;
    }

  if (letter == 'e' && (p[1] == '+' || p[1] == '-') && seen->digits + seen->fixed > 0)
    {
      seen->exponent = TRUE;
      return p + 2;
    }

  /* "G/" begins the General of Chinese versions. */
  if (letter == 'g' && p[1] == '/')
    {
      seen->general = TRUE;
      return p + 2;
    }

  if (strchr ("ymdhs", letter) != NULL)
    see_unit (seen, letter);
  else if (strchr ("egab", letter) != NULL)    /* eras, weekdays, Buddhist years */
    see_unit (seen, 'y');
  else
    seen->literal = TRUE;

  return p + 1;
}

static const char *
see_next (const char *p,
          Seen       *seen)
{
  switch (*p)
    {
    case '"':
      return skip_quoted (p, seen);

    case '[':
      return skip_bracket (p, seen);

    case '\\':
    case '_':
    case '*':
      seen->literal |= *p == '\\' && p[1] != ' ';
      return p[1] != '\0' ? g_utf8_next_char (p + 1) : p + 1;

    case '0':
    case '#':
    case '?':
      see_digit (seen, *p);
      return p + 1;

    case '.':
      seen->point = TRUE;
      return p + 1;

    case ',':
      seen->scale = seen->digits > 0;
      return p + 1;

    case '%':
      seen->percent = TRUE;
      return p + 1;

    case '/':
      seen->fraction |= seen->digits > 0;
      return p + 1;

    case '@':
      seen->at = TRUE;
      return p + 1;

    default:
      if (g_ascii_isalpha (*p))
        return see_letter (p, seen);
      seen->literal |= *p == '-' || *p == ':' || (guchar) *p >= 0x80;
      return g_utf8_next_char (p);
    }
}

static SiyiNumberFormat
judge (const Seen *seen)
{
  gboolean odd = seen->percent || seen->exponent || seen->fraction || seen->interrupted ||
                 seen->scale;

  if (seen->date || (seen->months > 0 && !seen->elapsed))
    return (SiyiNumberFormat) { SIYI_SHAPE_DATE, 0 };
  if (seen->time || seen->elapsed)
    return (SiyiNumberFormat) { SIYI_SHAPE_TIME, 0 };
  if (seen->general && seen->digits == 0)
    return (SiyiNumberFormat) { SIYI_SHAPE_GENERAL, 0 };
  if (seen->at)
    return (SiyiNumberFormat) { SIYI_SHAPE_TEXT, 0 };
  if (odd || seen->digits + seen->fixed + seen->optional == 0)
    return (SiyiNumberFormat) { SIYI_SHAPE_OTHER, 0 };

  /* 0.## shows as many places as the number has, like the general format. */
  if (seen->optional > 0)
    return (SiyiNumberFormat) { SIYI_SHAPE_GENERAL, 0 };

  return (SiyiNumberFormat) { SIYI_SHAPE_DECIMALS, MIN (seen->fixed, 30) };
}

/**
 * siyi_number_format_parse:
 * @code: a format code as the file has it, UTF-8
 *
 * Returns: what it makes of a positive number
 */
SiyiNumberFormat
siyi_number_format_parse (const char *code)
{
  Seen seen = { 0 };

  for (const char *p = code; *p != '\0' && *p != ';';)
    p = see_next (p, &seen);

  return judge (&seen);
}
