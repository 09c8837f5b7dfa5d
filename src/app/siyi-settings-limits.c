/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: every limit with the article it rests on, what becomes of a last day that is none, and when a
 * clock warns. The national values are the defaults. A change that moves last days is shown first. */
#include "siyi-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-clock-store.h"
#include "siyi-limit-row.h"
#include "siyi-office-store.h"
#include "siyi-photo-ask.h"
#include "siyi-settings-change.h"
#include "siyi-steps-group.h"

struct _SiyiSettingsLimits
{
  AdwPreferencesPage parent_instance;

  /* Children */
  AdwComboRow    *rolling;
  SiyiStepsGroup *steps;

  /* Owned */
  SiyiArchive    *archive;
  GPtrArray      *rows;       /* SiyiLimitRow, borrowed */
  guint           stored_rolling;
  gboolean        loading;    /* what is shown now is no choice of a person */
};

#define SIYI_TYPE_SETTINGS_LIMITS (siyi_settings_limits_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsLimits, siyi_settings_limits, SIYI, SETTINGS_LIMITS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsLimits, siyi_settings_limits, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  GArray         *limits;     /* SiyiLimit, in the order of the keys */
  GPtrArray      *bases;      /* char *, likewise */
  SiyiClockRules  rules;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_array_unref (loaded->limits);
  g_ptr_array_unref (loaded->bases);
  g_free (loaded);
}

static SiyiLimitRow *
find_row (SiyiSettingsLimits *self, const char *setting)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SiyiLimitRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_has_prefix (setting, "limit.") &&
          g_str_equal (setting + strlen ("limit."), siyi_limit_row_get_key (row)))
        return row;
    }

  return NULL;
}

/* Not made: what is stored is shown again. */
static void
on_changed (GtkWidget *page, gpointer data, gboolean saved, const GError *error)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (page);
  SiyiLimitRow *row = find_row (self, *(const char **) data);

  self->loading = TRUE;
  if (row != NULL)
    siyi_limit_row_set_busy (row, FALSE);
  if (row != NULL && saved)
    siyi_limit_row_set_stored (row, siyi_limit_row_get_limit (row));
  else if (row != NULL)
    siyi_limit_row_revert (row);
  else if (!saved)
    adw_combo_row_set_selected (self->rolling, self->stored_rolling);
  self->loading = FALSE;
}

static void
on_apply (SiyiSettingsLimits *self, SiyiLimitRow *row)
{
  const char *name = siyi_limit_row_get_key (row);
  const SiyiLimit limit = siyi_limit_row_get_limit (row), shipped = siyi_limit_default (name);
  g_autofree char *key = g_strconcat ("limit.", name, NULL);
  g_autofree char *value = siyi_limit_to_text (limit);
  const gboolean is_shipped = limit.days == shipped.days && limit.kind == shipped.kind;

  siyi_limit_row_set_busy (row, TRUE);
  siyi_settings_change_value (GTK_WIDGET (self), self->archive, siyi_limit_name (name), key,
                              is_shipped ? NULL : value, siyi_limit_row_get_basis (row), on_changed);
}

static void
on_new_basis (GtkWidget *page, const char *text, gpointer data)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (page);
  const char *name = data;
  g_autofree char *key = g_strconcat ("basis.", name, NULL);
  const gboolean is_shipped = *text == '\0' || g_str_equal (text, siyi_limit_basis (name));

  siyi_settings_save_value (page, self->archive, siyi_limit_name (name), key, is_shipped ? NULL : text, NULL);
}

/* No day moves by it, so it is not shown beforehand what would. */
static void
on_basis (SiyiSettingsLimits *self, SiyiLimitRow *row)
{
  const char *name = siyi_limit_row_get_key (row);
  const SiyiPhotoQuestion question = {
    .title = siyi_limit_name (name), .label = _("Rests on"), .button = _("Save"),
    .body = _("Where a local rule sets the limit, name it here. It stands beside the limit on the case page. "
              "Left empty, the shipped article comes back."),
    .text = siyi_limit_row_get_basis (row), .may_be_empty = TRUE,
  };

  siyi_photo_ask (GTK_WIDGET (self), &question, on_new_basis, (gpointer) name, NULL);
}

static void
on_rolling (SiyiSettingsLimits *self)
{
  const SiyiRolling rolling = (SiyiRolling) adw_combo_row_get_selected (self->rolling);

  if (self->loading || rolling == self->stored_rolling)
    return;

  siyi_settings_change_value (GTK_WIDGET (self), self->archive, _("Last day on a day off"), "clock.rolling",
                              rolling == SIYI_ROLL_NON_WORKING ? NULL : siyi_rolling_word (rolling), NULL,
                              on_changed);
}

