/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-edit-private.h"
#include "siyi-reception-private.h"

G_BEGIN_DECLS

/* What the files around the record of a matter share. */
/* A text as it was typed against the stored one: white space around it is no difference. */
gboolean    siyi_talk_same_text    (const char *a, const char *b);

/* Both compare with the stored record and write what differs, within the action of saving.
 * siyi-talk-people.c: persons, names, phones. siyi-talk-task.c: the assignment. */
gboolean    siyi_talk_save_people  (SiyiEdit *edit, const SiyiTalkRecord *stored,
                                    const SiyiTalkRecord *record, GError **error);
gboolean    siyi_talk_save_task    (SiyiEdit *edit, const SiyiTalkRecord *stored,
                                    const SiyiTalkRecord *record, GError **error);

/* siyi-talk-draft.c */
gboolean    siyi_talk_drop_draft   (SiyiDb *db, gint64 visit, GError **error);

G_END_DECLS
