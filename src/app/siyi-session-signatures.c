/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of the signatures, and below it what was added to a sealed record. Shows the record and
 * asks for the signing; the form does it. Main thread. */
#include "siyi-session-signatures.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-session-fields.h"
#include "siyi-session-record-words.h"

struct _SiyiSessionSignatures
{
  GtkWidget       parent_instance;

  /* Borrowed from the children */
  AdwActionRow   *rows[SIYI_N_SIGNERS];
  GtkLabel       *states[SIYI_N_SIGNERS];
  GtkWidget      *additions_head;
  GtkWidget      *additions;
};

enum { SIGN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionSignatures, siyi_session_signatures, GTK_TYPE_WIDGET)

static void
on_row_activated (SiyiSessionSignatures *self,
                  AdwActionRow          *row)
{
  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    if (row == self->rows[i])
      g_signal_emit (self, signals[SIGN], 0, i);
}

static GtkWidget *
list_new (SiyiSessionSignatures *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Signatures"), -1);
  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *state = gtk_label_new (NULL);

      self->rows[i] = ADW_ACTION_ROW (row);
      self->states[i] = GTK_LABEL (state);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), siyi_talk_words_signer (i));
      gtk_label_set_ellipsize (GTK_LABEL (state), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (state, "secondary");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (on_row_activated), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

static void
siyi_session_signatures_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_session_signatures_parent_class)->dispose (object);
}

static void
siyi_session_signatures_class_init (SiyiSessionSignaturesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_signatures_dispose;
  signals[SIGN] = g_signal_new ("sign", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_session_signatures_init (SiyiSessionSignatures *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_set_parent (siyi_session_heading_new (_("Signatures")), GTK_WIDGET (self));
  gtk_widget_set_parent (list_new (self), GTK_WIDGET (self));

  self->additions_head = siyi_session_heading_new (_("Additions"));
  self->additions = siyi_session_card_new ();
  gtk_widget_set_parent (self->additions_head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->additions, GTK_WIDGET (self));
}

GtkWidget *
siyi_session_signatures_new (void)
{
  return g_object_new (SIYI_TYPE_SESSION_SIGNATURES, NULL);
}

static char *
state_words (const SiyiTalkSignature *signature,
             SiyiSigner               signer,
             SiyiDay                  today)
{
  g_autofree char *day = NULL;

  if (signature->name == NULL)
    return g_strdup (signer == SIYI_SIGNER_PETITIONER ? _("optional")
                                                      : C_("signature", "to be signed"));

  day = siyi_case_words_day (signature->day, today, FALSE);
  if (signature->ink == NULL)
    /* Translators: a name, a day: signed on the printed page */
    return g_strdup_printf (_("%1$s, %2$s, on paper"), signature->name, day);

  /* Translators: a name, a day: signed on the screen */
  return g_strdup_printf (_("%1$s, %2$s"), signature->name, day);
}

static void
add_addition (SiyiSessionSignatures  *self,
              const SiyiTalkAddition *addition,
              SiyiDay                 today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *body = gtk_label_new (addition->body);
  g_autofree char *time = siyi_talk_words_time (addition->at, today);
  /* Translators: the reason of an addition, who wrote it, when */
  g_autofree char *words = g_strdup_printf (_("%1$s. %2$s, %3$s"), addition->reason, addition->who,
                                            time);
  GtkWidget *below = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (body), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (body), TRUE);
  gtk_label_set_xalign (GTK_LABEL (body), 0);
  gtk_label_set_wrap (GTK_LABEL (below), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (below), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_widget_add_css_class (below, "secondary");
  gtk_widget_add_css_class (box, "record-row");
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (GTK_BOX (box), below);
  siyi_session_card_add (self->additions, box);
}

static void
show_additions (SiyiSessionSignatures *self,
                const SiyiTalkRecord  *record,
                SiyiDay                today)
{
  guint n = record->additions->len;

  siyi_children_remove (self->additions);
  for (guint i = 0; i < n; i++)
    add_addition (self, g_ptr_array_index (record->additions, i), today);
  gtk_widget_set_visible (self->additions_head, n > 0);
  gtk_widget_set_visible (self->additions, n > 0);
}

/**
 * siyi_session_signatures_set:
 *
 * Shows who signed @record and what was added to it.
 */
void
siyi_session_signatures_set (SiyiSessionSignatures *self,
                             const SiyiTalkRecord  *record,
                             SiyiDay                today)
{
  g_return_if_fail (SIYI_IS_SESSION_SIGNATURES (self));

  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    {
      const SiyiTalkSignature *signature = &record->signatures[i];
      g_autofree char *state = state_words (signature, i, today);

      gtk_label_set_text (self->states[i], state);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->states[i]), state);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->rows[i]), signature->name == NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
    }
  show_additions (self, record, today);
}
