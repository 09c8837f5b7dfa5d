/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One span of a leader's time, as a row that opens to its fields: a post with its portfolio, or a
 * leave with its reason. The row checks its days; the editor that holds it saves. */
#include "siyi-period-row.h"

#include <glib/gi18n.h>

#include "siyi-day-row.h"
#include "siyi-settings-work.h"
#include "siyi-tip.h"

struct _SiyiPeriodRow
{
  AdwExpanderRow parent_instance;

  gint64       id;           /* of the post; 0 is new */
  gboolean     is_leave;

  /* Children */
  AdwEntryRow *text;         /* post, or reason */
  AdwEntryRow *portfolio;    /* NULL for a leave */
  AdwComboRow *part;         /* NULL for a post */
  SiyiDayRow  *from;
  SiyiDayRow  *to;
};

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiPeriodRow, siyi_period_row, ADW_TYPE_EXPANDER_ROW)

/* In the order of the combo row; as stored. */
static const char * const parts[] = { NULL, "am", "pm" };

static void
update_title (SiyiPeriodRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  const char *from = gtk_editable_get_text (GTK_EDITABLE (self->from));
  const char *to = gtk_editable_get_text (GTK_EDITABLE (self->to));
  g_autofree char *title = NULL;
  g_autofree char *span = NULL;

  if (*text == '\0')
    text = self->is_leave ? _("Leave") : _("New post");
  title = g_markup_escape_text (text, -1);

  if (*from == '\0' && *to == '\0')
    span = g_strdup (_("At all times"));
  else if (*to == '\0')
    span = g_strdup_printf (_("From %s on"), from);
  else if (*from == '\0')
    span = g_strdup_printf (_("Until %s"), to);
  else
    span = g_strdup_printf (_("%s to %s"), from, to);

  siyi_settings_set_problem (self->text, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), span);
}

static void
on_remove (SiyiPeriodRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
add_row (SiyiPeriodRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  if (GTK_IS_EDITABLE (row))
    g_signal_connect_object (row, "changed", G_CALLBACK (update_title), self,
                             G_CONNECT_SWAPPED);
}

static AdwEntryRow *
add_entry (SiyiPeriodRow *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  add_row (self, row);

  return ADW_ENTRY_ROW (row);
}

static void
add_days (SiyiPeriodRow *self, SiyiDay from, SiyiDay to)
{
  self->from = SIYI_DAY_ROW (siyi_day_row_new (_("First day")));
  self->to = SIYI_DAY_ROW (siyi_day_row_new (_("Last day")));
  siyi_day_row_set_day (self->from, from);
  siyi_day_row_set_day (self->to, to);
  add_row (self, GTK_WIDGET (self->from));
  add_row (self, GTK_WIDGET (self->to));
}

static void
siyi_period_row_class_init (SiyiPeriodRowClass *klass)
{
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
siyi_period_row_init (SiyiPeriodRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  siyi_tip_set (remove, _("Remove"));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), remove);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
}

/**
 * siyi_period_row_new_post:
 * @post: (nullable): %NULL is a new one
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
siyi_period_row_new_post (const SiyiPost *post)
{
  const SiyiPost none = { 0 };
  SiyiPeriodRow *self = g_object_new (SIYI_TYPE_PERIOD_ROW, "expanded", post == NULL, NULL);

  if (post == NULL)
    post = &none;
  self->id = post->id;
  self->text = add_entry (self, _("Post"), post->post);
  self->portfolio = add_entry (self, _("In charge of"), post->portfolio);
  add_days (self, post->from, post->to);
  update_title (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_period_row_new_leave:
 * @leave: (nullable): %NULL is a new one
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
siyi_period_row_new_leave (const SiyiLeave *leave)
{
  const SiyiLeave none = { 0 };
  SiyiPeriodRow *self = g_object_new (SIYI_TYPE_PERIOD_ROW, "expanded", leave == NULL, NULL);
  const char * const words[] = { _("Whole days"), _("Mornings"), _("Afternoons"), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (words);

  if (leave == NULL)
    leave = &none;
  self->is_leave = TRUE;
  self->text = add_entry (self, _("Reason"), leave->reason);
  add_days (self, leave->from, leave->to);

  self->part = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->part), _("Part of the day"));
  adw_combo_row_set_model (self->part, G_LIST_MODEL (list));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i], leave->part) == 0)
      adw_combo_row_set_selected (self->part, i);
  add_row (self, GTK_WIDGET (self->part));
  update_title (self);

  return GTK_WIDGET (self);
}

static gboolean
get_days (SiyiPeriodRow *self, SiyiDay *from, SiyiDay *to)
{
  gboolean valid = siyi_day_row_get_day (self->from, from);

  valid = siyi_day_row_get_day (self->to, to) && valid;
  if (valid && *from != SIYI_DAY_NONE && *to != SIYI_DAY_NONE && *to < *from)
    {
      siyi_settings_set_problem (ADW_ENTRY_ROW (self->to), _("Lies before the first day"));
      valid = FALSE;
    }
  if (!valid)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);

  return valid;
}

/**
 * siyi_period_row_get_post:
 * @self: a row of a post
 *
 * Returns: (transfer full) (nullable): what was entered; %NULL where a field is wrong, which is
 *   told beside it
 */
SiyiPost *
siyi_period_row_get_post (SiyiPeriodRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  const char *portfolio = gtk_editable_get_text (GTK_EDITABLE (self->portfolio));
  SiyiDay from, to;
  SiyiPost *post;

  siyi_settings_set_problem (self->text, *text == '\0' ? _("Enter the post") : NULL);
  if (!get_days (self, &from, &to) || *text == '\0')
    return NULL;

  post = g_new0 (SiyiPost, 1);
  post->id = self->id;
  post->post = g_strdup (text);
  post->portfolio = *portfolio != '\0' ? g_strdup (portfolio) : NULL;
  post->from = from;
  post->to = to;

  return post;
}

static gboolean
get_leave (SiyiPeriodRow *self, SiyiLeave *leave)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (!get_days (self, &leave->from, &leave->to))
    return FALSE;

  if (leave->from == SIYI_DAY_NONE || leave->to == SIYI_DAY_NONE)
    {
      SiyiDayRow *empty = leave->from == SIYI_DAY_NONE ? self->from : self->to;

      siyi_settings_set_problem (ADW_ENTRY_ROW (empty), _("A leave needs both days"));
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
      return FALSE;
    }

  leave->part = g_strdup (parts[adw_combo_row_get_selected (self->part)]);
  leave->reason = *reason != '\0' ? g_strdup (reason) : NULL;

  return TRUE;
}

/**
 * siyi_period_rows_get_leave:
 * @rows: (element-type SiyiPeriodRow): rows of a leave
 *
 * Returns: (transfer full) (nullable) (element-type SiyiLeave): what was entered, or %NULL where a
 *   field is wrong, which is told beside it
 */
GArray *
siyi_period_rows_get_leave (GPtrArray *rows)
{
  g_autoptr(GArray) all = siyi_leave_array_new ();
  gboolean valid = TRUE;

  for (guint i = 0; i < rows->len; i++)
    {
      SiyiLeave leave = { 0 };

      if (get_leave (g_ptr_array_index (rows, i), &leave))
        g_array_append_val (all, leave);
      else
        valid = FALSE;
    }

  return valid ? g_steal_pointer (&all) : NULL;
}
