/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the working-day calendar. A year's notice with its source, day by day; the office's
 * own days; and a reminder from 1 November on while next year's notice is not there (domain,
 * section 6). */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-calendar.h"
#include "siyi-case-words.h"
#include "siyi-day-row.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-role-guard.h"
#include "siyi-settings-change.h"
#include "siyi-settings-list.h"
#include "siyi-settings-work.h"
#include "siyi-tip.h"
#include "siyi-year-grid.h"

struct _SiyiSettingsCalendar
{
  AdwPreferencesPage parent_instance;

  /* Template */
  AdwPreferencesGroup *missing;
  AdwActionRow        *missing_row;
  SiyiYearGrid        *grid;
  AdwPreferencesGroup *days;
  AdwPreferencesGroup *listed;
  GtkButton           *before;
  GtkButton           *after;
  AdwPreferencesGroup *own;
  AdwExpanderRow      *adding;
  SiyiDayRow          *day;
  AdwComboRow         *kind;
  AdwEntryRow         *note;

  /* Owned */
  SiyiArchive     *archive;
  GtkWidget       *choices;     /* popover at a day of the grid */
  SiyiSettingsList days_list;
  SiyiSettingsList own_list;
  GPtrArray       *rows;        /* SiyiCalendarRow, by day; NULL until loaded */
  SiyiCalendar    *calendar;
  int              year;        /* of the notice shown */
};

#define SIYI_TYPE_SETTINGS_CALENDAR (siyi_settings_calendar_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsCalendar, siyi_settings_calendar, SIYI, SETTINGS_CALENDAR,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsCalendar, siyi_settings_calendar, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  GPtrArray    *rows;
  SiyiCalendar *calendar;
} Loaded;

/* The first ones in the order of the combo row. */
typedef enum { OWN_OFF, OWN_WORKING, OWN_MORNING_OFF, OWN_AFTERNOON_OFF, OWN_REMOVED } OwnKind;

typedef struct
{
  SiyiDay  day;
  OwnKind  kind;
  char    *note;
} OwnDay;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->rows, g_ptr_array_unref);
  g_clear_pointer (&loaded->calendar, siyi_calendar_unref);
  g_free (loaded);
}

static void
own_day_free (gpointer data)
{
  OwnDay *own = data;

  g_free (own->note);
  g_free (own);
}

static char *
day_words (SiyiSettingsCalendar *self, SiyiDay day)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  return siyi_case_words_day (day, today, TRUE);
}

static gboolean
save_own (SiyiDb *db, gpointer data, GError **error)
{
  OwnDay *own = data;

  if (own->kind == OWN_MORNING_OFF || own->kind == OWN_AFTERNOON_OFF)
    return siyi_calendar_set_half (db, own->day, own->kind == OWN_MORNING_OFF
                                                 ? SIYI_HALF_MORNING : SIYI_HALF_AFTERNOON,
                                   own->note, error);

  return siyi_calendar_set_own (db, own->day, own->kind == OWN_REMOVED ? -1
                                              : own->kind == OWN_WORKING, own->note, error);
}

static GPtrArray *
look_at_own (SiyiDb             *db,
             gpointer            data,
             SiyiMovesProgress   progress,
             gpointer            progress_data,
             GError            **error)
{
  const OwnDay *own = data;
  const int working = own->kind == OWN_REMOVED ? -1 : own->kind != OWN_OFF;
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load_with_own (db, own->day, working, error);
  SiyiMovesChange change = { .calendar = calendar };

  return calendar != NULL ? siyi_moves_preview (db, &change, progress, progress_data, error) : NULL;
}

static void
set_own (SiyiSettingsCalendar *self, SiyiDay day, OwnKind kind, const char *note)
{
  OwnDay *own = g_new0 (OwnDay, 1);
  g_autofree char *title = day_words (self, day);

  own->day = day;
  own->kind = kind;
  own->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  siyi_settings_change (GTK_WIDGET (self), self->archive, title, look_at_own, save_own, own, own_day_free, NULL);
}

static void
on_add (SiyiSettingsCalendar *self)
{
  SiyiDay day;

  if (!siyi_day_row_get_day (self->day, &day))
    return;
  if (day == SIYI_DAY_NONE)
    {
      siyi_settings_set_problem (ADW_ENTRY_ROW (self->day), _("Enter the day"));
      return;
    }

  set_own (self, day, adw_combo_row_get_selected (self->kind),
           gtk_editable_get_text (GTK_EDITABLE (self->note)));
  siyi_day_row_set_day (self->day, SIYI_DAY_NONE);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
}

