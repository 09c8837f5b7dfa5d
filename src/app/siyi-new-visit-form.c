/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the intake form and what was typed into them. Built from tables whose order is the
 * order of reading and of Tab; every change is written into the intake, checked and told. */
#include "siyi-new-visit-form.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-code.h"
#include "siyi-mask.h"
#include "siyi-new-visit-segments.h"

typedef struct
{
  SiyiIntakeField  field;
  const char      *caption;
  gboolean         beside;     /* in the row of the one before */
} Cell;

static const Cell visitor_cells[] = {
  { SIYI_INTAKE_NAMES, N_("Names"), FALSE },
  { SIYI_INTAKE_PHONE, N_("Phone"), FALSE },
  { SIYI_INTAKE_ID, N_("Identity number, optional"), FALSE },
  { SIYI_INTAKE_PERSONS, N_("Present"), FALSE },
  { SIYI_INTAKE_CONCERNED, N_("Concerned"), TRUE },
};

static const Cell place_cells[] = {
  { SIYI_INTAKE_TOWNSHIP, N_("Township"), FALSE },
  { SIYI_INTAKE_VILLAGE, N_("Village"), FALSE },
  { SIYI_INTAKE_PLACE, N_("Place of the problem"), FALSE },
  { SIYI_INTAKE_ARRIVED, N_("Arrived"), FALSE },
};

static const Cell matter_cells[] = {
  { SIYI_INTAKE_REQUEST, N_("The request in one sentence"), FALSE },
  { SIYI_INTAKE_FACTS, N_("Facts and reasons"), FALSE },
  { SIYI_INTAKE_CLASS, N_("Subject class"), FALSE },
  { SIYI_INTAKE_PURPOSE, N_("Purpose"), TRUE },
  { SIYI_INTAKE_UNIT, N_("Responsible unit"), TRUE },
};

static const Cell reception_cells[] = {
  { SIYI_INTAKE_LEADER, N_("Leader, optional"), FALSE },
  { SIYI_INTAKE_DATE, N_("Day"), TRUE },
  { SIYI_INTAKE_METHOD, N_("Method"), TRUE },
  { SIYI_INTAKE_VENUE, N_("Venue"), TRUE },
};

struct _SiyiVisitForm
{
  GtkWidget       parent_instance;

  /* Borrowed from the children */
  SiyiVisitField *fields[SIYI_N_INTAKE];
  SiyiSegments   *segments[SIYI_N_INTAKE];
  GtkTextBuffer  *facts;
  GtkWidget      *facts_view;
  GtkWidget      *reception;

  /* Owned */
  SiyiIntake     *intake;
  SiyiDay         today;
  gboolean        setting;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiVisitForm, siyi_visit_form, GTK_TYPE_WIDGET)

static void
show_check (SiyiVisitForm   *self,
            SiyiIntakeField  field)
{
  SiyiCheckMark mark;
  g_autofree char *words = NULL;

  if (self->fields[field] == NULL)
    return;

  words = siyi_intake_check (self->intake, field, self->today, &mark);
  siyi_visit_field_set_check (self->fields[field], words, mark);
}

/* What follows from other fields: shown as a hint, stored only if it is typed. */
static void
show_hints (SiyiVisitForm *self)
{
  g_auto(GStrv) names = siyi_intake_names (siyi_intake_get (self->intake, SIYI_INTAKE_NAMES), NULL);
  g_autofree char *place = siyi_intake_place (self->intake);
  g_autofree char *n_names = g_strdup_printf ("%u", MAX (1, g_strv_length (names)));
  gboolean as_address = *place != '\0' && self->intake->texts[SIYI_INTAKE_PLACE] == NULL;

  siyi_visit_field_set_hint (self->fields[SIYI_INTAKE_PERSONS], n_names);
  siyi_visit_field_set_hint (self->fields[SIYI_INTAKE_PLACE], as_address ? place : NULL);
  siyi_visit_field_set_note (self->fields[SIYI_INTAKE_PLACE],
                             as_address ? _("as the address") : NULL);
  gtk_widget_set_visible (self->reception, siyi_intake_is_visit (self->intake));
}

static void
on_typed (SiyiVisitForm   *self,
          SiyiIntakeField  field,
          const char      *text)
{
  siyi_intake_set (self->intake, field, text);
  show_check (self, field);
  if (field == SIYI_INTAKE_NAMES || field == SIYI_INTAKE_PERSONS)
    {
      show_check (self, SIYI_INTAKE_PERSONS);
      show_check (self, SIYI_INTAKE_CONCERNED);
    }
  show_hints (self);
  g_signal_emit (self, signals[CHANGED], 0, field);
}

static SiyiIntakeField
field_of (gpointer widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "field"));
}

static void
on_field_changed (SiyiVisitForm  *self,
                  SiyiVisitField *field)
{
  on_typed (self, field_of (field), siyi_visit_field_get_text (field));
}

