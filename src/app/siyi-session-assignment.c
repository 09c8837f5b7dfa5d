/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of the assignment: lead unit, units that help, limit, person responsible. What was
 * answered on the spot is not assigned: the fields stay readable and turn grey. Main thread. */
#include "siyi-session-assignment.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-session-fields.h"
#include "siyi-session-limit.h"

struct _SiyiSessionAssignment
{
  GtkWidget         parent_instance;

  /* Borrowed from the children */
  SiyiVisitField   *unit;
  SiyiVisitField   *helping;
  SiyiSessionLimit *limit;
  SiyiVisitField   *handler;
  GtkSwitch        *on_the_spot;

  gboolean          editable;
  gboolean          spot_said;     /* yes or no; else the switch stands for nothing */
  gboolean          setting;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionAssignment, siyi_session_assignment, GTK_TYPE_WIDGET)

static void
show_grey (SiyiSessionAssignment *self)
{
  gboolean assigned = self->editable && !gtk_switch_get_active (self->on_the_spot);

  gtk_widget_set_sensitive (GTK_WIDGET (self->unit), assigned);
  gtk_widget_set_sensitive (GTK_WIDGET (self->helping), assigned);
  gtk_widget_set_sensitive (GTK_WIDGET (self->limit), assigned);
  gtk_widget_set_sensitive (GTK_WIDGET (self->handler), assigned);
  gtk_widget_set_sensitive (GTK_WIDGET (self->on_the_spot), self->editable);
}

static void
on_changed (SiyiSessionAssignment *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_spot_switched (SiyiSessionAssignment *self)
{
  show_grey (self);
  if (self->setting)
    return;

  self->spot_said = TRUE;
  on_changed (self);
}

static GtkWidget *
spot_row_new (SiyiSessionAssignment *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_("Answered on the Spot"));
  GtkWidget *note = gtk_label_new (_("then nothing is assigned"));

  self->on_the_spot = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->on_the_spot), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on_the_spot),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answered on the Spot"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("then nothing is assigned"), -1);
  g_signal_connect_swapped (self->on_the_spot, "notify::active", G_CALLBACK (on_spot_switched),
                            self);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), note);
  gtk_widget_add_css_class (row, "record-row");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->on_the_spot));

  return row;
}

static SiyiVisitField *
field_new (SiyiSessionAssignment *self,
           const char            *caption)
{
  SiyiVisitField *field = siyi_session_field_new (caption);

  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);

  return field;
}

static void
siyi_session_assignment_dispose (GObject *object)
{
  SiyiSessionAssignment *self = SIYI_SESSION_ASSIGNMENT (object);

  self->setting = TRUE;
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_session_assignment_parent_class)->dispose (object);
}

static void
siyi_session_assignment_class_init (SiyiSessionAssignmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_assignment_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_session_assignment_init (SiyiSessionAssignment *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *card = siyi_session_card_new ();

  self->editable = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->unit = field_new (self, _("Lead unit"));
  self->helping = field_new (self, _("Units that help"));
  /* Translators: stands between the names of a list */
  siyi_visit_field_set_several (self->helping, C_("units", ", "));
  self->limit = SIYI_SESSION_LIMIT (siyi_session_limit_new ());
  g_signal_connect_swapped (self->limit, "changed", G_CALLBACK (on_changed), self);
  self->handler = field_new (self, _("Person responsible"));
  siyi_visit_field_set_hint (self->handler, _("the unit is to name"));

  siyi_session_card_add (card, GTK_WIDGET (self->unit));
  siyi_session_card_add (card, GTK_WIDGET (self->helping));
  siyi_session_card_add (card, GTK_WIDGET (self->limit));
  siyi_session_card_add (card, GTK_WIDGET (self->handler));
  siyi_session_card_add (card, spot_row_new (self));
  gtk_widget_set_parent (siyi_session_heading_new (_("Assignment")), GTK_WIDGET (self));
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

GtkWidget *
siyi_session_assignment_new (void)
{
  return g_object_new (SIYI_TYPE_SESSION_ASSIGNMENT, NULL);
}

/**
 * siyi_session_assignment_set_words:
 * @units: names to choose from; others may be typed
 * @calendar: working days
 */
void
siyi_session_assignment_set_words (SiyiSessionAssignment *self,
                                   const char * const    *units,
                                   SiyiCalendar          *calendar)
{
  g_return_if_fail (SIYI_IS_SESSION_ASSIGNMENT (self));

  siyi_visit_field_set_choices (self->unit, units);
  siyi_visit_field_set_choices (self->helping, units);
  siyi_session_limit_set_calendar (self->limit, calendar);
}

/**
 * siyi_session_assignment_set:
 *
 * Fills the fields from @record, silently.
 */
void
siyi_session_assignment_set (SiyiSessionAssignment *self,
                             const SiyiTalkRecord  *record)
{
  gboolean any = record->units != NULL && record->units[0] != NULL;
  g_autofree char *helping = any ? g_strjoinv (C_("units", ", "), record->units + 1) : NULL;

  g_return_if_fail (SIYI_IS_SESSION_ASSIGNMENT (self));

  self->setting = TRUE;
  siyi_session_field_set (self->unit, any ? record->units[0] : NULL);
  siyi_session_field_set (self->helping, helping != NULL && *helping != '\0' ? helping : NULL);
  siyi_session_limit_set (self->limit, record);
  siyi_session_field_set (self->handler, record->handler);
  gtk_switch_set_active (self->on_the_spot, record->on_the_spot == 1);
  self->spot_said = record->on_the_spot >= 0;
  self->setting = FALSE;
  show_grey (self);
}

/* The lead unit first, then each of the others once. */
static char **
read_units (SiyiSessionAssignment *self)
{
  g_autofree char *lead = siyi_session_field_get (self->unit);
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) parts = g_regex_split_simple ("[\\x{3001}\\x{ff0c}\\x{ff1b},;]",
                                              siyi_visit_field_get_text (self->helping),
                                              G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);

  if (lead != NULL)
    g_ptr_array_add (units, g_steal_pointer (&lead));
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' &&
        !g_ptr_array_find_with_equal_func (units, parts[i], g_str_equal, NULL))
      g_ptr_array_add (units, g_strdup (parts[i]));
  if (units->len == 0)
    return NULL;

  g_ptr_array_add (units, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&units), FALSE);
}

/**
 * siyi_session_assignment_get:
 *
 * Writes what stands in the fields into @record.
 */
void
siyi_session_assignment_get (SiyiSessionAssignment *self,
                             SiyiTalkRecord        *record)
{
  char **units;

  g_return_if_fail (SIYI_IS_SESSION_ASSIGNMENT (self));

  /* A unit that stood there before, from the intake for one, was not assigned by showing it. */
  units = read_units (self);
  if (units != NULL && record->assigned == SIYI_DAY_NONE &&
      (record->units == NULL || !g_strv_equal ((const char * const *) units,
                                               (const char * const *) record->units)))
    record->assigned = record->day;
  g_strfreev (record->units);
  record->units = units;
  siyi_session_limit_get (self->limit, record);
  g_free (record->handler);
  record->handler = siyi_session_field_get (self->handler);
  record->on_the_spot = self->spot_said ? gtk_switch_get_active (self->on_the_spot) : -1;
}

void
siyi_session_assignment_set_editable (SiyiSessionAssignment *self,
                                      gboolean               editable)
{
  g_return_if_fail (SIYI_IS_SESSION_ASSIGNMENT (self));

  self->editable = editable;
  show_grey (self);
}
