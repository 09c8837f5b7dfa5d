/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session whose archive lacks something, as a row: its meter, its day and leader, what is missing and
 * for how many days that is all right. Main thread. */
#include "siyi-ones-row.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-meter.h"
#include "siyi-ones-words.h"
#include "siyi-session-words.h"
#include "siyi-tip.h"

static const char session_key[] = "siyi-session";
static const char piece_key[] = "siyi-piece";

static GtkWidget *
new_label (const char *text,
           float       xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_meter (const SiyiOnes *ones)
{
  GtkWidget *meter = siyi_meter_new (SIYI_METER_ROW);

  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    siyi_meter_set_tile (SIYI_METER (meter), (SiyiPiece) piece, ones->state.tiles[piece],
                         (guint) ones->session->pieces[piece].done, (guint) ones->session->pieces[piece].wanted);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);

  return meter;
}

static GtkWidget *
new_button (const SiyiOnes *ones)
{
  const SiyiPiece piece = (SiyiPiece) ones->state.first_missing;
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  /* Translators: %s is one of the four ones */
  g_autofree char *words = g_strdup_printf (_("Give the reason: %s"), siyi_session_words_piece_name (piece));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ones.excuse");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xi)", ones->session->id, (int) piece);
  siyi_tip_set (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
new_lines (const SiyiOnes *ones,
           SiyiDay         today)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *day = siyi_case_words_day (ones->session->day, today, TRUE);
  g_autofree char *gap = siyi_ones_words_gap (ones);
  GtkWidget *leaders = new_label (ones->session->leaders, 1, NULL);
  GtkWidget *words = new_label (gap, 0, ones->days_left >= 0 ? "ones-soon" : "secondary");

  gtk_box_append (GTK_BOX (first), new_label (day, 0, NULL));
  gtk_widget_set_hexpand (leaders, TRUE);
  gtk_box_append (GTK_BOX (first), leaders);
  gtk_widget_set_tooltip_text (words, gap);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), words);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);

  return lines;
}

/**
 * siyi_ones_row_new:
 * @ones: one with a gap, or photos in doubt; read during the call only
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
siyi_ones_row_new (const SiyiOnes *ones,
                   SiyiDay         today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *label = siyi_ones_words_label (ones, today);

  gtk_box_append (GTK_BOX (box), new_meter (ones));
  gtk_box_append (GTK_BOX (box), new_lines (ones, today));
  if (ones->gap)
    gtk_box_append (GTK_BOX (box), new_button (ones));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "ones-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), session_key, g_memdup2 (&ones->session->id, sizeof ones->session->id), g_free);
  g_object_set_data (G_OBJECT (row), piece_key, GINT_TO_POINTER (ones->gap ? ones->state.first_missing : SIYI_PIECE_PHOTOS));

  return row;
}

gint64
siyi_ones_row_get_session (GtkListBoxRow *row)
{
  const gint64 *session = g_object_get_data (G_OBJECT (row), session_key);

  return session != NULL ? *session : 0;
}

SiyiPiece
siyi_ones_row_get_piece (GtkListBoxRow *row)
{
  return (SiyiPiece) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), piece_key));
}
