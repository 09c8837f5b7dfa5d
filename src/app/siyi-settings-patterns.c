/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the sessions of an ordinary day. Each is a row that opens to its fields; all are saved
 * together, in one action, whenever a field was changed. Main thread. */
#include "siyi-settings-patterns.h"

#include <glib/gi18n.h>

#include "siyi-settings-work.h"
#include "siyi-shown-words.h"
#include "siyi-tip.h"

#define MOST_SEATS 20
#define N_WEEKDAYS 7

/* Stands among the keys for the weekdays that are pressed. */
#define CHOSEN_WEEKDAYS "weekday:"

struct _SiyiSettingsPatterns
{
  AdwPreferencesGroup *group;       /* borrowed */
  GtkWidget           *page;        /* borrowed */
  SiyiArchive         *archive;     /* borrowed: the page holds it */
  GPtrArray           *rows;        /* Row */
  GPtrArray           *venues;      /* SiyiVenue */
  char               **methods;
  gboolean             loading;
};

typedef struct
{
  SiyiSettingsPatterns *all;
  GtkWidget            *expander;
  AdwComboRow          *days, *venue, *method;
  AdwEntryRow          *from, *to;
  GtkSpinButton        *seats;
  char                **day_keys;
  GtkWidget            *weekdays;                /* the row of the toggles */
  GtkToggleButton      *toggles[N_WEEKDAYS];
  SiyiPart              part;
} Row;

SiyiPatternsShown *
siyi_patterns_shown_load (SiyiDb  *db,
                          GError **error)
{
  SiyiPatternsShown *shown = g_new0 (SiyiPatternsShown, 1);

  shown->patterns = siyi_slot_patterns_load (db, error);
  if (shown->patterns != NULL)
    shown->venues = siyi_venues_load (db, error);
  if (shown->venues != NULL)
    shown->methods = siyi_dictionary_load (db, "method", error);
  if (shown->methods == NULL)
    g_clear_pointer (&shown, siyi_patterns_shown_free);

  return shown;
}

void
siyi_patterns_shown_free (SiyiPatternsShown *shown)
{
  g_clear_pointer (&shown->patterns, g_ptr_array_unref);
  g_clear_pointer (&shown->venues, g_ptr_array_unref);
  g_strfreev (shown->methods);
  g_free (shown);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_strfreev (row->day_keys);
  g_free (row);
}

static char *
dup_text (AdwEntryRow *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
takes_weekdays (Row *row)
{
  guint chosen = adw_combo_row_get_selected (row->days);

  return g_strcmp0 (row->day_keys[chosen], CHOSEN_WEEKDAYS) == 0;
}

/* "weekday:1,3" */
static char *
read_days (Row *row)
{
  GString *days;

  if (!takes_weekdays (row))
    return g_strdup (row->day_keys[adw_combo_row_get_selected (row->days)]);

  days = g_string_new (CHOSEN_WEEKDAYS);
  for (int i = 0; i < N_WEEKDAYS; i++)
    if (gtk_toggle_button_get_active (row->toggles[i]))
      g_string_append_printf (days, "%s%d", days->str[days->len - 1] == ':' ? "" : ",", i + 1);

  return g_string_free (days, FALSE);
}

static SiyiSlotPattern *
read_row (Row *row)
{
  SiyiSlotPattern *pattern = g_new0 (SiyiSlotPattern, 1);
  guint venue = adw_combo_row_get_selected (row->venue);
  GtkStringObject *method = adw_combo_row_get_selected_item (row->method);

  pattern->days = read_days (row);
  pattern->part = row->part;
  pattern->from = dup_text (row->from);
  pattern->to = dup_text (row->to);
  if (venue > 0 && venue <= row->all->venues->len)
    pattern->venue = ((SiyiVenue *) g_ptr_array_index (row->all->venues, venue - 1))->id;
  if (method != NULL)
    pattern->method = g_strdup (gtk_string_object_get_string (method));
  pattern->seats = gtk_spin_button_get_value_as_int (row->seats);

  return pattern;
}

static gboolean
save_patterns (SiyiDb    *db,
               gpointer   data,
               GError   **error)
{
  return siyi_slot_patterns_save (db, data, error);
}

static void
save (SiyiSettingsPatterns *self)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_slot_pattern_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (patterns, read_row (g_ptr_array_index (self->rows, i)));
  siyi_settings_save (self->page, self->archive, _("Sessions of an ordinary day"), save_patterns,
                      patterns, (GDestroyNotify) g_ptr_array_unref, NULL);
}

static guint
n_pressed (Row *row)
{
  guint n = 0;

  for (int i = 0; i < N_WEEKDAYS; i++)
    n += gtk_toggle_button_get_active (row->toggles[i]) ? 1 : 0;

  return n;
}

static void
press (Row *row,
       int  weekday)
{
  gboolean loading = row->all->loading;

  row->all->loading = TRUE;
  gtk_toggle_button_set_active (row->toggles[weekday - 1], TRUE);
  row->all->loading = loading;
}

