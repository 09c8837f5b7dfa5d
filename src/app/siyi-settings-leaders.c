/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the leaders in the office's order, with today's post. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-leader-editor.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-settings-list.h"
#include "siyi-settings-records.h"

static GPtrArray *
load (SiyiDb *db, SiyiDay today, GError **error)
{
  return siyi_leaders_load (db, today, TRUE, error);
}

static GtkWidget *
new_row (gconstpointer record)
{
  const SiyiLeader *leader = record;

  return siyi_settings_list_new_row (leader->name, leader->post,
                                     leader->monthly ? _("Fixed day every month") : NULL,
                                     leader->active);
}

/* A new leader is proposed the last place. */
static GtkWidget *
new_editor (SiyiArchive *archive, gconstpointer record, guint n_leaders)
{
  return siyi_leader_editor_new (archive, record, (int) n_leaders + 1);
}

static const SiyiSettingsKind kind = {
  .title = N_("Leaders"),
  .icon = "system-users-symbolic",
  .nothing = N_("No leaders yet. Add them one by one, or import the list as a .csv file with the "
                "columns name, post, portfolio, order, fixed day, leave."),
  .list = N_("List of leaders"),
  .import = siyi_leaders_import,
  .load = load,
  .new_row = new_row,
  .new_editor = new_editor,
};

/**
 * siyi_settings_leaders_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the leaders
 */
GtkWidget *
siyi_settings_leaders_new (SiyiArchive *archive)
{
  GtkWidget *page = siyi_settings_records_new (archive, &kind);

  /* By this name the empty schedule leads here. */
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "leaders");

  return page;
}
