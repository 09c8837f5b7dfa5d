/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-limits.h"
#include "siyi-talk-record.h"

G_BEGIN_DECLS

char       *siyi_talk_words_lacks     (SiyiLacks             lacks);
char       *siyi_talk_words_title     (const SiyiTalkRecord *record);
char       *siyi_talk_words_numbers   (const SiyiTalkRecord *record);
char       *siyi_talk_words_marks     (SiyiTalkMarks         marks);
char       *siyi_talk_words_time      (gint64                at,
                                       SiyiDay               today);
char       *siyi_talk_words_saved     (const SiyiTalkRecord *record,
                                       SiyiDay               today);
char       *siyi_talk_words_limit     (const SiyiTalkRecord *record,
                                       gboolean              provisional);
char       *siyi_talk_words_sum       (SiyiDay               assigned,
                                       SiyiLimit             limit,
                                       const SiyiDue        *due);
const char *siyi_talk_words_signer    (SiyiSigner            signer);

G_END_DECLS