/* A pattern of weekdays begins with Mondays. */
static void
on_days_changed (Row *row)
{
  gtk_widget_set_visible (row->weekdays, takes_weekdays (row));
  if (takes_weekdays (row) && n_pressed (row) == 0)
    press (row, 1);
}

static void
on_changed (Row *row)
{
  if (row->all->loading)
    return;

  on_days_changed (row);
  save (row->all);
}

static void
on_removed (Row *row)
{
  SiyiSettingsPatterns *self = row->all;

  adw_preferences_group_remove (self->group, row->expander);
  g_ptr_array_remove (self->rows, row);
  save (self);
}

static AdwComboRow *
add_combo (Row           *row,
           const char    *title,
           GtkStringList *list,
           guint          selected)
{
  GtkWidget *combo = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), selected);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->expander), combo);
  g_signal_connect_swapped (combo, "notify::selected", G_CALLBACK (on_changed), row);

  return ADW_COMBO_ROW (combo);
}

static AdwEntryRow *
add_entry (Row        *row,
           const char *title,
           const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->expander), entry);
  g_signal_connect_swapped (entry, "apply", G_CALLBACK (on_changed), row);

  return ADW_ENTRY_ROW (entry);
}

/* The last one stays pressed: a pattern of no day would be none. */
static void
on_toggled (Row             *row,
            GtkToggleButton *toggle)
{
  if (row->all->loading)
    return;

  if (n_pressed (row) > 0)
    save (row->all);
  else
    for (int i = 0; i < N_WEEKDAYS; i++)
      if (row->toggles[i] == toggle)
        press (row, i + 1);
}

static void
add_weekdays (Row        *row,
              const char *days)
{
  gboolean read = g_str_has_prefix (days, CHOSEN_WEEKDAYS);
  g_auto(GStrv) numbers = g_strsplit (read ? days + strlen (CHOSEN_WEEKDAYS) : "", ",", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  row->weekdays = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->weekdays), _("Weekdays"));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int i = 0; i < N_WEEKDAYS; i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_label (siyi_shown_words_weekday (i + 1));
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      row->toggles[i] = GTK_TOGGLE_BUTTON (toggle);
      gtk_toggle_button_set_active (row->toggles[i],
                                    g_strv_contains ((const char * const *) numbers, number));
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (on_toggled), row);
      gtk_box_append (GTK_BOX (box), toggle);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->weekdays), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->expander), row->weekdays);
}

static void
add_days (Row                   *row,
          const SiyiSlotPattern *pattern)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();
  const char *wanted = g_str_has_prefix (pattern->days, CHOSEN_WEEKDAYS) ? CHOSEN_WEEKDAYS
                                                                         : pattern->days;
  guint selected = GTK_INVALID_LIST_POSITION;

  gtk_string_list_append (words, _("Every working day"));
  g_strv_builder_add (keys, "daily");
  gtk_string_list_append (words, _("Chosen weekdays"));
  g_strv_builder_add (keys, CHOSEN_WEEKDAYS);
  for (int day = 1; day <= 31; day++)
    {
      g_autofree char *key = g_strdup_printf ("monthday:%d", day);

      gtk_string_list_take (words, g_strdup_printf (_("Day %d of the month"), day));
      g_strv_builder_add (keys, key);
    }
  row->day_keys = g_strv_builder_end (keys);
  for (guint i = 0; row->day_keys[i] != NULL; i++)
    if (g_strcmp0 (row->day_keys[i], wanted) == 0)
      selected = i;
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      guint n = g_strv_length (row->day_keys);

      /* Of another program: stands as it is. */
      row->day_keys = g_renew (char *, row->day_keys, n + 2);
      row->day_keys[n] = g_strdup (pattern->days);
      row->day_keys[n + 1] = NULL;
      gtk_string_list_append (words, pattern->days);
      selected = n;
    }
  row->days = add_combo (row, _("Days"), words, selected);
  add_weekdays (row, pattern->days);
  on_days_changed (row);
}

static void
add_venue (Row                   *row,
           const SiyiSlotPattern *pattern)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new ((const char *[]) { _("Not named"), NULL });
  guint selected = 0;

  for (guint i = 0; i < row->all->venues->len; i++)
    {
      const SiyiVenue *venue = g_ptr_array_index (row->all->venues, i);

      gtk_string_list_append (words, venue->name);
      if (venue->id == pattern->venue)
        selected = i + 1;
    }
  row->venue = add_combo (row, C_("session", "Place"), words, selected);
}

static void
add_method (Row                   *row,
            const SiyiSlotPattern *pattern)
{
  g_autoptr(GtkStringList) words =
    gtk_string_list_new ((const char * const *) row->all->methods);
  guint selected = 0, n = g_list_model_get_n_items (G_LIST_MODEL (words));

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (words, i), pattern->method) == 0)
      selected = i;
  row->method = add_combo (row, _("Method"), words, selected);
}