static void
on_remove_own (SiyiSettingsCalendar *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  SiyiDay day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "siyi-day"));

  set_own (self, day, OWN_REMOVED, NULL);
}

static void
on_import (SiyiSettingsCalendar *self)
{
  siyi_settings_import (GTK_WIDGET (self), self->archive, _("Working-day calendar"), "json",
                        siyi_calendar_import, siyi_calendar_preview);
}

static void
add_run (SiyiSettingsCalendar *self, SiyiDay first, SiyiDay last, gboolean working)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tag = siyi_settings_new_tag (working ? _("Working day") : _("Day off"));
  g_autofree char *from = day_words (self, first);
  g_autofree char *to = day_words (self, last);
  g_autofree char *span = first == last ? g_strdup (from)
                                        : g_strdup_printf (_("%s to %s"), from, to);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), span);
  if (working)
    gtk_widget_add_css_class (tag, "accent");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag);
  siyi_settings_list_add (&self->days_list, row);
}

/* Days that follow one another and are of one kind make one row. */
static void
show_notice (SiyiSettingsCalendar *self)
{
  const SiyiCalendarRow *first = NULL, *last = NULL;

  siyi_settings_list_clear (&self->days_list);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (self->rows, i);

      if (row->own || row->year != self->year)
        continue;

      if (first != NULL && (row->day != last->day + 1 || row->working != first->working))
        {
          add_run (self, first->day, last->day, first->working);
          first = NULL;
        }
      if (first == NULL)
        first = row;
      last = row;
    }
  if (first != NULL)
    add_run (self, first->day, last->day, first->working);
}

static void
show_head (SiyiSettingsCalendar *self)
{
  const char *source = siyi_calendar_get_source (self->calendar, self->year);
  SiyiCalendarYear count = siyi_calendar_count_year (self->calendar, self->year);
  /* Translators: %d is a year */
  g_autofree char *title = g_strdup_printf (_("Notice for %d"), self->year);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (source != NULL)
    /* Translators: days off, make-up days, working days of the year, number and address of the notice */
    text = g_strdup_printf (_("%d days off, %d make-up days, %d working days\n%s"), count.off,
                            count.make_up, count.working, source);
  else
    text = g_strdup (_("There is no notice for this year; Monday to Friday count as working "
                       "days, provisionally."));
  markup = g_markup_escape_text (text, -1);
  adw_preferences_group_set_title (self->days, title);
  adw_preferences_group_set_description (self->days, markup);
}

static const char *
own_word (const SiyiCalendarRow *day)
{
  if (day->half != SIYI_HALF_NONE)
    return day->half == SIYI_HALF_MORNING ? _("Morning off") : _("Afternoon off");

  return day->working ? _("Working day") : _("Day off");
}

static void
add_own (SiyiSettingsCalendar *self, const SiyiCalendarRow *day)
{
  g_autofree char *words = day_words (self, day->day);
  g_autofree char *note = g_markup_escape_text (day->note != NULL ? day->note : "", -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tag = siyi_settings_new_tag (own_word (day));
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  siyi_tip_set (remove, _("Remove"));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_own), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  g_object_set_data (G_OBJECT (row), "siyi-day", GINT_TO_POINTER (day->day));
  siyi_settings_list_add (&self->own_list, row);
}

static void
show_own (SiyiSettingsCalendar *self)
{
  siyi_settings_list_clear (&self->own_list);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (self->rows, i);

      if (row->own)
        add_own (self, row);
    }
}

static void
show_missing (SiyiSettingsCalendar *self)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  int year = siyi_calendar_missing_year (self->calendar, today);
  /* Translators: %d is a year */
  g_autofree char *title = g_strdup_printf (_("The notice for %d is not here yet"), year);

  gtk_widget_set_visible (GTK_WIDGET (self->missing), year != 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->missing_row), title);
}

static void
show_year (SiyiSettingsCalendar *self, int year)
{
  self->year = year;
  if (self->rows == NULL)
    return;

  show_head (self);
  show_notice (self);
  siyi_year_grid_set (self->grid, self->calendar, year,
                      siyi_clock_today (siyi_archive_get_clock (self->archive)));
}

