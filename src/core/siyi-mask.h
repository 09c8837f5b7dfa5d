/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { SIYI_HAS_ID = 1 << 0, SIYI_HAS_PHONE = 1 << 1 } SiyiHasNumbers;

char     *siyi_mask_name             (const char         *name);
char     *siyi_mask_visitors         (const char * const *names,
                                      gsize               n_names,
                                      int                 persons,
                                      const char         *text);
char     *siyi_mask_id               (const char         *number);
char     *siyi_mask_phone            (const char         *number);
char     *siyi_mask_address          (const char         *address);
/* siyi-mask-text.c */
char     *siyi_mask_numbers_within   (const char         *text,
                                      gboolean            whole);
guint     siyi_numbers_within        (const char         *text);   /* of SiyiHasNumbers */
gsize     siyi_surname_length        (const char         *name);
gboolean  siyi_name_is_organisation  (const char         *name);
gboolean  siyi_text_names_nobody     (const char         *text);

G_END_DECLS
