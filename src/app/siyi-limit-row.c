/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A limit with its article: days and how they are counted. What was typed waits for Apply, because it may
 * move the days of what is open. Main thread. */
#include "siyi-limit-row.h"

#include <glib/gi18n.h>

#include "siyi-settings-list.h"
#include "siyi-tip.h"

struct _SiyiLimitRow
{
  AdwActionRow parent_instance;

  /* Children */
  GtkWidget     *tag;
  GtkWidget     *reset;
  GtkSpinButton *days;
  GtkDropDown   *kind;
  GtkWidget     *apply;

  /* Owned */
  const char    *key;
  char          *basis;
  SiyiLimit      stored;
  gboolean       showing;     /* what changes now is no choice of a person */
};

static guint apply_signal, basis_signal;

G_DEFINE_FINAL_TYPE (SiyiLimitRow, siyi_limit_row, ADW_TYPE_ACTION_ROW)

static gboolean
is_same (SiyiLimit a, SiyiLimit b)
{
  return a.days == b.days && a.kind == b.kind;
}

/**
 * siyi_limit_row_get_limit:
 *
 * Returns: the limit as it is shown
 */
SiyiLimit
siyi_limit_row_get_limit (SiyiLimitRow *self)
{
  return (SiyiLimit) { gtk_spin_button_get_value_as_int (self->days),
                       gtk_drop_down_get_selected (self->kind) == 1 ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR };
}

static void
update (SiyiLimitRow *self)
{
  const SiyiLimit shown = siyi_limit_row_get_limit (self);
  const SiyiLimit shipped = siyi_limit_default (self->key);

  const gboolean edited = !is_same (shown, self->stored);

  gtk_widget_set_visible (self->apply, edited);
  gtk_widget_set_visible (self->reset, !edited && !is_same (shown, shipped));
  gtk_widget_set_visible (self->tag, !edited && !is_same (self->stored, shipped));
}

static void
show_limit (SiyiLimitRow *self, SiyiLimit limit)
{
  self->showing = TRUE;
  gtk_spin_button_set_value (self->days, limit.days);
  gtk_drop_down_set_selected (self->kind, limit.kind == SIYI_DAYS_WORKING ? 1 : 0);
  self->showing = FALSE;
  update (self);
}

static void
on_edited (SiyiLimitRow *self)
{
  if (!self->showing)
    update (self);
}

static void
on_apply (SiyiLimitRow *self)
{
  gtk_spin_button_update (self->days);
  if (!is_same (siyi_limit_row_get_limit (self), self->stored))
    g_signal_emit (self, apply_signal, 0);
}

static void
on_reset (SiyiLimitRow *self)
{
  show_limit (self, siyi_limit_default (self->key));
  on_apply (self);
}

static GtkWidget *
add_button (SiyiLimitRow *self, GtkWidget *button, GCallback clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return button;
}

static void
on_edit_basis (SiyiLimitRow *self)
{
  g_signal_emit (self, basis_signal, 0);
}

static void
siyi_limit_row_finalize (GObject *object)
{
  g_free (SIYI_LIMIT_ROW (object)->basis);

  G_OBJECT_CLASS (siyi_limit_row_parent_class)->finalize (object);
}

static void
siyi_limit_row_class_init (SiyiLimitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_limit_row_finalize;
  basis_signal = g_signal_new ("basis", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  apply_signal = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
siyi_limit_row_init (SiyiLimitRow *self)
{
  const char * const kinds[] = { _("calendar days"), _("working days"), NULL };
  AdwActionRow *row = ADW_ACTION_ROW (self);
  GtkWidget *edit;

  self->tag = siyi_settings_new_tag (_("Changed"));
  gtk_widget_add_css_class (self->tag, "accent");
  adw_action_row_add_suffix (row, self->tag);
  self->reset = add_button (self, gtk_button_new_from_icon_name ("edit-undo-symbolic"), G_CALLBACK (on_reset));
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_set_tooltip_text (self->reset, _("Back to the Usual Value"));
  /* Before the number, which must not move below the pointer. */
  self->apply = add_button (self, gtk_button_new_with_label (C_("settings", "Apply")), G_CALLBACK (on_apply));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  self->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 3660, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->days), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->days));
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (kinds));
  gtk_widget_set_valign (GTK_WIDGET (self->kind), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->kind));
  edit = add_button (self, gtk_button_new_from_icon_name ("document-edit-symbolic"), G_CALLBACK (on_edit_basis));
  gtk_widget_add_css_class (edit, "flat");
  siyi_tip_set (edit, _("Change What It Rests On"));
  gtk_widget_set_visible (edit, TRUE);
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->days));
  g_signal_connect_object (self->days, "value-changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->days)), "activate",
                           G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);
}

static char *
below (const char *key, const char *basis)
{
  const SiyiLimit limit = siyi_limit_default (key);

  if (limit.kind == SIYI_DAYS_WORKING)
    /* Translators: an article, the length a limit is shipped with */
    return g_strdup_printf (ngettext ("%1$s · usually %2$d working day", "%1$s · usually %2$d working days",
                                      limit.days), basis, limit.days);

  /* Translators: an article, the length a limit is shipped with */
  return g_strdup_printf (ngettext ("%1$s · usually %2$d day", "%1$s · usually %2$d days", limit.days),
                          basis, limit.days);
}

/**
 * siyi_limit_row_new:
 * @key: of siyi_limit_keys(); kept
 *
 * Returns: (transfer floating): the row, showing the shipped limit
 */
GtkWidget *
siyi_limit_row_new (const char *key)
{
  SiyiLimitRow *self = g_object_new (SIYI_TYPE_LIMIT_ROW, NULL);

  self->key = key;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), siyi_limit_name (key));
  siyi_limit_row_set_basis (self, siyi_limit_basis (key));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL, siyi_limit_name (key),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, siyi_limit_name (key),
                                  -1);
  siyi_tip_inner (self->kind, self->kind);
  siyi_limit_row_set_stored (self, siyi_limit_default (key));

  return GTK_WIDGET (self);
}

const char *
siyi_limit_row_get_key (SiyiLimitRow *self)
{
  return self->key;
}

const char *
siyi_limit_row_get_basis (SiyiLimitRow *self)
{
  return self->basis;
}

/**
 * siyi_limit_row_set_basis:
 * @basis: the article or paper the limit rests on, as the archive holds it
 */
void
siyi_limit_row_set_basis (SiyiLimitRow *self, const char *basis)
{
  g_autofree char *subtitle = below (self->key, basis);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  g_free (self->basis);
  self->basis = g_strdup (basis);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
}

/**
 * siyi_limit_row_set_stored:
 * @limit: what the archive holds now
 *
 * Shows it, unless the person has typed something else that is not applied yet.
 */
void
siyi_limit_row_set_stored (SiyiLimitRow *self, SiyiLimit limit)
{
  const gboolean typing = self->stored.days > 0 && !is_same (siyi_limit_row_get_limit (self), self->stored);

  self->stored = limit;
  if (typing)
    update (self);
  else
    show_limit (self, limit);
}

void
siyi_limit_row_revert (SiyiLimitRow *self)
{
  show_limit (self, self->stored);
}

void
siyi_limit_row_set_busy (SiyiLimitRow *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), !busy);
}
