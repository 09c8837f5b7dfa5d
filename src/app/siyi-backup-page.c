/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of backups: filled from the archive whenever it changed. Main thread. */
#include "siyi-backup-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-keeping.h"
#include "siyi-role-guard.h"
#include "siyi-schedule-store.h"
#include "siyi-settings-work.h"

#define SAVE_AFTER_MS 600
#define MOST_LINES 400

G_DEFINE_FINAL_TYPE (SiyiBackupPage, siyi_backup_page, GTK_TYPE_WIDGET)

static void
shown_free (gpointer data)
{
  SiyiBackupShown *shown = data;

  g_clear_pointer (&shown->rules, siyi_backup_rules_free);
  g_clear_pointer (&shown->lines, g_ptr_array_unref);
  g_free (shown->own);
  g_free (shown);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  SiyiBackupShown *shown = g_new0 (SiyiBackupShown, 1);

  shown->own = g_strdup (data);
  shown->today = siyi_schedule_today (db);
  shown->rules = siyi_backup_rules_load (db, error);
  shown->lines = shown->rules != NULL ? siyi_backups_load (db, MOST_LINES, error) : NULL;
  if (shown->lines == NULL)
    g_clear_pointer (&shown, shown_free);

  return shown;
}

static void
show (SiyiBackupPage *self)
{
  const SiyiBackupShown *shown = self->shown;
  g_autofree char *dir = *shown->rules->dir != '\0' ? g_filename_display_name (shown->rules->dir)
                                                    : g_strdup (_("None: a broken disk takes the backups with it"));

  self->loading = TRUE;
  siyi_backup_page_show_last (self);
  adw_action_row_set_subtitle (self->dir, dir);
  gtk_widget_set_visible (self->no_dir, *shown->rules->dir != '\0');
  gtk_spin_button_set_value (self->keep, shown->rules->keep);
  gtk_switch_set_active (GTK_SWITCH (self->seal), shown->rules->sealed);
  gtk_widget_set_visible (self->code, shown->rules->sealed);
  siyi_backup_page_fill (self);
  self->loading = FALSE;
}

static void
on_loaded (GtkWidget *page,
           gpointer   result)
{
  SiyiBackupPage *self = SIYI_BACKUP_PAGE (page);
  SiyiBackupShown *loaded = result;
  SiyiBackupShown *shown = g_new0 (SiyiBackupShown, 1);

  /* The loader frees what it holds: the insides move over. */
  *shown = *loaded;
  *loaded = (SiyiBackupShown) { 0 };
  g_clear_pointer (&self->shown, shown_free);
  self->shown = shown;
  if (self->saving == 0)
    show (self);
}

static void
load (SiyiBackupPage *self)
{
  char *own = siyi_archive_backup_dir (siyi_archive_get_folder (self->archive));

  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, own, g_free, shown_free, on_loaded);
}

static void
save_now (SiyiBackupPage *self)
{
  const int keep = gtk_spin_button_get_value_as_int (self->keep);

  g_clear_handle_id (&self->saving, g_source_remove);
  if (self->shown != NULL && self->shown->rules->keep != keep)
    siyi_backup_page_save (self, self->shown->rules->dir, keep, self->shown->rules->sealed);
}

static gboolean
on_save (gpointer data)
{
  SiyiBackupPage *self = data;

  self->saving = 0;
  save_now (self);

  return G_SOURCE_REMOVE;
}

static void
on_keep_changed (SiyiBackupPage *self)
{
  if (self->loading)
    return;

  g_clear_handle_id (&self->saving, g_source_remove);
  self->saving = g_timeout_add (SAVE_AFTER_MS, on_save, self);
}

static void
on_no_dir (SiyiBackupPage *self)
{
  if (self->shown != NULL)
    siyi_backup_page_save (self, "", self->shown->rules->keep, self->shown->rules->sealed);
}

static void
on_seal (SiyiBackupPage *self)
{
  const gboolean wanted = gtk_switch_get_active (GTK_SWITCH (self->seal));

  if (self->loading || self->shown == NULL || wanted == self->shown->rules->sealed)
    return;

  if (wanted)
    siyi_backup_page_ask_seal (self);
  else
    siyi_backup_page_unseal (self);
}

static void
on_stop (SiyiBackupPage *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
}

static GtkWidget *
new_button (SiyiBackupPage *self,
            const char     *label,
            GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);

  return button;
}

static AdwActionRow *
new_row (AdwPreferencesGroup *group,
         const char          *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);

  return ADW_ACTION_ROW (row);
}