static void
on_segments_changed (SiyiVisitForm *self,
                     SiyiSegments  *segments)
{
  on_typed (self, field_of (segments), siyi_segments_get_value (segments));
}

static void
on_facts_changed (SiyiVisitForm *self)
{
  g_autofree char *text = NULL;

  if (self->setting)
    return;

  g_object_get (self->facts, "text", &text, NULL);
  on_typed (self, SIYI_INTAKE_FACTS, text);
}

static GtkWidget *
heading_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static GtkWidget *
facts_new (SiyiVisitForm *self,
           const char    *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (caption);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->facts_view = gtk_text_view_new ();
  self->facts = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->facts_view));
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->facts_view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->facts_view), GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->facts_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  g_signal_connect_swapped (self->facts, "changed", G_CALLBACK (on_facts_changed), self);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-caption");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->facts_view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (box, "facts-field");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);

  return box;
}

static GtkWidget *
cell_new (SiyiVisitForm *self,
          const Cell    *cell)
{
  SiyiVisitField *field;

  if (cell->field == SIYI_INTAKE_FACTS)
    return facts_new (self, _(cell->caption));

  field = g_object_new (SIYI_TYPE_VISIT_FIELD, "caption", _(cell->caption), NULL);
  g_object_set_data (G_OBJECT (field), "field", GINT_TO_POINTER (cell->field));
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_field_changed), self);
  self->fields[cell->field] = field;

  return GTK_WIDGET (field);
}

static GtkWidget *
card_new (SiyiVisitForm *self,
          const Cell    *cells,
          gsize          n_cells)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = NULL;
  GtkWidget *cell;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "fields");
  for (gsize i = 0; i < n_cells; i++)
    {
      if (row == NULL || !cells[i].beside)
        {
          if (row != NULL)
            gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
          row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
          gtk_widget_set_vexpand (row, cells[i].field == SIYI_INTAKE_FACTS);
          gtk_box_append (GTK_BOX (card), row);
        }
      cell = cell_new (self, &cells[i]);
      gtk_widget_set_hexpand (cell, TRUE);
      if (cells[i].beside)
        gtk_widget_add_css_class (cell, "beside");
      gtk_box_append (GTK_BOX (row), cell);
    }

  return card;
}

static GtkWidget *
group_new (const char *heading,
           GtkWidget  *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), heading_new (heading));
  gtk_box_append (GTK_BOX (box), card);

  return box;
}

static void
add_segments (SiyiVisitForm   *self,
              GtkWidget       *row,
              SiyiIntakeField  field,
              const char      *caption)
{
  SiyiSegments *segments = g_object_new (SIYI_TYPE_SEGMENTS, NULL);
  GtkWidget *label = heading_new (caption);

  gtk_widget_set_margin_end (GTK_WIDGET (segments), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (segments),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  g_object_set_data (G_OBJECT (segments), "field", GINT_TO_POINTER (field));
  g_signal_connect_swapped (segments, "changed", G_CALLBACK (on_segments_changed), self);
  self->segments[field] = segments;
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (segments));
}

static void
add_codes (SiyiSegments *segments,
           SiyiList      list)
{
  gsize n;
  const char * const *words = siyi_code_words (list, &n);

  for (gsize i = 0; i < n; i++)
    siyi_segments_add (segments, words[i], words[i]);
}

static void
add_choices (SiyiVisitForm *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  add_segments (self, first, SIYI_INTAKE_FIRST, C_("intake", "Visit"));
  siyi_segments_add (self->segments[SIYI_INTAKE_FIRST], siyi_code_word (SIYI_LIST_FIRST, 1),
                     C_("intake", "First"));
  siyi_segments_add (self->segments[SIYI_INTAKE_FIRST], siyi_code_word (SIYI_LIST_FIRST, 0),
                     _("Repeated"));
  add_segments (self, first, SIYI_INTAKE_DESTINATION, _("Destination"));
  add_codes (self->segments[SIYI_INTAKE_DESTINATION], SIYI_LIST_DESTINATION);
  add_segments (self, second, SIYI_INTAKE_FORM, _("Form"));
  add_codes (self->segments[SIYI_INTAKE_FORM], SIYI_LIST_FORM);
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
}

static void
siyi_visit_form_dispose (GObject *object)
{
  SiyiVisitForm *self = SIYI_VISIT_FORM (object);

  self->setting = TRUE;
  siyi_children_unparent (self);
  g_clear_pointer (&self->intake, siyi_intake_free);

  G_OBJECT_CLASS (siyi_visit_form_parent_class)->dispose (object);
}

static void
siyi_visit_form_class_init (SiyiVisitFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_visit_form_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_set_css_name (widget_class, "visitform");
}

