/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* The intake form as a JSON file: the field keys of a ledger's row, and what only the form knows.
 * visit.record and the texts belong to the form. */
typedef struct
{
  SiyiRecord   *record;
  SiyiNewVisit  visit;
  JsonObject   *source;   /* the borrowed texts live here */
} SiyiVisitForm;

SiyiVisitForm *siyi_visit_form_read (const char     *path,
                                     SiyiDay         session_day,
                                     SiyiDay         today,
                                     GError        **error);
void           siyi_visit_form_free (SiyiVisitForm  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiVisitForm, siyi_visit_form_free)

G_END_DECLS