static void
own_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiSettingsCalendar *self = SIYI_SETTINGS_CALENDAR (widget);

  set_own (self, siyi_year_grid_get_day (self->grid), (OwnKind) g_variant_get_int32 (parameter),
           NULL);
}

static gboolean
is_own (SiyiSettingsCalendar *self, SiyiDay day)
{
  SiyiDayKind kind = siyi_calendar_day_kind (self->calendar, day);

  return kind == SIYI_DAY_KIND_OWN_OFF || kind == SIYI_DAY_KIND_OWN_WORKING;
}

/* What the office makes of the day, beside it. */
static void
on_day_activated (SiyiSettingsCalendar *self, int day, GdkRectangle *area)
{
  static const struct { const char *label; OwnKind kind; } items[] = {
    { N_("Day off"), OWN_OFF },
    { N_("Working day"), OWN_WORKING },
    { N_("Morning off"), OWN_MORNING_OFF },
    { N_("Afternoon off"), OWN_AFTERNOON_OFF },
    { N_("As the notice says"), OWN_REMOVED },
  };
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autofree char *title = day_words (self, day);
  g_autoptr(GMenu) section = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i].kind != OWN_REMOVED || is_own (self, day))
      {
        g_autoptr(GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

        g_menu_item_set_action_and_target (item, "calendar.own", "i", items[i].kind);
        g_menu_append_item (section, item);
      }
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
  g_clear_pointer (&self->choices, gtk_widget_unparent);
  self->choices = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self->grid));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->choices), area);
  gtk_popover_popup (GTK_POPOVER (self->choices));
}

static void
on_before (SiyiSettingsCalendar *self)
{
  show_year (self, self->year - 1);
}

static void
on_after (SiyiSettingsCalendar *self)
{
  show_year (self, self->year + 1);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) rows = siyi_calendar_rows (db, error);
  g_autoptr(SiyiCalendar) calendar = rows != NULL ? siyi_calendar_load (db, error) : NULL;
  Loaded *loaded;

  if (calendar == NULL)
    return NULL;

  loaded = g_new0 (Loaded, 1);
  loaded->rows = g_steal_pointer (&rows);
  loaded->calendar = g_steal_pointer (&calendar);

  return loaded;
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsCalendar *self = SIYI_SETTINGS_CALENDAR (page);
  Loaded *loaded = result;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  self->rows = g_ptr_array_ref (loaded->rows);
  self->calendar = siyi_calendar_ref (loaded->calendar);
  show_year (self, self->year);
  show_own (self);
  show_missing (self);
}

static void
load (SiyiSettingsCalendar *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL,
                      loaded_free, on_loaded);
}

static void
siyi_settings_calendar_dispose (GObject *object)
{
  SiyiSettingsCalendar *self = SIYI_SETTINGS_CALENDAR (object);

  g_clear_pointer (&self->choices, gtk_widget_unparent);
  siyi_settings_list_free (&self->days_list);
  siyi_settings_list_free (&self->own_list);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  g_clear_object (&self->archive);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_SETTINGS_CALENDAR);

  G_OBJECT_CLASS (siyi_settings_calendar_parent_class)->dispose (object);
}

static void
siyi_settings_calendar_class_init (SiyiSettingsCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_settings_calendar_dispose;

  g_type_ensure (SIYI_TYPE_DAY_ROW);
  g_type_ensure (SIYI_TYPE_YEAR_GRID);
  siyi_guard_install (widget_class, "calendar.own", "i", own_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/settings/calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, missing);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, missing_row);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, grid);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, days);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, listed);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, before);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, after);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, own);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, adding);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, day);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, kind);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsCalendar, note);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_before);
  gtk_widget_class_bind_template_callback (widget_class, on_after);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated);
}

static void
siyi_settings_calendar_init (SiyiSettingsCalendar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_settings_list_init (&self->days_list, self->listed);
  siyi_settings_list_init (&self->own_list, self->own);
}

/**
 * siyi_settings_calendar_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the working-day calendar
 */
GtkWidget *
siyi_settings_calendar_new (SiyiArchive *archive)
{
  SiyiSettingsCalendar *self = g_object_new (SIYI_TYPE_SETTINGS_CALENDAR, NULL);

  /* By this name Today leads here. */
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "calendar");
  self->archive = g_object_ref (archive);
  self->year = siyi_day_year (siyi_clock_today (siyi_archive_get_clock (archive)));
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
