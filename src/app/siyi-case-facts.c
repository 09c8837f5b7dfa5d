/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip of facts below a case's title. Each fact is a button that opens what may be said
 * instead; it shows the case as stored and only asks for the change. */
#include "siyi-case-facts.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-code.h"
#include "siyi-role-guard.h"

typedef enum { CLOSED, RESOLVED, SATISFIED, CHARGE, N_FACTS } Fact;

typedef struct
{
  GtkMenuButton *button;
  GtkLabel      *value;
  GtkLabel      *note;
  GtkEditable   *entry;     /* its day, or the leader's name */
} FactWidgets;

struct _SiyiCaseFacts
{
  GtkWidget   parent_instance;

  FactWidgets facts[N_FACTS];   /* borrowed from the children */
  GtkEditable *satisfied_of;    /* likewise */
  GtkWidget  *charge_words, *charge_entry;
  SiyiDay     today;
};

static const struct { const char *field; const char *caption; } facts[N_FACTS] = {
  [CLOSED] = { "closed", NC_("fact", "Closed") },
  [RESOLVED] = { "resolved", NC_("fact", "Resolved") },
  [SATISFIED] = { "satisfaction", NC_("fact", "Satisfied") },
  [CHARGE] = { "case_leader", NC_("fact", "In charge") },
};

enum { EDIT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiCaseFacts, siyi_case_facts, GTK_TYPE_WIDGET)

static void
ask (SiyiCaseFacts *self,
     GtkWidget     *from,
     const char    *text)
{
  g_autofree char *field = g_strdup (g_object_get_data (G_OBJECT (from), "field"));
  GtkWidget *popover = gtk_widget_get_ancestor (from, GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, signals[EDIT], 0, field, text);
}

static void
on_word_clicked (SiyiCaseFacts *self,
                 GtkWidget     *button)
{
  ask (self, button, g_object_get_data (G_OBJECT (button), "text"));
}

static void
on_entry_saved (SiyiCaseFacts *self,
                GtkWidget     *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  ask (self, entry, text);
}

static void
on_save_clicked (SiyiCaseFacts *self,
                 GtkWidget     *button)
{
  on_entry_saved (self, gtk_widget_get_prev_sibling (button));
}

static void
add_word (SiyiCaseFacts *self,
          GtkWidget     *box,
          Fact           fact,
          const char    *text,
          const char    *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "plain");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data (G_OBJECT (button), "field", (gpointer) facts[fact].field);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_word_clicked), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_codes (SiyiCaseFacts *self,
           GtkWidget     *box,
           Fact           fact,
           SiyiList       list)
{
  gsize n;
  const char * const *words = siyi_code_words (list, &n);

  for (gsize i = n; i-- > 0;)
    add_word (self, box, fact, words[i], words[i]);
}

static GtkEditable *
add_entry (SiyiCaseFacts *self,
           GtkWidget     *box,
           const char    *field,
           const char    *caption)
{
  GtkWidget *label = gtk_label_new (caption);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "secondary");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  g_object_set_data (G_OBJECT (entry), "field", (gpointer) field);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entry_saved), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save_clicked), self);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), save);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), row);

  return GTK_EDITABLE (entry);
}

/* Where a charge is kept its leader is said there; the ledger's name alone is typed here. */
static void
add_charge (SiyiCaseFacts *self,
            GtkWidget     *box)
{
  self->charge_entry = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->charge_words = gtk_label_new (_("The charge is kept below, with its table and history. Change it there."));
  gtk_label_set_wrap (GTK_LABEL (self->charge_words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->charge_words), 28);
  gtk_label_set_xalign (GTK_LABEL (self->charge_words), 0);
  self->facts[CHARGE].entry = add_entry (self, self->charge_entry, "case_leader", _("Leader in charge of the case"));
  add_word (self, self->charge_entry, CHARGE, "", _("Nobody"));
  gtk_widget_set_visible (self->charge_words, FALSE);
  gtk_box_append (GTK_BOX (box), self->charge_words);
  gtk_box_append (GTK_BOX (box), self->charge_entry);
}

static GtkWidget *
popover_new (SiyiCaseFacts *self,
             Fact           fact)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  switch (fact)
    {
    case CLOSED:
      self->facts[fact].entry = add_entry (self, box, "closed", _("Day of closing"));
      add_word (self, box, fact, "", _("Not closed"));
      break;
    case RESOLVED:
      add_codes (self, box, fact, SIYI_LIST_RESOLVED);
      add_word (self, box, fact, "", _("Not known"));
      self->facts[fact].entry = add_entry (self, box, "resolved_day", _("Since which day"));
      break;
    case SATISFIED:
      add_codes (self, box, fact, SIYI_LIST_SATISFACTION);
      self->facts[fact].entry = add_entry (self, box, "satisfaction_day", _("Said on which day"));
      self->satisfied_of = add_entry (self, box, "satisfaction_of", _("About which unit"));
      break;
    case CHARGE:
    case N_FACTS:
    default:
      add_charge (self, box);
      break;
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static void
add_fact (SiyiCaseFacts *self,
          Fact           fact)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *caption = gtk_label_new (g_dpgettext2 (NULL, "fact", facts[fact].caption));
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *note = gtk_label_new (NULL);

  gtk_widget_add_css_class (caption, "muted");
  gtk_widget_add_css_class (value, "heading");
  gtk_widget_add_css_class (note, "secondary");
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), note);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover_new (self, fact));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fact");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  siyi_role_guard (button, "case.edit");

  self->facts[fact].button = GTK_MENU_BUTTON (button);
  self->facts[fact].value = GTK_LABEL (value);
  self->facts[fact].note = GTK_LABEL (note);
}

