/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-charge-dialog.h"
#include "siyi-office-store.h"

G_BEGIN_DECLS

struct _SiyiChargeDialog
{
  AdwWindow           parent_instance;

  /* Children; NULL: the line has no such field */
  GtkWidget          *save;
  AdwComboRow        *leader;      /* who takes charge, or who approved or consented */
  GtkEditable        *post, *unit, *limit, *day;
  GtkTextBuffer      *body;
  GtkLabel           *check;

  /* Owned */
  GtkWidget          *page;        /* where the outcome is told */
  SiyiArchive        *archive;
  GCancellable       *asking;
  GPtrArray          *leaders;     /* SiyiLeader; NULL until loaded */
  char               *proposed;    /* (nullable) leader chosen at first */
  gint64              case_id;
  SiyiChargeLineKind  kind;
  SiyiChargeFacts     facts;       /* of the charge as the page shows it */
  SiyiDay             today;
};

/* siyi-charge-dialog.c */
gboolean siyi_charge_is_table         (SiyiChargeLineKind  kind);
gboolean siyi_charge_is_by_top_leader (SiyiChargeLineKind  kind);
gboolean siyi_charge_needs_words      (SiyiChargeLineKind  kind);
void     siyi_charge_dialog_update    (SiyiChargeDialog   *self);
void     siyi_charge_dialog_on_leader (SiyiChargeDialog   *self);
/* siyi-charge-dialog-build.c */
void     siyi_charge_dialog_build     (SiyiChargeDialog   *self,
                                       const SiyiCharge   *charge);

G_END_DECLS
