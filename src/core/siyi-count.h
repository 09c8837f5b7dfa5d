/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"

G_BEGIN_DECLS

/* Forms and destinations as stored (lists SIYI_LIST_FORM and SIYI_LIST_DESTINATION). */
typedef enum
{
  SIYI_FORM_VISIT,
  SIYI_FORM_LETTER,
  SIYI_FORM_ONLINE,
  SIYI_FORM_CALL,
  SIYI_FORM_FAX,
} SiyiForm;

typedef enum
{
  SIYI_DESTINATION_OWN,
  SIYI_DESTINATION_PREFECTURE,
  SIYI_DESTINATION_PROVINCE,
  SIYI_DESTINATION_CAPITAL,
} SiyiDestination;

/* Size of a visit by persons present; the list SIYI_LIST_GROUP_BAND has their words. */
typedef enum
{
  SIYI_BAND_INDIVIDUAL,   /* below 5 */
  SIYI_BAND_5_TO_10,
  SIYI_BAND_11_TO_20,
  SIYI_BAND_21_TO_50,
  SIYI_BAND_51_TO_100,
  SIYI_BAND_OVER_100,
} SiyiBand;

#define SIYI_GROUP_PERSONS 5

SiyiBook  siyi_book_of           (const char *form,
                                  const char *destination);
gboolean  siyi_book_is_visits    (SiyiBook    book);
SiyiBand  siyi_band_of           (int         persons);
gboolean  siyi_is_group          (int         persons);

G_END_DECLS
