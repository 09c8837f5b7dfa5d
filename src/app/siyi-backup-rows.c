/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups as rows: when, where, how large, checked when; what a row may do. What could not be
 * made is told where nothing good came after it. Main thread. */
#include "siyi-backup-page-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static SiyiDay
day_of (gint64 at)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return moment != NULL ? siyi_day_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                        g_date_time_get_day_of_month (moment)) : SIYI_DAY_NONE;
}

/**
 * siyi_backup_words_moment:
 * @at: UTC microseconds
 *
 * Returns: (transfer full): "今天 8:30", "12月3日 8:30"
 */
char *
siyi_backup_words_moment (gint64  at,
                          SiyiDay today)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
  /* Translators: a time of day, as g_date_time_format() reads it */
  g_autofree char *time = g_date_time_format (moment, _("%-H:%M"));
  g_autofree char *day = day_of (at) == today ? g_strdup (_("Today")) : siyi_case_words_day (day_of (at), today, FALSE);

  /* Translators: a day and a time of day */
  return g_strdup_printf (C_("moment", "%1$s %2$s"), day, time);
}

/**
 * siyi_backup_words_trouble:
 * @trouble: a word of siyi_error_word()
 *
 * Returns: (transfer none): translated: why a backup was not made, and what helps
 */
const char *
siyi_backup_words_trouble (const char *trouble)
{
  if (g_str_equal (trouble, "not-found"))
    return _("The folder is not there: plug in its disk or stick");
  if (g_str_equal (trouble, "no-space"))
    return _("There is not enough room: free some or choose another folder");
  if (g_str_equal (trouble, "read-only"))
    return _("The folder can’t be written to: choose another one");
  if (g_str_equal (trouble, "corrupt"))
    return _("The copy did not pass its check: check the disk or stick");

  return _("It was not made; it is tried again by itself");
}

/**
 * siyi_backup_words_last:
 *
 * Returns: (transfer full): the last good backup in a sentence
 */
char *
siyi_backup_words_last (const SiyiBackupShown *shown)
{
  for (guint i = 0; i < shown->lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (shown->lines, i);

      if (line->trouble == NULL && line->is_there && line->checked_at != 0)
        {
          g_autofree char *moment = siyi_backup_words_moment (line->at, shown->today);

          /* Translators: %s is a day and a time of day */
          return g_strdup_printf (_("%s, opened and checked"), moment);
        }
    }

  return g_strdup (_("None yet"));
}

static void
on_try (GtkButton      *button,
        SiyiBackupPage *self)
{
  siyi_backup_page_try (self, g_object_get_data (G_OBJECT (button), "path"));
}

static GtkWidget *
new_button (const char *label,
            const char *path)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);

  return button;
}

static void
add_buttons (SiyiBackupPage       *self,
             GtkWidget            *row,
             const SiyiBackupLine *line)
{
  g_autofree char *path = g_build_filename (line->place, line->name, NULL);
  GtkWidget *try = new_button (_("Try"), path);
  GtkWidget *restore = new_button (_("Restore…"), path);

  gtk_widget_set_tooltip_text (try, _("Open and check it without touching anything"));
  g_signal_connect_object (try, "clicked", G_CALLBACK (on_try), self, 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (restore), "win.restore-backup");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (restore), "s", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), try);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), restore);
}

static char *
place_words (const SiyiBackupShown *shown,
             const SiyiBackupLine  *line)
{
  return g_str_equal (line->place, shown->own) ? g_strdup (_("This computer")) : g_filename_display_name (line->place);
}

static char *
below_words (const SiyiBackupShown *shown,
             const SiyiBackupLine  *line)
{
  g_autofree char *place = place_words (shown, line);
  g_autofree char *size = g_format_size ((guint64) line->bytes);
  g_autofree char *checked = NULL;

  if (line->trouble != NULL)
    return g_strdup_printf ("%s · %s", place, siyi_backup_words_trouble (line->trouble));

  if (line->checked_at == 0 && line->sealed)
    /* Translators: a backup: where, how large */
    return g_strdup_printf (_("%1$s · %2$s · sealed · found after a restore, not checked since"), place, size);
  if (line->checked_at == 0)
    /* Translators: a backup: where, how large */
    return g_strdup_printf (_("%1$s · %2$s · found after a restore, not checked since"), place, size);

  checked = siyi_backup_words_moment (line->checked_at, shown->today);
  if (line->sealed)
    /* Translators: a backup: where, how large, when it was checked */
    return g_strdup_printf (_("%1$s · %2$s · sealed · checked %3$s"), place, size, checked);

  /* Translators: a backup: where, how large, when it was checked */
  return g_strdup_printf (_("%1$s · %2$s · checked %3$s"), place, size, checked);
}

static GtkWidget *
new_row (SiyiBackupPage       *self,
         const SiyiBackupLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *sign = gtk_image_new_from_icon_name (line->trouble != NULL     ? "dialog-warning-symbolic"
                                                  : line->checked_at == 0 ? "drive-harddisk-symbolic"
                                                                          : "emblem-ok-symbolic");
  g_autofree char *title = siyi_backup_words_moment (line->at, self->shown->today);
  g_autofree char *below = below_words (self->shown, line);

  if (line->trouble != NULL || line->checked_at != 0)
    gtk_widget_add_css_class (sign, line->trouble != NULL ? "warning" : "success");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  if (line->trouble == NULL)
    add_buttons (self, row, line);

  return row;
}

static gboolean
is_settled (GHashTable           *good,
            const SiyiBackupLine *line)
{
  return line->trouble == NULL ? !line->is_there : g_hash_table_contains (good, line->place);
}

/**
 * siyi_backup_page_fill:
 *
 * Puts the rows of what is shown into the list.
 */
void
siyi_backup_page_fill (SiyiBackupPage *self)
{
  /* Places of which a good one, or its latest trouble, was seen: the newest come first. */
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->shown->lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (self->shown->lines, i);
      GtkWidget *row;

      if (is_settled (seen, line))
        continue;

      g_hash_table_add (seen, line->place);
      row = new_row (self, line);
      adw_preferences_group_add (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
}
