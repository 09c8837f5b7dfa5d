/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-office-store.h"

G_BEGIN_DECLS

/* Subpage of the settings: one unit with all its names. */
#define SIYI_TYPE_UNIT_EDITOR (siyi_unit_editor_get_type ())
G_DECLARE_FINAL_TYPE (SiyiUnitEditor, siyi_unit_editor, SIYI, UNIT_EDITOR, GtkBox)

GtkWidget *siyi_unit_editor_new (SiyiArchive    *archive,
                                 const SiyiUnit *unit);

G_END_DECLS
