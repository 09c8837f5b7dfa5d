/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"
#include "siyi-record.h"

G_BEGIN_DECLS

/* The fields of the intake form, in reading order. */
typedef enum
{
  SIYI_INTAKE_NAMES,
  SIYI_INTAKE_PHONE,
  SIYI_INTAKE_ID,
  SIYI_INTAKE_PERSONS,
  SIYI_INTAKE_CONCERNED,
  SIYI_INTAKE_TOWNSHIP,
  SIYI_INTAKE_VILLAGE,
  SIYI_INTAKE_PLACE,
  SIYI_INTAKE_ARRIVED,
  SIYI_INTAKE_REQUEST,
  SIYI_INTAKE_FACTS,
  SIYI_INTAKE_CLASS,
  SIYI_INTAKE_PURPOSE,
  SIYI_INTAKE_UNIT,
  SIYI_INTAKE_FIRST,          /* words of SIYI_LIST_FIRST */
  SIYI_INTAKE_FORM,           /* words of SIYI_LIST_FORM */
  SIYI_INTAKE_DESTINATION,    /* words of SIYI_LIST_DESTINATION */
  SIYI_INTAKE_LEADER,
  SIYI_INTAKE_DATE,
  SIYI_INTAKE_METHOD,
  SIYI_INTAKE_VENUE,
  SIYI_INTAKE_LINK,           /* number of the case it was found to be the same matter as */
  SIYI_N_INTAKE
} SiyiIntakeField;

/* What was typed, as typed; NULL where nothing was. */
typedef struct
{
  char *texts[SIYI_N_INTAKE];
} SiyiIntake;

typedef enum
{
  SIYI_CHECK_NONE,       /* nothing to say */
  SIYI_CHECK_GOOD,
  SIYI_CHECK_LOOK,       /* wrong or doubtful: said, and the value kept */
} SiyiCheckMark;

SiyiIntake *siyi_intake_new        (void);
void        siyi_intake_free       (SiyiIntake       *intake);
void        siyi_intake_set        (SiyiIntake       *intake,
                                    SiyiIntakeField   field,
                                    const char       *text);
const char *siyi_intake_get        (const SiyiIntake *intake,
                                    SiyiIntakeField   field);
gboolean    siyi_intake_is_empty   (const SiyiIntake *intake);

char       *siyi_intake_to_draft   (const SiyiIntake *intake);
SiyiIntake *siyi_intake_from_draft (const char       *draft);

SiyiRecord *siyi_intake_to_record  (const SiyiIntake *intake,
                                    SiyiDay           today);
gboolean    siyi_intake_is_visit   (const SiyiIntake *intake);
char       *siyi_intake_place      (const SiyiIntake *intake);
char      **siyi_intake_names      (const char       *text,
                                    GStrv            *representatives);
char      **siyi_intake_phones     (const char       *text);
char      **siyi_intake_ids        (const char       *text);
SiyiDay     siyi_intake_read_day   (const char       *text,
                                    SiyiDay           today);

char       *siyi_intake_check      (const SiyiIntake *intake,
                                    SiyiIntakeField   field,
                                    SiyiDay           today,
                                    SiyiCheckMark    *mark);
GStrv       siyi_intake_reminders  (const SiyiIntake *intake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiIntake, siyi_intake_free)

G_END_DECLS
