/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-charge-store.h"

G_BEGIN_DECLS

/* The next line of a charge, or its table: only the fields that the line has. */
#define SIYI_TYPE_CHARGE_DIALOG (siyi_charge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChargeDialog, siyi_charge_dialog, SIYI, CHARGE_DIALOG, AdwWindow)

SiyiChargeDialog *siyi_charge_dialog_new      (GtkWidget          *page,
                                               SiyiArchive        *archive,
                                               gint64              case_id,
                                               SiyiChargeLineKind  kind,
                                               const SiyiCharge   *charge,      /* NULL: none yet */
                                               const char         *leader);     /* proposed; NULL: none */

G_END_DECLS
