/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-persons.h"

G_BEGIN_DECLS

#define SIYI_TYPE_PERSON_EDITOR (siyi_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPersonEditor, siyi_person_editor, SIYI, PERSON_EDITOR, GtkBox)

GtkWidget  *siyi_person_editor_new (SiyiArchive       *archive,
                                    const SiyiProfile *profile);   /* NULL: a new one */
const char *siyi_role_title        (SiyiRole           role);

G_END_DECLS
