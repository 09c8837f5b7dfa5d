/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the units in the office's order, with the short names lists call them by. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-settings-list.h"
#include "siyi-settings-records.h"
#include "siyi-unit-editor.h"

static GPtrArray *
load (SiyiDb *db, SiyiDay today, GError **error)
{
  return siyi_units_load (db, TRUE, error);
}

static GtkWidget *
new_row (gconstpointer record)
{
  const SiyiUnit *unit = record;

  return siyi_settings_list_new_row (unit->name, unit->short_name, NULL, unit->active);
}

static GtkWidget *
new_editor (SiyiArchive *archive, gconstpointer record, guint n_units)
{
  return siyi_unit_editor_new (archive, record);
}

static const SiyiSettingsKind kind = {
  .title = N_("Units"),
  .icon = "siyi-units-symbolic",
  .nothing = N_("No units yet. Add them one by one, or import the list as a .csv file with the "
                "columns name, short name, other names, former names, kind."),
  .list = N_("List of units"),
  .import = siyi_units_import,
  .load = load,
  .new_row = new_row,
  .new_editor = new_editor,
};

/**
 * siyi_settings_units_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the units
 */
GtkWidget *
siyi_settings_units_new (SiyiArchive *archive)
{
  return siyi_settings_records_new (archive, &kind);
}
