/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-new-visit-intake.h"

G_BEGIN_DECLS

/* What the form offers and starts with. */
typedef struct
{
  GStrv  classes, purposes, methods, units, leaders, venues;
  char  *next_number;
  char  *draft;          /* (nullable) */
} SiyiFormWords;

void     siyi_form_words_free     (SiyiFormWords *words);
/* data: SiyiDay as pointer */
gpointer siyi_form_words_work (SiyiDb        *db,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/* Data: a text, or NULL to drop the draft; the result is GINT_TO_POINTER (1). */
gpointer siyi_draft_save_work (SiyiDb        *db,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

typedef struct { char *names, *phone, *id_number, *request; } SiyiTwinQuestion;
void     siyi_twin_question_free  (SiyiTwinQuestion *question);
/* SiyiTwin */
gpointer siyi_twins_work (SiyiDb        *db,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error);

typedef struct
{
  SiyiIntake *intake;
  SiyiDay     today;
  gint64      link_to;
  gint64      session;      /* 0: the one of its day and leader */
  gboolean    booked;
} SiyiRegistration;
void     siyi_registration_free   (SiyiRegistration *registration);
/* SiyiNewVisitResult */
gpointer siyi_register_work (SiyiDb        *db,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