static void
add_seats (Row *row,
           int  seats)
{
  GtkWidget *line = adw_action_row_new ();

  row->seats = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST_SEATS, 1));
  gtk_spin_button_set_value (row->seats, MAX (seats, 1));
  gtk_widget_set_valign (GTK_WIDGET (row->seats), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Leaders at once"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), GTK_WIDGET (row->seats));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), GTK_WIDGET (row->seats));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row->expander), line);
  g_signal_connect_swapped (row->seats, "value-changed", G_CALLBACK (on_changed), row);
}

static void
set_title (Row                   *row,
           const SiyiSlotPattern *pattern)
{
  const SiyiPlanned as_session = { .from = pattern->from, .to = pattern->to,
                                   .part = pattern->part };
  g_autofree char *time = siyi_shown_words_time (&as_session);
  g_autofree char *method = g_markup_escape_text (pattern->method != NULL ? pattern->method : "",
                                                  -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->expander), time);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->expander), method);
}

static void
add_pattern (SiyiSettingsPatterns  *self,
             const SiyiSlotPattern *pattern,
             gboolean               expanded)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  row->all = self;
  row->part = pattern->part;
  row->expander = adw_expander_row_new ();
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  siyi_tip_set (remove, _("Remove"));
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_removed), row);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row->expander), remove);
  set_title (row, pattern);
  add_days (row, pattern);
  row->from = add_entry (row, _("From"), pattern->from);
  row->to = add_entry (row, C_("time", "To"), pattern->to);
  add_venue (row, pattern);
  add_method (row, pattern);
  add_seats (row, pattern->seats);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row->expander), expanded);
  adw_preferences_group_add (self->group, row->expander);
  g_ptr_array_add (self->rows, row);
}

/* Like the last one, for it differs least from what is wanted. */
static void
on_add (SiyiSettingsPatterns *self)
{
  SiyiSlotPattern *pattern;

  if (self->venues == NULL)
    return;

  if (self->rows->len > 0)
    pattern = read_row (g_ptr_array_index (self->rows, self->rows->len - 1));
  else
    {
      pattern = g_new0 (SiyiSlotPattern, 1);
      pattern->days = g_strdup ("daily");
      pattern->method = g_strdup (self->methods[0]);
      pattern->seats = 1;
    }
  self->loading = TRUE;
  add_pattern (self, pattern, TRUE);
  self->loading = FALSE;
  siyi_slot_pattern_free (pattern);
  save (self);
}

/**
 * siyi_settings_patterns_new:
 * @page: the page it is on
 * @archive: the archive; the page holds it
 */
SiyiSettingsPatterns *
siyi_settings_patterns_new (GtkWidget   *page,
                            SiyiArchive *archive)
{
  SiyiSettingsPatterns *self = g_new0 (SiyiSettingsPatterns, 1);
  GtkWidget *add = gtk_button_new_with_label (_("Add…"));

  self->page = page;
  self->archive = archive;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("An Ordinary Day"));
  gtk_widget_add_css_class (add, "flat");
  adw_preferences_group_set_header_suffix (self->group, add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);

  return self;
}

/* The rows' fields may outlive it by a moment: they no longer reach it. */
void
siyi_settings_patterns_free (SiyiSettingsPatterns *self)
{
  self->loading = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      g_signal_handlers_disconnect_by_data (row->days, row);
      g_signal_handlers_disconnect_by_data (row->venue, row);
      g_signal_handlers_disconnect_by_data (row->method, row);
      g_signal_handlers_disconnect_by_data (row->from, row);
      g_signal_handlers_disconnect_by_data (row->to, row);
      g_signal_handlers_disconnect_by_data (row->seats, row);
      for (int day = 0; day < N_WEEKDAYS; day++)
        g_signal_handlers_disconnect_by_data (row->toggles[day], row);
    }
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->venues, g_ptr_array_unref);
  g_strfreev (self->methods);
  g_free (self);
}

AdwPreferencesGroup *
siyi_settings_patterns_get_group (SiyiSettingsPatterns *self)
{
  return self->group;
}

/**
 * siyi_settings_patterns_show:
 * @shown: as loaded; read during the call only
 *
 * A row that is open stays open.
 */
void
siyi_settings_patterns_show (SiyiSettingsPatterns *self,
                             SiyiPatternsShown    *shown)
{
  guint64 open = 0;

  self->loading = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (i < 64 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row->expander)))
        open |= G_GUINT64_CONSTANT (1) << i;
      adw_preferences_group_remove (self->group, row->expander);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->venues, g_ptr_array_unref);
  g_strfreev (self->methods);
  self->venues = g_ptr_array_ref (shown->venues);
  self->methods = g_strdupv (shown->methods);
  for (guint i = 0; i < shown->patterns->len; i++)
    add_pattern (self, g_ptr_array_index (shown->patterns, i), i < 64 && (open >> i & 1) != 0);
  adw_preferences_group_set_description (self->group, shown->patterns->len == 0
    ? _("None set: one session every working day, as the regulations’ ordinary case") : NULL);
  self->loading = FALSE;
}
