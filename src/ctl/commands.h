/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl.h"
#include "siyi-session-store.h"

/* One file a command. */
extern const CtlCommand cmd_audit;
extern const CtlCommand cmd_backup;
extern const CtlCommand cmd_calendar;
extern const CtlCommand cmd_case;
extern const CtlCommand cmd_cases;
extern const CtlCommand cmd_check;
extern const CtlCommand cmd_example;
extern const CtlCommand cmd_import;
extern const CtlCommand cmd_leaders;
extern const CtlCommand cmd_ledger;
extern const CtlCommand cmd_new;
extern const CtlCommand cmd_restore;
extern const CtlCommand cmd_search;
extern const CtlCommand cmd_session;
extern const CtlCommand cmd_sessions;
extern const CtlCommand cmd_stats;
extern const CtlCommand cmd_undo_import;
extern const CtlCommand cmd_units;
extern const CtlCommand cmd_visit;

void ctl_add_session (JsonBuilder       *answer,
                      const SiyiSession *session);
