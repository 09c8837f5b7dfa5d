/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-bell.h"

G_BEGIN_DECLS

/* Notifications on the desktop. A notification is a hint, never the record; what a person does with it is
 * told by the callback. On the main thread of siyi-reminder, which may wait for a slow server. */
typedef enum { SIYI_ANSWER_OPEN, SIYI_ANSWER_SEEN, SIYI_ANSWER_LATER, SIYI_ANSWER_TOMORROW } SiyiAnswer;

typedef void (*SiyiAnswerFunc) (gint64 reminder, SiyiDueKind kind, gint64 record, SiyiAnswer answer, gpointer data);

typedef struct _SiyiRinger SiyiRinger;

SiyiRinger *siyi_ringer_new  (SiyiAnswerFunc   function,
                              gpointer         data);
void        siyi_ringer_free (SiyiRinger      *self);
gboolean    siyi_ringer_show (SiyiRinger      *self,
                              const SiyiBell  *bell,
                              char           **server,
                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiRinger, siyi_ringer_free)

G_END_DECLS
