/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: how receptions are planned. Rules and the heads' days; the ordinary day's half-days
 * are in siyi-settings-patterns.c. Saved at once. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-schedule.h"
#include "siyi-settings-patterns.h"
#include "siyi-settings-work.h"
#include "siyi-shown-words.h"

#define N_WEEKDAYS 5
#define N_WEEKS 5

struct _SiyiSettingsSchedule
{
  AdwPreferencesPage parent_instance;

  /* Children */
  SiyiSettingsPatterns *patterns;
  AdwComboRow          *holiday;
  AdwComboRow          *account;
  GtkSpinButton        *distance;
  AdwPreferencesGroup  *heads;
  GPtrArray            *head_rows;    /* borrowed AdwComboRow */

  /* Owned */
  SiyiArchive          *archive;
  SiyiScheduleRules     rules;
  gboolean              loading;      /* what is shown now is no choice of a person */
};

#define SIYI_TYPE_SETTINGS_SCHEDULE (siyi_settings_schedule_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsSchedule, siyi_settings_schedule, SIYI, SETTINGS_SCHEDULE,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsSchedule, siyi_settings_schedule, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  SiyiScheduleRules  rules;
  GPtrArray         *leaders;
  SiyiPatternsShown *patterns;
} Loaded;

typedef struct { gint64 leader; char *day; } HeadDay;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->leaders, g_ptr_array_unref);
  g_clear_pointer (&loaded->patterns, siyi_patterns_shown_free);
  g_free (loaded);
}

static void
head_day_free (gpointer data)
{
  HeadDay *head = data;

  g_free (head->day);
  g_free (head);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->leaders = siyi_leaders_load (db, GPOINTER_TO_INT (data), FALSE, error);
  if (loaded->leaders != NULL && siyi_schedule_rules_load (db, &loaded->rules, error))
    loaded->patterns = siyi_patterns_shown_load (db, error);
  if (loaded->patterns == NULL)
    {
      loaded_free (loaded);
      return NULL;
    }

  return loaded;
}

static gboolean
save_rules (SiyiDb    *db,
            gpointer   data,
            GError   **error)
{
  return siyi_schedule_rules_save (db, data, error);
}

static void
on_rules_changed (SiyiSettingsSchedule *self)
{
  SiyiScheduleRules rules = {
    .holiday = (SiyiHoliday) adw_combo_row_get_selected (self->holiday),
    .account = (SiyiAccountPeriod) adw_combo_row_get_selected (self->account),
    .min_distance = gtk_spin_button_get_value_as_int (self->distance),
  };

  if (self->loading ||
      (rules.holiday == self->rules.holiday && rules.account == self->rules.account &&
       rules.min_distance == self->rules.min_distance))
    return;

  self->rules = rules;
  siyi_settings_save (GTK_WIDGET (self), self->archive, _("Rules of the plan"), save_rules,
                      g_memdup2 (&rules, sizeof rules), g_free, NULL);
}

/* The leader as stored now with this day: what else is known of him is not touched. */
static gboolean
save_head (SiyiDb    *db,
           gpointer   data,
           GError   **error)
{
  const HeadDay *head = data;
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, SIYI_DAY_NONE, TRUE, error);
  g_autoptr(GPtrArray) posts = siyi_leader_posts (db, head->leader, error);

  for (guint i = 0; leaders != NULL && posts != NULL && i < leaders->len; i++)
    {
      SiyiLeader *leader = g_ptr_array_index (leaders, i);

      if (leader->id != head->leader)
        continue;
      g_free (leader->monthly_day);
      leader->monthly_day = g_strdup (head->day);
      return siyi_leader_save_whole (db, leader, posts, error) != 0;
    }

  if (leaders != NULL && posts != NULL)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_STALE,
                         "This leader is no longer in the list; open the settings again");

  return FALSE;
}

/* Every day a head may choose, in the order of the row. */
static void
add_choice (GtkStringList *words,
            GStrvBuilder  *keys,
            SiyiMonthly    monthly,
            char          *text)
{
  g_autofree char *key = siyi_monthly_to_text (monthly);

  gtk_string_list_take (words, text);
  g_strv_builder_add (keys, key);
}

static char **
fill_choices (GtkStringList *words)
{
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();

  add_choice (words, keys, (SiyiMonthly) { SIYI_MONTHLY_ANY }, g_strdup (_("Any working day")));
  for (int day = 1; day <= 31; day++)
    /* Translators: a day of every month, 1 to 31 */
    add_choice (words, keys, (SiyiMonthly) { SIYI_MONTHLY_DAY, .day = day },
                g_strdup_printf (_("Day %d of the month"), day));
  for (int weekday = 1; weekday <= N_WEEKDAYS; weekday++)
    for (int nth = 0; nth <= N_WEEKS; nth++)
      add_choice (words, keys,
                  (SiyiMonthly) { SIYI_MONTHLY_WEEKDAY, .weekday = weekday, .nth = nth },
                  nth == 0
                    /* Translators: some one Monday of the month */
                    ? g_strdup_printf (_("Any %s"), siyi_shown_words_weekday (weekday))
                    /* Translators: the second Monday: its weekday, and which one of the month */
                    : g_strdup_printf (_("%1$s no. %2$d"), siyi_shown_words_weekday (weekday),
                                       nth));

  return g_strv_builder_end (keys);
}

