/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-notice.h"

G_BEGIN_DECLS

char       *siyi_notice_words_version   (const SiyiNotice     *notice);
char       *siyi_notice_words_heading   (const SiyiNotice     *notice);
char       *siyi_notice_words_state     (const SiyiNotice     *notice,
                                         SiyiDay               today);
char       *siyi_notice_words_button    (const SiyiNotice     *notice);
char       *siyi_notice_words_file_name (const SiyiNotice     *notice,
                                         const char           *ending);
const char *siyi_notice_words_outlet    (const char           *outlet);
char       *siyi_notice_words_post      (const SiyiNoticePost *post,
                                         SiyiDay               today);
char       *siyi_notice_words_ask       (const SiyiNotice     *notice);

G_END_DECLS