static void
on_steps (SiyiSettingsLimits *self)
{
  g_autofree char *value = siyi_steps_group_get_value (self->steps);

  siyi_settings_change_value (GTK_WIDGET (self), self->archive, _("Steps of warning"), "clock.steps", value, NULL,
                              NULL);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char * const *keys = siyi_limit_keys (&n);
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->bases = g_ptr_array_new_with_free_func (g_free);
  loaded->limits = g_array_sized_new (FALSE, FALSE, sizeof (SiyiLimit), n);
  for (gsize i = 0; i < n; i++)
    {
      SiyiLimit limit = siyi_setting_limit (db, keys[i]);

      g_array_append_val (loaded->limits, limit);
      g_ptr_array_add (loaded->bases, siyi_setting_basis (db, keys[i]));
    }
  siyi_clock_rules_load (db, siyi_rolling_load (db), &loaded->rules);

  return loaded;
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (page);
  const Loaded *loaded = result;

  self->loading = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      siyi_limit_row_set_basis (g_ptr_array_index (self->rows, i), g_ptr_array_index (loaded->bases, i));
      siyi_limit_row_set_stored (g_ptr_array_index (self->rows, i), g_array_index (loaded->limits, SiyiLimit, i));
    }
  self->stored_rolling = loaded->rules.rolling;
  adw_combo_row_set_selected (self->rolling, self->stored_rolling);
  siyi_steps_group_set_stored (self->steps, &loaded->rules);
  self->loading = FALSE;
}

static void
load (SiyiSettingsLimits *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL, loaded_free, on_loaded);
}

static AdwPreferencesGroup *
add_group (SiyiSettingsLimits *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);

  return group;
}

/* The clocks D1 to D9 come first; those the office sets itself have no law. */
static void
add_limits (SiyiSettingsLimits *self)
{
  AdwPreferencesGroup *law = add_group (self, _("Limits of the Regulations"));
  AdwPreferencesGroup *own = add_group (self, _("Limits the Office Sets"));
  gsize n;
  const char * const *keys = siyi_limit_keys (&n);

  for (gsize i = 0; i < n; i++)
    {
      const gboolean clock = keys[i][0] == 'D' && g_ascii_isdigit (keys[i][1]);
      GtkWidget *row = siyi_limit_row_new (keys[i]);

      g_ptr_array_add (self->rows, row);
      g_signal_connect_object (row, "apply", G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "basis", G_CALLBACK (on_basis), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (clock ? law : own, row);
    }
}

static void
add_counting (SiyiSettingsLimits *self)
{
  /* In the order of SiyiRolling. */
  const char * const rules[] = { _("To the next working day"), _("Only after a holiday of a notice"), _("Stays"),
                                 NULL };
  AdwPreferencesGroup *group = add_group (self, _("Counting"));
  g_autoptr(GtkStringList) model = gtk_string_list_new (rules);

  self->rolling = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rolling), _("Last day on a day off"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rolling),
                               _("Civil Code, article 203; working days always end on a working day"));
  adw_combo_row_set_model (self->rolling, G_LIST_MODEL (model));
  g_signal_connect_object (self->rolling, "notify::selected", G_CALLBACK (on_rolling), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->rolling));

  self->steps = SIYI_STEPS_GROUP (siyi_steps_group_new ());
  g_signal_connect_object (self->steps, "apply", G_CALLBACK (on_steps), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->steps));
}

static void
siyi_settings_limits_dispose (GObject *object)
{
  SiyiSettingsLimits *self = SIYI_SETTINGS_LIMITS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_limits_parent_class)->dispose (object);
}

static void
siyi_settings_limits_class_init (SiyiSettingsLimitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_limits_dispose;
}

static void
siyi_settings_limits_init (SiyiSettingsLimits *self)
{
  self->rows = g_ptr_array_new ();
  self->loading = TRUE;
}

/**
 * siyi_settings_limits_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the limits
 */
GtkWidget *
siyi_settings_limits_new (SiyiArchive *archive)
{
  SiyiSettingsLimits *self = g_object_new (SIYI_TYPE_SETTINGS_LIMITS,
                                           "title", _("Limits"),
                                           "name", "limits",
                                           "icon-name", "siyi-limits-symbolic",
                                           NULL);

  self->archive = g_object_ref (archive);
  add_limits (self);
  add_counting (self);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