static void
add_separator (SiyiCaseFacts *self)
{
  gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_VERTICAL), GTK_WIDGET (self));
}

static void
siyi_case_facts_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_case_facts_parent_class)->dispose (object);
}

static void
siyi_case_facts_class_init (SiyiCaseFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_case_facts_dispose;
  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "facts");
}

static void
siyi_case_facts_init (SiyiCaseFacts *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  add_fact (self, CLOSED);
  add_separator (self);
  add_fact (self, RESOLVED);
  add_separator (self);
  add_fact (self, SATISFIED);
  add_separator (self);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_set_parent (space, GTK_WIDGET (self));
  add_separator (self);
  add_fact (self, CHARGE);
}

static void
show (SiyiCaseFacts *self,
      Fact           fact,
      const char    *value,
      SiyiDay        day,
      const char    *of)
{
  FactWidgets *widgets = &self->facts[fact];
  g_autofree char *day_words = day != SIYI_DAY_NONE ? siyi_case_words_day (day, self->today, FALSE)
                                                    : NULL;
  g_autofree char *note = NULL;
  g_autofree char *sentence = NULL;

  if (day_words != NULL && of != NULL && *of != '\0')
    /* Translators: when somebody was asked, and about whom: a day, a unit */
    note = g_strdup_printf (_("%s, on %s"), day_words, of);
  else
    note = g_strdup (day_words != NULL ? day_words : "");

  gtk_label_set_text (widgets->value, value);
  gtk_label_set_text (widgets->note, note);
  gtk_widget_set_visible (GTK_WIDGET (widgets->note), *note != '\0');
  /* Translators: a fact as a screen reader says it: caption, value, day */
  sentence = g_strdup_printf (C_("fact", "%s: %s %s"),
                              g_dpgettext2 (NULL, "fact", facts[fact].caption), value, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widgets->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* Never under the fingers of somebody who is typing. */
static void
offer (GtkEditable *entry,
       const char  *text)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  if (!gtk_widget_get_visible (popover))
    gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
offer_day (SiyiCaseFacts *self,
           Fact           fact,
           SiyiDay        day)
{
  g_autofree char *text = siyi_day_to_text (day != SIYI_DAY_NONE ? day : self->today);

  offer (self->facts[fact].entry, text);
}

/**
 * siyi_case_facts_set_case:
 * @content: read during the call only
 */
void
siyi_case_facts_set_case (SiyiCaseFacts  *self,
                          const SiyiCase *content,
                          SiyiDay         today)
{
  gboolean has_leader = content->case_leader != NULL && *content->case_leader != '\0';

  g_return_if_fail (SIYI_IS_CASE_FACTS (self));

  self->today = today;
  show (self, CLOSED, content->closed != SIYI_DAY_NONE ? C_("case", "Closed") : _("Not closed"),
        content->closed, NULL);
  show (self, RESOLVED,
        content->resolved < 0 ? _("Not known")
                              : siyi_code_word (SIYI_LIST_RESOLVED, content->resolved),
        content->resolved_day, NULL);
  show (self, SATISFIED,
        siyi_code_word (SIYI_LIST_SATISFACTION, MAX (0, content->satisfaction)),
        content->satisfaction_day, content->satisfaction_of);
  show (self, CHARGE, has_leader ? content->case_leader : _("Nobody"), SIYI_DAY_NONE, NULL);

  offer_day (self, CLOSED, content->closed);
  offer_day (self, RESOLVED, content->resolved_day);
  offer_day (self, SATISFIED, content->satisfaction_day);
  offer (self->satisfied_of, content->satisfaction_of);
  offer (self->facts[CHARGE].entry, content->case_leader);
}

/**
 * siyi_case_facts_set_charged:
 * @charged: whether a charge of the case is kept, whose leader is then not typed here
 */
void
siyi_case_facts_set_charged (SiyiCaseFacts *self,
                             gboolean       charged)
{
  g_return_if_fail (SIYI_IS_CASE_FACTS (self));

  gtk_widget_set_visible (self->charge_words, charged);
  gtk_widget_set_visible (self->charge_entry, !charged);
}
