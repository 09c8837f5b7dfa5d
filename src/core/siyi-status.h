/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Our own states of a case (domain, section 4.2): the main line up to FILED, then side states. */
typedef enum
{
  SIYI_STATE_REGISTERED,
  SIYI_STATE_ASSIGNED,
  SIYI_STATE_SIGNED_FOR,
  SIYI_STATE_ACCEPTED,
  SIYI_STATE_HANDLING,
  SIYI_STATE_OPINION,
  SIYI_STATE_SERVED,
  SIYI_STATE_CLOSED,
  SIYI_STATE_FILED,
  SIYI_STATE_RETURNED,
  SIYI_STATE_OBJECTED,
  SIYI_STATE_DECLINED,
  SIYI_STATE_EXTENDED,
  SIYI_STATE_REVIEW,
  SIYI_STATE_FINAL_REVIEW,
  SIYI_STATE_CONCLUDED,
  SIYI_N_STATES
} SiyiState;

const char *siyi_state_word         (SiyiState   state);
int         siyi_state_from_import  (const char *text);
gboolean    siyi_state_may_follow   (SiyiState   from,
                                     SiyiState   to);
gboolean    siyi_state_needs_reason (SiyiState   from,
                                     SiyiState   to);

G_END_DECLS
