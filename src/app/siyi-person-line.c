/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a person in the record-book form. What it doesn't show, the post, it hands back as it
 * got it. Main thread. */
#include "siyi-person-line.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-session-fields.h"
#include "siyi-tip.h"

struct _SiyiPersonLine
{
  GtkWidget       parent_instance;

  /* Borrowed from the children */
  SiyiVisitField *name;
  SiyiVisitField *phone;
  GtkCheckButton *representative;

  /* Owned */
  char           *post;

  gboolean        setting;
};

enum { CHANGED, MARKED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiPersonLine, siyi_person_line, GTK_TYPE_WIDGET)

static void
on_changed (SiyiPersonLine *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled (SiyiPersonLine *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[MARKED], 0);
}

static void
on_remove_clicked (SiyiPersonLine *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
siyi_person_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIYI_PERSON_LINE (widget)->name));
}

static void
siyi_person_line_dispose (GObject *object)
{
  SiyiPersonLine *self = SIYI_PERSON_LINE (object);

  self->setting = TRUE;
  siyi_children_unparent (self);
  g_clear_pointer (&self->post, g_free);

  G_OBJECT_CLASS (siyi_person_line_parent_class)->dispose (object);
}

static guint
signal_new (SiyiPersonLineClass *klass,
            const char          *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
siyi_person_line_class_init (SiyiPersonLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_person_line_dispose;
  widget_class->grab_focus = siyi_person_line_grab_focus;
  signals[CHANGED] = signal_new (klass, "changed");
  signals[MARKED] = signal_new (klass, "marked");
  signals[REMOVED] = signal_new (klass, "removed");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "personline");
}

static void
siyi_person_line_init (SiyiPersonLine *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (_("Representative"));
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  self->name = siyi_session_field_new (_("Name"));
  self->phone = siyi_session_field_new (_("Phone"));
  self->representative = GTK_CHECK_BUTTON (check);
  gtk_widget_add_css_class (GTK_WIDGET (self->phone), "beside");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (remove, 8);
  siyi_tip_set (remove, _("Take the Person Out"));
  gtk_widget_set_parent (GTK_WIDGET (self->name), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->phone), GTK_WIDGET (self));
  gtk_widget_set_parent (check, GTK_WIDGET (self));
  gtk_widget_set_parent (remove, GTK_WIDGET (self));
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->phone, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_clicked), self);
}

GtkWidget *
siyi_person_line_new (void)
{
  return g_object_new (SIYI_TYPE_PERSON_LINE, NULL);
}

/**
 * siyi_person_line_set:
 *
 * Shows @person, silently.
 */
void
siyi_person_line_set (SiyiPersonLine       *self,
                      const SiyiTalkPerson *person)
{
  g_return_if_fail (SIYI_IS_PERSON_LINE (self));

  self->setting = TRUE;
  siyi_session_field_set (self->name, person->name);
  siyi_session_field_set (self->phone, person->phone);
  gtk_check_button_set_active (self->representative, person->representative);
  g_free (self->post);
  self->post = g_strdup (person->post);
  self->setting = FALSE;
}

/**
 * siyi_person_line_get:
 *
 * Returns: (transfer full) (nullable): the person; %NULL where neither name nor phone stands there
 */
SiyiTalkPerson *
siyi_person_line_get (SiyiPersonLine *self)
{
  g_autofree char *name = NULL;
  g_autofree char *phone = NULL;
  SiyiTalkPerson *person;

  g_return_val_if_fail (SIYI_IS_PERSON_LINE (self), NULL);

  name = siyi_session_field_get (self->name);
  phone = siyi_session_field_get (self->phone);
  if (name == NULL && phone == NULL)
    return NULL;

  person = g_new0 (SiyiTalkPerson, 1);
  person->name = g_steal_pointer (&name);
  person->phone = g_steal_pointer (&phone);
  person->post = g_strdup (self->post);
  person->representative = gtk_check_button_get_active (self->representative);

  return person;
}

gboolean
siyi_person_line_is_representative (SiyiPersonLine *self)
{
  g_return_val_if_fail (SIYI_IS_PERSON_LINE (self), FALSE);

  return gtk_check_button_get_active (self->representative);
}
