/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quiet line under a text that leaves the office: that it holds an identity number or a phone (PIPL 28;
 * domain, section 9: hint at free-text fields). It keeps nobody from anything. Main thread only. */
#include "siyi-number-hint.h"

#include <glib/gi18n.h>

#include "siyi-mask.h"

/* Whether phones are told, too: a notice has the office's own. */
#define PHONES "siyi-phones"

static const char *
words_of (guint numbers)
{
  switch (numbers)
    {
    case SIYI_HAS_ID:
      return _("There is an identity number in this text, which leaves the office");
    case SIYI_HAS_PHONE:
      return _("There is a phone number in this text, which leaves the office");
    default:
      return _("There are identity numbers and phones in this text, which leaves the office");
    }
}

static void
on_changed (GtkLabel *hint,
            GObject  *typed)
{
  g_autofree char *text = NULL;
  guint numbers;

  g_object_get (typed, "text", &text, NULL);
  numbers = siyi_numbers_within (text);
  if (g_object_get_data (G_OBJECT (hint), PHONES) == NULL)
    numbers &= ~(guint) SIYI_HAS_PHONE;
  if (numbers != 0)
    gtk_label_set_text (hint, words_of (numbers));
  gtk_widget_set_visible (GTK_WIDGET (hint), numbers != 0);
}

/**
 * siyi_number_hint_new:
 * @typed: a #GtkTextBuffer or a #GtkEditable
 * @phones: %FALSE where a phone belongs into the text
 *
 * Returns: (transfer floating): the line, which shows by itself
 */
GtkWidget *
siyi_number_hint_new (gpointer typed,
                      gboolean phones)
{
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (hint), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (hint, "soon-line");
  g_object_set_data (G_OBJECT (hint), PHONES, GINT_TO_POINTER (phones));
  g_signal_connect_object (typed, "changed", G_CALLBACK (on_changed), hint, G_CONNECT_SWAPPED);
  on_changed (GTK_LABEL (hint), typed);

  return hint;
}
