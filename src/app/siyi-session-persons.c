/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The persons of a record: counts and a line for each person named. Marking representatives counts
 * them; what looks odd (Regulations, article 20: at most five) is said and never hindered. */
#include "siyi-session-persons.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-person-line.h"
#include "siyi-session-fields.h"
#include "siyi-session-record-words.h"

struct _SiyiSessionPersons
{
  GtkWidget       parent_instance;

  /* Borrowed from the children */
  SiyiVisitField *persons;
  SiyiVisitField *concerned;
  SiyiVisitField *representatives;
  SiyiVisitField *address;
  GtkWidget      *lines;        /* a box of SiyiPersonLine */
  GtkWidget      *add;
  GtkLabel       *warning;

  gboolean        setting;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionPersons, siyi_session_persons, GTK_TYPE_WIDGET)

static void
show_warning (SiyiSessionPersons *self)
{
  g_autoptr(SiyiTalkRecord) record = siyi_talk_record_new ();
  g_autofree char *words = NULL;

  siyi_session_persons_get (self, record);
  words = siyi_talk_words_marks (siyi_talk_record_marks (record));
  gtk_label_set_text (self->warning, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), words != NULL);
}

static void
on_changed (SiyiSessionPersons *self)
{
  if (self->setting)
    return;

  show_warning (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_representative_toggled (SiyiSessionPersons *self)
{
  int n = 0;

  if (self->setting)
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (self->lines); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (siyi_person_line_is_representative (SIYI_PERSON_LINE (row)))
      n++;
  siyi_session_field_set_number (self->representatives, n);
  on_changed (self);
}

static void
on_removed (SiyiSessionPersons *self,
            SiyiPersonLine     *line)
{
  gboolean representative = siyi_person_line_is_representative (line);

  gtk_widget_grab_focus (self->add);
  gtk_box_remove (GTK_BOX (self->lines), GTK_WIDGET (line));
  if (representative)
    on_representative_toggled (self);
  else
    on_changed (self);
}

static SiyiPersonLine *
add_line (SiyiSessionPersons *self)
{
  SiyiPersonLine *line = SIYI_PERSON_LINE (siyi_person_line_new ());

  g_signal_connect_swapped (line, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (line, "marked", G_CALLBACK (on_representative_toggled), self);
  g_signal_connect_swapped (line, "removed", G_CALLBACK (on_removed), self);
  gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (line));

  return line;
}

/* Nothing is changed before something is typed. */
static void
on_add_clicked (SiyiSessionPersons *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (add_line (self)));
}

static SiyiVisitField *
add_field (SiyiSessionPersons *self,
           GtkWidget          *row,
           const char         *caption)
{
  SiyiVisitField *field = siyi_session_field_new (caption);

  if (gtk_widget_get_first_child (row) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (field), "beside");
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (field));

  return field;
}

static void
siyi_session_persons_dispose (GObject *object)
{
  SiyiSessionPersons *self = SIYI_SESSION_PERSONS (object);

  self->setting = TRUE;
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_session_persons_parent_class)->dispose (object);
}

static void
siyi_session_persons_class_init (SiyiSessionPersonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_persons_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_session_persons_init (SiyiSessionPersons *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *card = siyi_session_card_new ();
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  gtk_box_set_homogeneous (GTK_BOX (counts), TRUE);
  self->persons = add_field (self, counts, _("Present"));
  self->representatives = add_field (self, counts, _("Representatives"));
  self->concerned = add_field (self, counts, _("Concerned"));
  self->address = add_field (self, place, _("Address"));

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->add = gtk_button_new_with_mnemonic (_("_Add a Person"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_margin_start (self->add, 4);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add_clicked), self);

  siyi_session_card_add (card, counts);
  siyi_session_card_add (card, self->lines);
  siyi_session_card_add (card, self->add);
  siyi_session_card_add (card, place);
  gtk_widget_set_parent (card, GTK_WIDGET (self));

  self->warning = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->warning, 0);
  gtk_label_set_wrap (self->warning, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->warning), "soon-line");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->warning), GTK_WIDGET (self));
}

GtkWidget *
siyi_session_persons_new (void)
{
  return g_object_new (SIYI_TYPE_SESSION_PERSONS, NULL);
}

/* As many lines as persons; lines that stay keep the focus. */
static void
set_lines (SiyiSessionPersons *self,
           const GPtrArray    *people)
{
  GtkWidget *row = gtk_widget_get_first_child (self->lines);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      SiyiPersonLine *line = row != NULL ? SIYI_PERSON_LINE (row) : add_line (self);

      siyi_person_line_set (line, g_ptr_array_index (people, i));
      row = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->lines), row);
      row = next;
    }
}

/**
 * siyi_session_persons_set:
 *
 * Fills the fields from @record, silently.
 */
void
siyi_session_persons_set (SiyiSessionPersons   *self,
                          const SiyiTalkRecord *record)
{
  g_return_if_fail (SIYI_IS_SESSION_PERSONS (self));

  self->setting = TRUE;
  siyi_session_field_set_number (self->persons, record->persons);
  siyi_session_field_set_number (self->representatives, record->representatives);
  siyi_session_field_set_number (self->concerned, record->concerned);
  siyi_session_field_set (self->address, record->address);
  set_lines (self, record->people);
  self->setting = FALSE;
  show_warning (self);
}

/**
 * siyi_session_persons_get:
 *
 * Writes what stands in the fields into @record; an empty line is none.
 */
void
siyi_session_persons_get (SiyiSessionPersons *self,
                          SiyiTalkRecord     *record)
{
  int persons;

  g_return_if_fail (SIYI_IS_SESSION_PERSONS (self));

  /* Somebody came: while no number stands there the one before holds. */
  persons = siyi_session_field_get_number (self->persons);
  if (persons > 0)
    record->persons = persons;
  record->representatives = siyi_session_field_get_number (self->representatives);
  record->concerned = siyi_session_field_get_number (self->concerned);
  g_free (record->address);
  record->address = siyi_session_field_get (self->address);

  g_ptr_array_set_size (record->people, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (self->lines); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SiyiTalkPerson *person = siyi_person_line_get (SIYI_PERSON_LINE (row));

      if (person != NULL)
        g_ptr_array_add (record->people, person);
    }
}

void
siyi_session_persons_set_editable (SiyiSessionPersons *self,
                                   gboolean            editable)
{
  g_return_if_fail (SIYI_IS_SESSION_PERSONS (self));

  gtk_widget_set_sensitive (gtk_widget_get_first_child (GTK_WIDGET (self)), editable);
}
