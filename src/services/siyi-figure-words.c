/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of figures as papers print them: thousands grouped, the unit of the counter behind, rates with
 * two decimals; changes with the sign in the word, once (domain, sections 4.5 and 11). Pure functions. */
#include "siyi-statistics.h"

#include <string.h>

#include "siyi-rate.h"
#include "siyi-words.h"

static const char *
unit_of (const SiyiFigure *figure)
{
  gsize n;
  const char * const *units = siyi_words ("figure-units", "units", &n);

  g_return_val_if_fail ((gsize) figure->unit < n, "");

  return units[figure->unit];
}

/* 1234567 as 1,234,567 */
static char *
group_thousands (gint64 value)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, value);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');

  return g_string_free (text, FALSE);
}

/**
 * siyi_figure_number_text:
 * @value: of @figure now, or before
 *
 * Returns: (transfer full): "2,049", "99.27%", "3.50"; a dash where it is not known
 */
char *
siyi_figure_number_text (const SiyiFigure *figure,
                         gint64            value)
{
  char text[32];

  if (value < 0)
    return g_strdup (siyi_word ("rates", "empty"));
  if (!siyi_figure_is_ratio (figure))
    return group_thousands (value);

  /* Once a month is said so, without decimals. */
  if (figure->unit == SIYI_FIGURE_TIMES && value % 100 == 0)
    return group_thousands (value / 100);

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT ".%02d", value / 100, (int) (value % 100));

  return figure->unit == SIYI_FIGURE_RATE ? siyi_fill (siyi_word ("rates", "percent"), "number", text, NULL)
                                          : g_strdup (text);
}

static char *
with_unit (const SiyiFigure *figure,
           gint64            value)
{
  g_autofree char *number = siyi_figure_number_text (figure, value);

  if (value < 0 || figure->unit == SIYI_FIGURE_RATE)
    return g_steal_pointer (&number);

  return g_strconcat (number, unit_of (figure), NULL);
}

/**
 * siyi_figure_value_text:
 *
 * Returns: (transfer full): with its unit, of a rate with numerator and denominator:
 *   "2,049人次", "99.27%（2034/2049）"
 */
char *
siyi_figure_value_text (const SiyiFigure *figure)
{
  g_autofree char *value = with_unit (figure, figure->value);
  char numerator[32], denominator[32];

  if (figure->unit != SIYI_FIGURE_RATE)
    return g_steal_pointer (&value);

  g_snprintf (numerator, sizeof numerator, "%" G_GINT64_FORMAT, figure->numerator);
  g_snprintf (denominator, sizeof denominator, "%" G_GINT64_FORMAT, figure->denominator);

  return siyi_fill (siyi_word ("figure-words", "ratio"), "value", value, "numerator", numerator, "denominator",
                    denominator, NULL);
}

typedef char *(*ChangeText) (const SiyiYearOnYear *change,
                             gboolean              of_rates,
                             const char           *unit);

static char *
change_words (const SiyiFigure *figure,
              gboolean          has_then,
              gint64            then,
              ChangeText        words,
              const char       *pattern)
{
  const gboolean of_rates = figure->unit == SIYI_FIGURE_RATE;
  g_autofree char *previous = NULL;
  g_autofree char *text = NULL;
  SiyiYearOnYear change;

  has_then = has_then && figure->value >= 0 && then >= 0;
  change = of_rates && has_then ? siyi_year_on_year_of_rates (figure->value, then)
                                : siyi_year_on_year (figure->value, then, has_then);
  text = words (&change, of_rates, unit_of (figure));
  if (change.trend == SIYI_TREND_NO_DATA || change.trend == SIYI_TREND_LAST_ZERO)
    return g_steal_pointer (&text);

  previous = siyi_figure_number_text (figure, then);

  return siyi_fill (siyi_word ("figure-words", pattern), "change", text, "previous", previous, NULL);
}

/**
 * siyi_figure_change_text:
 *
 * Returns: (transfer full): against the year before, with what it was: "同比下降7.41%（上年486）"
 */
char *
siyi_figure_change_text (const SiyiFigure *figure)
{
  return change_words (figure, figure->has_previous, figure->previous, siyi_year_on_year_text, "year-before");
}

/**
 * siyi_figure_before_text:
 *
 * Returns: (transfer full): against the period just before, as siyi_figure_change_text()
 */
char *
siyi_figure_before_text (const SiyiFigure *figure)
{
  return change_words (figure, figure->has_before, figure->before, siyi_period_on_period_text, "period-before");
}
