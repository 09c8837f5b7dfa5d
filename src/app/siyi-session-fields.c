/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bricks of the record-book form: headings, cards, fields, texts. An empty field stands for
 * NULL (or -1); writing what stands there already moves neither cursor nor text. Main thread. */
#include "siyi-session-fields.h"

#include <glib/gi18n.h>

#define MOST_PERSONS 99999

GtkWidget *
siyi_session_heading_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

GtkWidget *
siyi_session_card_new (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "fields");

  return card;
}

/**
 * siyi_session_card_add:
 *
 * Puts @row below what is in @card, with a line between.
 */
void
siyi_session_card_add (GtkWidget *card,
                       GtkWidget *row)
{
  if (gtk_widget_get_first_child (card) != NULL)
    gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), row);
}

SiyiVisitField *
siyi_session_field_new (const char *caption)
{
  return g_object_new (SIYI_TYPE_VISIT_FIELD, "caption", caption, NULL);
}

/**
 * siyi_session_text_new:
 * @label: what a screen reader says, translated
 * @height: at least, in pixels
 * @view: (out): the text
 *
 * Returns: (transfer floating): a card with a text that takes the room there is
 */
GtkWidget *
siyi_session_text_new (const char   *label,
                       int           height,
                       GtkTextView **view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  *view = GTK_TEXT_VIEW (text);
  gtk_text_view_set_accepts_tab (*view, FALSE);
  gtk_text_view_set_wrap_mode (*view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_inside_wrap (*view, 4);
  gtk_text_view_set_pixels_below_lines (*view, 4);
  gtk_text_view_set_left_margin (*view, 16);
  gtk_text_view_set_right_margin (*view, 16);
  gtk_text_view_set_top_margin (*view, 12);
  gtk_text_view_set_bottom_margin (*view, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "record-text");
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

/**
 * siyi_session_field_get:
 *
 * Returns: (transfer full) (nullable): what stands there, without blanks around it
 */
char *
siyi_session_field_get (SiyiVisitField *field)
{
  char *text = g_strstrip (g_strdup (siyi_visit_field_get_text (field)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

void
siyi_session_field_set (SiyiVisitField *field,
                        const char     *text)
{
  g_autofree char *now = siyi_session_field_get (field);

  if (g_strcmp0 (now, text) != 0)
    siyi_visit_field_set_text (field, text);
}

/**
 * siyi_session_field_get_number:
 *
 * Returns: persons; -1 where nothing or no number stands there, which is told beside the field
 */
int
siyi_session_field_get_number (SiyiVisitField *field)
{
  g_autofree char *text = siyi_session_field_get (field);
  guint64 number;
  gboolean good = text != NULL &&
                  g_ascii_string_to_unsigned (text, 10, 0, MOST_PERSONS, &number, NULL);

  siyi_visit_field_set_check (field, text != NULL && !good ? _("Not a number") : NULL,
                              SIYI_CHECK_LOOK);

  return good ? (int) number : -1;
}

void
siyi_session_field_set_number (SiyiVisitField *field,
                               int             number)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%d", number) : NULL;

  siyi_session_field_set (field, text);
  siyi_visit_field_set_check (field, NULL, SIYI_CHECK_LOOK);
}

/**
 * siyi_session_text_get:
 *
 * Returns: (transfer full) (nullable): the text to the letter
 */
char *
siyi_session_text_get (GtkTextView *view)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

void
siyi_session_text_set (GtkTextView *view,
                       const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *now = siyi_session_text_get (view);
  GtkTextIter iter;
  int offset;

  if (g_strcmp0 (now, text) == 0)
    return;

  g_object_get (buffer, "cursor-position", &offset, NULL);
  /* What was read from the archive is no step of the text's own undo. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
}