static AdwPreferencesGroup *
new_group (GtkWidget  *page,
           const char *title,
           const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_state (SiyiBackupPage *self,
           GtkWidget      *page)
{
  AdwPreferencesGroup *group = new_group (page, _("State"), NULL);

  self->last = new_row (group, _("Last good backup"));
  self->progress = gtk_progress_bar_new ();
  self->stop = new_button (self, _("Stop"), G_CALLBACK (on_stop));
  self->now = new_button (self, _("Back Up Now"), G_CALLBACK (siyi_backup_page_back_up));
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->now, "suggested-action");
  adw_action_row_add_suffix (self->last, self->progress);
  adw_action_row_add_suffix (self->last, self->stop);
  adw_action_row_add_suffix (self->last, self->now);

  self->proof = new_row (group, _("The archive itself"));
  adw_action_row_set_subtitle (self->proof, _("Reads all of it and compares: database, photos, audit trail. Nothing is changed"));
  self->prove_progress = gtk_progress_bar_new ();
  self->prove_stop = new_button (self, _("Stop"), G_CALLBACK (on_stop));
  self->prove = new_button (self, C_("archive", "Check Now"), G_CALLBACK (siyi_backup_page_prove));
  gtk_widget_set_valign (self->prove_progress, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->proof, self->prove_progress);
  adw_action_row_add_suffix (self->proof, self->prove_stop);
  adw_action_row_add_suffix (self->proof, self->prove);
}

static void
add_rules (SiyiBackupPage *self,
           GtkWidget      *page)
{
  AdwPreferencesGroup *group = new_group (page, _("Each Day by Itself"),
                                          _("At a quiet moment; a day that was missed is made up. Only photos that "
                                            "are new are copied."));
  AdwActionRow *keep, *seal;

  self->dir = new_row (group, _("Folder on another disk or stick"));
  self->no_dir = new_button (self, _("None"), G_CALLBACK (on_no_dir));
  gtk_widget_add_css_class (self->no_dir, "flat");
  siyi_role_guard (GTK_WIDGET (self->dir), "backup.rules");
  adw_action_row_add_suffix (self->dir, self->no_dir);
  adw_action_row_add_suffix (self->dir, new_button (self, _("Choose…"), G_CALLBACK (siyi_backup_page_choose)));

  keep = new_row (group, _("How many stay at each place"));
  self->keep = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (SIYI_BACKUP_KEEP_MIN, SIYI_BACKUP_KEEP_MAX, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->keep), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How many stay at each place"), -1);
  g_signal_connect_object (self->keep, "value-changed", G_CALLBACK (on_keep_changed), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (keep, GTK_WIDGET (self->keep));
  siyi_role_guard (GTK_WIDGET (keep), "backup.rules");

  seal = new_row (group, _("Sealed"));
  adw_action_row_set_subtitle (seal, _("A stick that is lost tells nothing without the pass phrase or the printed code"));
  self->code = new_button (self, _("Print the Code…"), G_CALLBACK (siyi_backup_page_print_code));
  gtk_widget_add_css_class (self->code, "flat");
  self->seal = gtk_switch_new ();
  gtk_widget_set_valign (self->seal, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seal), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sealed"), -1);
  g_signal_connect_object (self->seal, "notify::active", G_CALLBACK (on_seal), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (seal, self->code);
  adw_action_row_add_suffix (seal, self->seal);
  adw_action_row_set_activatable_widget (seal, self->seal);
  siyi_role_guard (GTK_WIDGET (seal), "backup.rules");
}

static void
add_list (SiyiBackupPage *self,
          GtkWidget      *page)
{
  AdwPreferencesGroup *group;
  AdwActionRow *other;
  GtkWidget *choose;

  self->list = new_group (page, _("Backups"), NULL);
  group = new_group (page, "", NULL);
  other = new_row (group, _("Restore from a backup that is kept elsewhere"));
  choose = gtk_button_new_with_label (_("Choose…"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (choose), "win.choose-backup");
  adw_action_row_add_suffix (other, choose);
}

/* A page that is left at once loses nothing of what was chosen. */
static void
siyi_backup_page_unroot (GtkWidget *widget)
{
  SiyiBackupPage *self = SIYI_BACKUP_PAGE (widget);

  if (self->saving != 0)
    save_now (self);

  GTK_WIDGET_CLASS (siyi_backup_page_parent_class)->unroot (widget);
}

static void
siyi_backup_page_dispose (GObject *object)
{
  SiyiBackupPage *self = SIYI_BACKUP_PAGE (object);

  on_stop (self);
  g_clear_object (&self->job);
  g_clear_handle_id (&self->saving, g_source_remove);
  siyi_children_unparent (self);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->shown, shown_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_backup_page_parent_class)->dispose (object);
}

static void
siyi_backup_page_class_init (SiyiBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_backup_page_dispose;
  widget_class->unroot = siyi_backup_page_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_backup_page_init (SiyiBackupPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  self->loading = TRUE;
  add_state (self, page);
  add_rules (self, page);
  add_list (self, page);
  gtk_widget_set_parent (page, GTK_WIDGET (self));
  siyi_backup_page_set_job (self, NULL);
  siyi_backup_page_set_proof (self, NULL);
}

/**
 * siyi_backup_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): its backups
 */
GtkWidget *
siyi_backup_page_new (SiyiArchive *archive)
{
  SiyiBackupPage *self = g_object_new (SIYI_TYPE_BACKUP_PAGE, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (load), self, 0);

  return GTK_WIDGET (self);
}
