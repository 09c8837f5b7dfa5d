/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of a matter's facts in the record-book form. A report or accusation is restricted with
 * the choice of its type (Regulations, article 30), not when the record is saved. Main thread. */
#include "siyi-session-matter.h"

#include <glib/gi18n.h>

#include "siyi-case-store.h"
#include "siyi-children.h"
#include "siyi-code.h"
#include "siyi-new-visit-segments.h"
#include "siyi-session-fields.h"
#include "siyi-timeline.h"

#define REPORT_OR_ACCUSATION 2
#define N_TYPES 3
#define FACTS_HEIGHT 96

struct _SiyiSessionMatter
{
  GtkWidget       parent_instance;

  /* Borrowed from the children */
  SiyiSegments   *type;
  GtkTextView    *facts;
  SiyiVisitField *class_name;
  SiyiVisitField *place;
  GtkWidget      *history_head;
  GtkWidget      *history;

  gboolean        setting;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionMatter, siyi_session_matter, GTK_TYPE_WIDGET)

static void
on_changed (SiyiSessionMatter *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
type_row_new (SiyiSessionMatter *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (_("Type"));

  self->type = g_object_new (SIYI_TYPE_SEGMENTS, NULL);
  siyi_segments_add (self->type, "0", C_("type", "Not Said"));
  for (int i = 1; i <= N_TYPES; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d", i);

      siyi_segments_add (self->type, value, siyi_code_word (SIYI_LIST_TYPE, i));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->type), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Type"), -1);
  g_signal_connect_swapped (self->type, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_add_css_class (caption, "field-caption");
  gtk_widget_add_css_class (row, "record-row");
  gtk_box_append (GTK_BOX (row), caption);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->type));

  return row;
}

static GtkWidget *
facts_row_new (SiyiSessionMatter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (_("Facts and reasons"));
  GtkWidget *text = siyi_session_text_new (_("Facts and reasons"), FACTS_HEIGHT, &self->facts);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "field-caption");
  gtk_widget_remove_css_class (text, "card");
  gtk_text_view_set_left_margin (self->facts, 0);
  gtk_text_view_set_top_margin (self->facts, 4);
  gtk_widget_add_css_class (box, "facts-field");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), text);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->facts), "changed",
                            G_CALLBACK (on_changed), self);

  return box;
}

static GtkWidget *
field_row_new (SiyiSessionMatter *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->class_name = siyi_session_field_new (_("Subject class"));
  self->place = siyi_session_field_new (_("Place of the problem"));
  g_signal_connect_swapped (self->class_name, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->place, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "beside");
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->class_name));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->place));

  return row;
}

static void
siyi_session_matter_dispose (GObject *object)
{
  SiyiSessionMatter *self = SIYI_SESSION_MATTER (object);

  self->setting = TRUE;
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_session_matter_parent_class)->dispose (object);
}

static void
siyi_session_matter_class_init (SiyiSessionMatterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_matter_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_session_matter_init (SiyiSessionMatter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *card = siyi_session_card_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  siyi_session_card_add (card, type_row_new (self));
  siyi_session_card_add (card, facts_row_new (self));
  siyi_session_card_add (card, field_row_new (self));
  gtk_widget_set_parent (card, GTK_WIDGET (self));

  self->history_head = siyi_session_heading_new (_("Earlier Handling"));
  self->history = siyi_timeline_new ();
  gtk_widget_set_parent (self->history_head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->history, GTK_WIDGET (self));
}

GtkWidget *
siyi_session_matter_new (void)
{
  return g_object_new (SIYI_TYPE_SESSION_MATTER, NULL);
}

/**
 * siyi_session_matter_set:
 *
 * Fills the fields from @record, silently.
 */
void
siyi_session_matter_set (SiyiSessionMatter    *self,
                         const SiyiTalkRecord *record)
{
  g_autofree char *type = g_strdup_printf ("%d", record->type);

  g_return_if_fail (SIYI_IS_SESSION_MATTER (self));

  self->setting = TRUE;
  siyi_segments_set_value (self->type, type);
  siyi_session_text_set (self->facts, record->facts);
  siyi_session_field_set (self->class_name, record->class_name);
  siyi_session_field_set (self->place, record->problem_place);
  self->setting = FALSE;
}

/* The purpose follows the type where it named one, or nothing. */
static void
set_purpose (SiyiTalkRecord *record)
{
  gboolean names_type = record->purpose == NULL || *record->purpose == '\0' ||
                        siyi_code_from_word (SIYI_LIST_TYPE, record->purpose) > 0 ||
                        siyi_code_from_word (SIYI_LIST_PURPOSE, record->purpose) > 0;

  if (!names_type || record->type == 0)
    return;

  g_free (record->purpose);
  record->purpose = g_strdup (siyi_code_word (SIYI_LIST_TYPE, record->type));
}

/**
 * siyi_session_matter_get:
 *
 * Writes what stands in the fields into @record.
 */
void
siyi_session_matter_get (SiyiSessionMatter *self,
                         SiyiTalkRecord    *record)
{
  int type;

  g_return_if_fail (SIYI_IS_SESSION_MATTER (self));

  type = atoi (siyi_segments_get_value (self->type));
  if (type != record->type)
    {
      record->type = type;
      set_purpose (record);
    }
  /* Another type doesn't open it again: that is a decision of its own. */
  record->restricted = record->restricted || type == REPORT_OR_ACCUSATION;
  g_free (record->facts);
  record->facts = siyi_session_text_get (self->facts);
  g_free (record->class_name);
  record->class_name = siyi_session_field_get (self->class_name);
  g_free (record->problem_place);
  record->problem_place = siyi_session_field_get (self->place);
}

void
siyi_session_matter_set_classes (SiyiSessionMatter  *self,
                                 const char * const *classes)
{
  g_return_if_fail (SIYI_IS_SESSION_MATTER (self));

  siyi_visit_field_set_choices (self->class_name, classes);
}

/**
 * siyi_session_matter_set_history:
 * @moments: (element-type SiyiCaseMoment): of the case
 * @before: the day of the session; only what lies before it is shown
 */
void
siyi_session_matter_set_history (SiyiSessionMatter *self,
                                 GPtrArray         *moments,
                                 SiyiDay            before,
                                 SiyiDay            today)
{
  g_autoptr(GPtrArray) earlier = g_ptr_array_new ();

  g_return_if_fail (SIYI_IS_SESSION_MATTER (self));

  for (guint i = 0; i < moments->len; i++)
    if (((SiyiCaseMoment *) g_ptr_array_index (moments, i))->day < before)
      g_ptr_array_add (earlier, g_ptr_array_index (moments, i));
  siyi_timeline_set_moments (SIYI_TIMELINE (self->history), earlier, today);
  gtk_widget_set_visible (self->history_head, earlier->len > 0);
  gtk_widget_set_visible (self->history, earlier->len > 0);
}

void
siyi_session_matter_set_editable (SiyiSessionMatter *self,
                                  gboolean           editable)
{
  g_return_if_fail (SIYI_IS_SESSION_MATTER (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->type), editable);
  gtk_text_view_set_editable (self->facts, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->class_name), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->place), editable);
}