static void
siyi_visit_form_init (SiyiVisitForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *matter;

  self->intake = siyi_intake_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns),
                  group_new (_("Visitors"),
                             card_new (self, visitor_cells, G_N_ELEMENTS (visitor_cells))));
  gtk_box_append (GTK_BOX (columns),
                  group_new (_("Address and place of the problem"),
                             card_new (self, place_cells, G_N_ELEMENTS (place_cells))));
  gtk_widget_set_parent (columns, GTK_WIDGET (self));

  matter = group_new (_("What it is about"),
                      card_new (self, matter_cells, G_N_ELEMENTS (matter_cells)));
  gtk_widget_set_vexpand (matter, TRUE);
  gtk_widget_set_parent (matter, GTK_WIDGET (self));
  add_choices (self);
  self->reception = card_new (self, reception_cells, G_N_ELEMENTS (reception_cells));
  gtk_widget_set_parent (self->reception, GTK_WIDGET (self));

  siyi_visit_field_set_mask (self->fields[SIYI_INTAKE_ID], siyi_mask_id);
  siyi_visit_field_set_note (self->fields[SIYI_INTAKE_ARRIVED], _("on the spot, no appointment"));
}

/**
 * siyi_visit_form_get_intake:
 *
 * Returns: (transfer none): what is typed, as it is now
 */
const SiyiIntake *
siyi_visit_form_get_intake (SiyiVisitForm *self)
{
  g_return_val_if_fail (SIYI_IS_VISIT_FORM (self), NULL);

  return self->intake;
}

/**
 * siyi_visit_form_set_field:
 * @text: (nullable): written as if typed, but without a "changed"
 */
void
siyi_visit_form_set_field (SiyiVisitForm   *self,
                           SiyiIntakeField  field,
                           const char      *text)
{
  g_autofree char *kept = g_strdup (text);

  g_return_if_fail (SIYI_IS_VISIT_FORM (self) && field < SIYI_N_INTAKE);

  siyi_intake_set (self->intake, field, kept);
  if (self->fields[field] != NULL)
    siyi_visit_field_set_text (self->fields[field], kept);
  else if (self->segments[field] != NULL)
    {
      siyi_segments_set_value (self->segments[field], kept);
      siyi_intake_set (self->intake, field, siyi_segments_get_value (self->segments[field]));
    }
  else if (field == SIYI_INTAKE_FACTS)
    {
      self->setting = TRUE;
      gtk_text_buffer_set_text (self->facts, kept != NULL ? kept : "", -1);
      self->setting = FALSE;
    }
  show_check (self, field);
  show_hints (self);
}

/**
 * siyi_visit_form_set_intake:
 *
 * Fills every field from @intake; it is not kept.
 */
void
siyi_visit_form_set_intake (SiyiVisitForm    *self,
                            const SiyiIntake *intake)
{
  g_return_if_fail (SIYI_IS_VISIT_FORM (self));

  for (int i = 0; i < SIYI_N_INTAKE; i++)
    siyi_visit_form_set_field (self, i, intake->texts[i]);
  for (int i = 0; i < SIYI_N_INTAKE; i++)
    show_check (self, i);
}

/**
 * siyi_visit_form_set_words:
 *
 * Gives the fields their choices.
 */
void
siyi_visit_form_set_words (SiyiVisitForm       *self,
                           const SiyiFormWords *words)
{
  const struct { SiyiIntakeField field; GStrv list; } choices[] = {
    { SIYI_INTAKE_CLASS, words->classes }, { SIYI_INTAKE_PURPOSE, words->purposes },
    { SIYI_INTAKE_UNIT, words->units }, { SIYI_INTAKE_LEADER, words->leaders },
    { SIYI_INTAKE_METHOD, words->methods }, { SIYI_INTAKE_VENUE, words->venues },
  };

  g_return_if_fail (SIYI_IS_VISIT_FORM (self));

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    siyi_visit_field_set_choices (self->fields[choices[i].field],
                                  (const char * const *) choices[i].list);
}

/**
 * siyi_visit_form_set_today:
 * @today: the day of registering, for the checks
 */
void
siyi_visit_form_set_today (SiyiVisitForm *self,
                           SiyiDay        today)
{
  g_return_if_fail (SIYI_IS_VISIT_FORM (self));

  self->today = today;
}

/**
 * siyi_visit_form_ask_for:
 * @words: what is wanted, translated
 *
 * Says @words beside the field and goes there.
 */
void
siyi_visit_form_ask_for (SiyiVisitForm   *self,
                         SiyiIntakeField  field,
                         const char      *words)
{
  g_return_if_fail (SIYI_IS_VISIT_FORM (self) && self->fields[field] != NULL);

  siyi_visit_field_set_check (self->fields[field], words, SIYI_CHECK_LOOK);
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[field]));
}

/**
 * siyi_visit_form_get_field:
 *
 * Returns: (transfer none) (nullable): the widget of @field, %NULL where it is no text field
 */
SiyiVisitField *
siyi_visit_form_get_field (SiyiVisitForm   *self,
                           SiyiIntakeField  field)
{
  g_return_val_if_fail (SIYI_IS_VISIT_FORM (self) && field < SIYI_N_INTAKE, NULL);

  return self->fields[field];
}
