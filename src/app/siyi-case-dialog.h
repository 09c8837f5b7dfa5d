/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* The few fields of a case that are typed. Signal "save" (): ask for the fields and write them. */
#define SIYI_TYPE_CASE_DIALOG (siyi_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseDialog, siyi_case_dialog, SIYI, CASE_DIALOG, AdwWindow)

typedef struct { const char *field; char *text; } SiyiCaseField;

SiyiCaseDialog *siyi_case_dialog_new         (GtkWindow      *parent,
                                              const SiyiCase *content);
GPtrArray      *siyi_case_dialog_get_changes (SiyiCaseDialog *self);

G_END_DECLS