static void
on_head_changed (SiyiSettingsSchedule *self,
                 GParamSpec           *pspec,
                 AdwComboRow          *row)
{
  const char * const *keys = g_object_get_data (G_OBJECT (row), "siyi-keys");
  const gint64 *leader = g_object_get_data (G_OBJECT (row), "siyi-leader");
  HeadDay *head;

  if (self->loading || keys == NULL)
    return;

  head = g_new0 (HeadDay, 1);
  head->leader = *leader;
  head->day = g_strdup (keys[adw_combo_row_get_selected (row)]);
  siyi_settings_save (GTK_WIDGET (self), self->archive, _("Day of the month"), save_head, head,
                      head_day_free, NULL);
}

static void
add_head (SiyiSettingsSchedule *self,
          const SiyiLeader     *leader)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  char **keys = fill_choices (words);
  g_autofree char *name = g_markup_escape_text (leader->name, -1);
  guint selected = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (keys[i], leader->monthly_day) == 0)
      selected = i;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "siyi-keys", keys, (GDestroyNotify) g_strfreev);
  g_object_set_data_full (G_OBJECT (row), "siyi-leader",
                          g_memdup2 (&leader->id, sizeof leader->id), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_head_changed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->heads, row);
  g_ptr_array_add (self->head_rows, row);
}

static void
on_loaded (GtkWidget *page,
           gpointer   result)
{
  SiyiSettingsSchedule *self = SIYI_SETTINGS_SCHEDULE (page);
  Loaded *loaded = result;

  self->loading = TRUE;
  self->rules = loaded->rules;
  adw_combo_row_set_selected (self->holiday, loaded->rules.holiday);
  adw_combo_row_set_selected (self->account, loaded->rules.account);
  gtk_spin_button_set_value (self->distance, loaded->rules.min_distance);
  for (guint i = 0; i < self->head_rows->len; i++)
    adw_preferences_group_remove (self->heads, g_ptr_array_index (self->head_rows, i));
  g_ptr_array_set_size (self->head_rows, 0);
  for (guint i = 0; i < loaded->leaders->len; i++)
    if (((const SiyiLeader *) g_ptr_array_index (loaded->leaders, i))->monthly)
      add_head (self, g_ptr_array_index (loaded->leaders, i));
  gtk_widget_set_visible (GTK_WIDGET (self->heads), self->head_rows->len > 0);
  siyi_settings_patterns_show (self->patterns, loaded->patterns);
  self->loading = FALSE;
}

static void
load (SiyiSettingsSchedule *self)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, GINT_TO_POINTER (today),
                      NULL, loaded_free, on_loaded);
}

static AdwComboRow *
add_combo (SiyiSettingsSchedule *self,
           AdwPreferencesGroup  *group,
           const char           *title,
           const char * const   *words)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) list = gtk_string_list_new (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_rules_changed), self,
                           G_CONNECT_SWAPPED);

  return ADW_COMBO_ROW (row);
}

static void
add_rules (SiyiSettingsSchedule *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *distance = adw_action_row_new ();
  const char * const holidays[] = { _("Postpone to the next working day"), _("Leave out"),
                                    _("As usual"), NULL };
  const char * const accounts[] = { _("A year"), _("Half a year"), _("A quarter"), NULL };

  adw_preferences_group_set_title (group, _("Rules of the Plan"));
  self->distance = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 60, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->distance), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (distance), _("Working days between turns"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (distance),
                               _("At least so many from one turn of a leader to the next"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (distance), GTK_WIDGET (self->distance));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (distance), GTK_WIDGET (self->distance));
  self->holiday = add_combo (self, group, _("A head’s day that is no working day"), holidays);
  self->account = add_combo (self, group, _("Turns are evened out over"), accounts);
  adw_preferences_group_add (group, distance);
  g_signal_connect_object (self->distance, "value-changed", G_CALLBACK (on_rules_changed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

static void
siyi_settings_schedule_dispose (GObject *object)
{
  SiyiSettingsSchedule *self = SIYI_SETTINGS_SCHEDULE (object);

  g_clear_pointer (&self->head_rows, g_ptr_array_unref);
  g_clear_pointer (&self->patterns, siyi_settings_patterns_free);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_schedule_parent_class)->dispose (object);
}

static void
siyi_settings_schedule_class_init (SiyiSettingsScheduleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_schedule_dispose;
}

static void
siyi_settings_schedule_init (SiyiSettingsSchedule *self)
{
  self->head_rows = g_ptr_array_new ();
}

/**
 * siyi_settings_schedule_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the schedule
 */
GtkWidget *
siyi_settings_schedule_new (SiyiArchive *archive)
{
  SiyiSettingsSchedule *self = g_object_new (SIYI_TYPE_SETTINGS_SCHEDULE,
                                             "title", _("Schedule"),
                                             "icon-name", "siyi-schedule-symbolic",
                                             NULL);

  self->archive = g_object_ref (archive);
  self->patterns = siyi_settings_patterns_new (GTK_WIDGET (self), archive);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                            siyi_settings_patterns_get_group (self->patterns));
  add_rules (self);
  self->heads = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->heads, _("Leaders with a Day of Their Own"));
  gtk_widget_set_visible (GTK_WIDGET (self->heads), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->heads);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
