/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity numbers, phones and names as people write them: brought into one form and judged, never
 * repaired, completed or computed from one another (domain, section 7.1). Pure functions. */
#include "siyi-person.h"

#include <string.h>
#include <unicode/uchar.h>

#define NAME_MAX_CHARACTERS 50
#define OLDEST_BIRTH_YEAR   1900

/* Full-width forms of ASCII to ASCII; others as they are. */
static gunichar
narrow (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';

  return c == 0x3000 ? ' ' : c;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500;
}

static gboolean
is_quote (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019;
}

static gboolean
is_blank (gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c) || c == 0xfeff || g_unichar_iscntrl (c) ||
         u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/**
 * siyi_id_normalise:
 * @text: a number as written, perhaps with a label before it ("…：")
 *
 * Drops the label, white space, hyphens and apostrophes, makes full-width characters half-width
 * and letters upper-case. Digits are only copied, never changed.
 *
 * Returns: (transfer full): the number; empty where nothing is left
 */
char *
siyi_id_normalise (const char *text)
{
  GString *number = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = narrow (g_utf8_get_char (p));

      if (c == ':')
        g_string_truncate (number, 0);
      else if (!is_blank (c) && !is_dash (c) && !is_quote (c))
        g_string_append_unichar (number, g_unichar_toupper (c));
    }

  return g_string_free (number, FALSE);
}

static int
digits_to_int (const char *text,
               int         n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (text[i] - '0');

  return value;
}

static gboolean
has_right_check (const char *number)
{
  static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (int i = 0; i < 17; i++)
    sum += (number[i] - '0') * weights[i];

  return number[17] == "10X98765432"[sum % 11];
}

/**
 * siyi_id_check:
 * @number: a number in the form of siyi_id_normalise()
 * @today: nobody is born later; %SIYI_DAY_NONE where that is not asked
 *
 * Resident identity numbers of GB 11643-1999: 18 places with a check digit, 15 places without one.
 * An impossible birthday counts before a wrong check digit.
 *
 * Returns: the verdict, and with %SIYI_ID_OK sex and birthday
 */
SiyiIdFacts
siyi_id_check (const char *number,
               SiyiDay     today)
{
  SiyiIdFacts facts = { SIYI_ID_LENGTH, SIYI_SEX_UNKNOWN, SIYI_DAY_NONE };
  gsize length = strlen (number);
  gsize n_digits = strspn (number, "0123456789");
  const char *date = number + 6;
  int year;
  SiyiDay born;

  if (!(length == 15 && n_digits == 15) &&
      !(length == 18 && (n_digits == 18 || (n_digits == 17 && number[17] == 'X'))))
    return facts;

  year = length == 18 ? digits_to_int (date, 4) : 1900 + digits_to_int (date, 2);
  date += length == 18 ? 4 : 2;
  born = siyi_day_new (year, digits_to_int (date, 2), digits_to_int (date + 2, 2));

  if (born == SIYI_DAY_NONE || year < OLDEST_BIRTH_YEAR || (today != SIYI_DAY_NONE && born > today))
    facts.verdict = SIYI_ID_DATE;
  else if (length == 18 && !has_right_check (number))
    facts.verdict = SIYI_ID_CHECK;
  else
    {
      int sequence = number[length == 18 ? 16 : 14] - '0';

      facts.verdict = SIYI_ID_OK;
      facts.sex = sequence % 2 == 1 ? SIYI_SEX_MALE : SIYI_SEX_FEMALE;
      facts.born = born;
    }

  return facts;
}

static char *
phone_digits (const char *text)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = narrow (g_utf8_get_char (p));

      if (c == '+' && digits->len == 0)
        g_string_append_c (digits, '+');
      else if (c < 128 && g_ascii_isdigit (c))
        g_string_append_c (digits, (char) c);
      else if (!is_blank (c) && !is_dash (c) && !is_quote (c) && c != '(' && c != ')')
        return NULL;
    }

  return g_strdup (digits->str);
}

static gboolean
is_subscriber (const char *digits)
{
  gsize n = strlen (digits);

  return (n == 7 || n == 8) && digits[0] >= '2' && digits[0] <= '9';
}

/**
 * siyi_phone_normalise:
 * @text: one number as written
 * @kind: (out) (optional): what it is
 *
 * Mobiles become 11 digits, land lines 0330-7654321 or, without an area code, their 7 or 8 digits.
 *
 * Returns: (transfer full) (nullable): the number, %NULL for everything that is neither
 */
char *
siyi_phone_normalise (const char    *text,
                      SiyiPhoneKind *kind)
{
  g_autofree char *digits = phone_digits (text);
  const char *mobile;
  int area;

  if (kind != NULL)
    *kind = SIYI_PHONE_NONE;
  if (digits == NULL)
    return NULL;

  mobile = g_str_has_prefix (digits, "+86") ? digits + 3 : digits;
  if (mobile == digits && strlen (digits) == 13 && g_str_has_prefix (digits, "86"))
    mobile = digits + 2;
  if (strlen (mobile) == 11 && mobile[0] == '1' && mobile[1] >= '3')
    {
      if (kind != NULL)
        *kind = SIYI_PHONE_MOBILE;
      return g_strdup (mobile);
    }

  /* Area codes 010 and 02x have three places, all others four. */
  area = digits[0] != '0' ? 0 : digits[1] == '1' || digits[1] == '2' ? 3 : 4;
  if (strlen (digits) < (gsize) area || !is_subscriber (digits + area))
    return NULL;

  if (kind != NULL)
    *kind = SIYI_PHONE_LANDLINE;

  return area == 0 ? g_strdup (digits)
                   : g_strdup_printf ("%.*s-%s", area, digits, digits + area);
}

static gboolean
is_middle_dot (gunichar c)
{
  return c == 0xb7 || c == 0x2022 || c == 0x2027 || c == 0x22c5 || c == 0x30fb || c == 0xff65 ||
         c == 0xff0e || c == 0x16eb;
}

/**
 * siyi_name_normalise:
 * @text: a person's name as written
 *
 * Drops outer white space, and inner one beside a Han character (names of two characters are often
 * spaced out); elsewhere it becomes one space. All dots inside names become "·".
 *
 * Returns: (transfer full): the name; empty where nothing is left
 */
char *
siyi_name_normalise (const char *text)
{
  GString *name = g_string_new (NULL);
  gunichar last = 0;
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          /* A variation selector belongs to the character before it. */
          if (u_hasBinaryProperty ((UChar32) c, UCHAR_VARIATION_SELECTOR) && last != 0)
            g_string_append_unichar (name, c);
          else
            blank = blank || u_isUWhiteSpace ((UChar32) c);
          continue;
        }

      if (is_middle_dot (c))
        c = 0xb7;
      if (blank && last != 0 && last < 0x2e80 && c < 0x2e80 && last != 0xb7 && c != 0xb7)
        g_string_append_c (name, ' ');
      g_string_append_unichar (name, c);
      blank = FALSE;
      last = c;
    }

  return g_string_free (name, FALSE);
}

/**
 * siyi_name_is_valid:
 * @name: a name in the form of siyi_name_normalise()
 *
 * Returns: whether it has 1 to 50 characters
 */
gboolean
siyi_name_is_valid (const char *name)
{
  glong n = g_utf8_strlen (name, -1);

  return n >= 1 && n <= NAME_MAX_CHARACTERS;
}
