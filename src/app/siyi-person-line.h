/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* One who came: name, phone, mark of a representative. Signals "changed" (), "marked" (): the mark
 * of a representative was set or taken, "removed" (): is to be taken out. */
#define SIYI_TYPE_PERSON_LINE (siyi_person_line_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPersonLine, siyi_person_line, SIYI, PERSON_LINE, GtkWidget)

GtkWidget      *siyi_person_line_new               (void);
void            siyi_person_line_set               (SiyiPersonLine       *self,
                                                    const SiyiTalkPerson *person);
SiyiTalkPerson *siyi_person_line_get               (SiyiPersonLine       *self);
gboolean        siyi_person_line_is_representative (SiyiPersonLine       *self);

G_END_DECLS
