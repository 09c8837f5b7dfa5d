/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting units (domain, sections 4.1 and 4.4): a visit is one batch, its persons present are its
 * person-times; letters, online petitions and calls are items. Pure functions. */
#include "siyi-count.h"

#include "siyi-code.h"

/**
 * siyi_book_of:
 * @form: (nullable): a word of the forms; %NULL or unknown: a visit
 * @destination: (nullable): a word of the destinations; %NULL or unknown: the own level
 *
 * Returns: the book that counts a matter of this form and destination
 */
SiyiBook
siyi_book_of (const char *form,
              const char *destination)
{
  switch (siyi_code_from_word (SIYI_LIST_FORM, form))
    {
    case SIYI_FORM_LETTER:
    case SIYI_FORM_FAX:
      return SIYI_BOOK_LETTER;
    case SIYI_FORM_ONLINE:
      return SIYI_BOOK_ONLINE;
    case SIYI_FORM_CALL:
      return SIYI_BOOK_CALL;
    default:
      break;
    }

  switch (siyi_code_from_word (SIYI_LIST_DESTINATION, destination))
    {
    case SIYI_DESTINATION_PREFECTURE:
      return SIYI_BOOK_PREFECTURE;
    case SIYI_DESTINATION_PROVINCE:
      return SIYI_BOOK_PROVINCE;
    case SIYI_DESTINATION_CAPITAL:
      return SIYI_BOOK_CAPITAL;
    default:
      return SIYI_BOOK_RECEPTION;
    }
}

/**
 * siyi_book_is_visits:
 *
 * Returns: whether the book counts batches and person-times, not items
 */
gboolean
siyi_book_is_visits (SiyiBook book)
{
  return book <= SIYI_BOOK_CAPITAL;
}

/**
 * siyi_band_of:
 * @persons: persons present
 *
 * Returns: the band of the visit's size
 */
SiyiBand
siyi_band_of (int persons)
{
  static const int last[] = { SIYI_GROUP_PERSONS - 1, 10, 20, 50, 100 };
  int band = 0;

  while (band < (int) G_N_ELEMENTS (last) && persons > last[band])
    band++;

  return (SiyiBand) band;
}

/**
 * siyi_is_group:
 * @persons: persons present
 *
 * Returns: whether it is a group visit: 5 persons or more
 */
gboolean
siyi_is_group (int persons)
{
  return persons >= SIYI_GROUP_PERSONS;
}
