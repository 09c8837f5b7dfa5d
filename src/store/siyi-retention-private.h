/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-retention.h"

G_BEGIN_DECLS

/* Columns of a case "c": whether somebody has charge of it, whether it has a result, and the years a
 * person gave it. */
#define SIYI_RETENTION_COLUMNS \
  "c.case_leader_name IS NOT NULL OR EXISTS (SELECT 1 FROM case_charge WHERE case_id = c.id AND row_state = 0), " \
  "c.closed_day IS NOT NULL OR c.resolved IS 1, (SELECT years FROM case_retention WHERE case_id = c.id) "
enum { SIYI_N_RETENTION_COLUMNS = 3 };

G_END_DECLS
