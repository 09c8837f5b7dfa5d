/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_ID_OK,
  SIYI_ID_LENGTH,   /* neither 18 nor 15 places, or letters where digits belong */
  SIYI_ID_CHECK,    /* the check digit is another one */
  SIYI_ID_DATE,     /* no such birthday */
} SiyiIdVerdict;

typedef enum
{
  SIYI_SEX_UNKNOWN,
  SIYI_SEX_MALE,
  SIYI_SEX_FEMALE,
} SiyiSex;

typedef struct
{
  SiyiIdVerdict verdict;
  SiyiSex       sex;     /* unknown unless the verdict is OK */
  SiyiDay       born;    /* SIYI_DAY_NONE unless the verdict is OK */
} SiyiIdFacts;

typedef enum
{
  SIYI_PHONE_NONE,
  SIYI_PHONE_MOBILE,
  SIYI_PHONE_LANDLINE,
} SiyiPhoneKind;

char          *siyi_id_normalise    (const char    *text);
SiyiIdFacts    siyi_id_check        (const char    *number,
                                     SiyiDay        today);
char          *siyi_phone_normalise (const char    *text,
                                     SiyiPhoneKind *kind);
char          *siyi_name_normalise  (const char    *text);
gboolean       siyi_name_is_valid   (const char    *name);

G_END_DECLS
