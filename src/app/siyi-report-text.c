/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with the words of a report. A computed piece is changed by nobody silently: typing in
 * it or cutting a part of it asks first; deleted whole it goes like any word. The archive's undo takes
 * edits back, not the buffer's: that one knows no pieces. Main thread. */
#include "siyi-report-text-private.h"

#include <adwaita.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (SiyiReportText, siyi_report_text, GTK_TYPE_TEXT_VIEW)

enum { CHANGED, FIGURE_ENTERED, ASKS, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_guarded (GtkTextTag *tag)
{
  return tag != NULL && siyi_report_text_piece_of (tag)->kind == SIYI_REPORT_FIGURE;
}

/* The figure that would be torn by something at @at: not before its first, not behind its last character. */
static GtkTextTag *
torn_at (SiyiReportText    *self,
         const GtkTextIter *at)
{
  GtkTextTag *tag = siyi_report_text_tag_of (self, at);

  return is_guarded (tag) && !gtk_text_iter_starts_tag (at, tag) ? tag : NULL;
}

static void
ask (SiyiReportText *self,
     GtkTextTag     *tag,
     const char     *typed)
{
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  siyi_report_text_bounds (self, tag, &start, &end);
  words = gtk_text_iter_get_text (&start, &end);
  gtk_text_buffer_move_mark (self->buffer, self->asked_from, &start);
  g_free (self->asked);
  self->asked = g_strdup (typed);
  g_signal_emit (self, signals[ASKS], 0, words);
}

static void
on_insert (GtkTextBuffer  *buffer,
           GtkTextIter    *at,
           char           *text,
           int             length,
           SiyiReportText *self)
{
  GtkTextTag *tag = self->filling ? NULL : torn_at (self, at);
  g_autofree char *typed = NULL;

  if (tag == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  typed = g_strndup (text, length);
  ask (self, tag, typed);
}

/* What was typed is marked, and takes the look of its paragraph. A gap that is typed into is none. */
static void
on_inserted (GtkTextBuffer  *buffer,
             GtkTextIter    *end,
             char           *text,
             int             length,
             SiyiReportText *self)
{
  GtkTextIter start = *end;
  GtkTextTag *before, *own = NULL;

  if (self->filling)
    return;

  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, length));
  before = siyi_report_text_tag_of (self, &start);
  if (before == NULL && !gtk_text_iter_is_start (&start))
    {
      GtkTextIter left = start;

      gtk_text_iter_backward_char (&left);
      own = siyi_report_text_tag_of (self, &left);
      if (own != NULL && siyi_report_text_piece_of (own)->kind != SIYI_REPORT_TYPED)
        own = NULL;
    }
  if (before == NULL || siyi_report_text_piece_of (before)->kind != SIYI_REPORT_TYPED)
    {
      if (own == NULL)
        own = siyi_report_text_add_piece (self, SIYI_REPORT_TYPED, NULL, NULL);
      if (before != NULL)
        {
          gtk_text_buffer_remove_tag (buffer, before, &start, end);
          for (int i = 0; i < 4; i++)
            if (self->looks[i] != NULL)
              gtk_text_buffer_remove_tag (buffer, self->looks[i], &start, end);
        }
      gtk_text_buffer_apply_tag (buffer, own, &start, end);
      gtk_text_buffer_apply_tag (buffer, self->looks[SIYI_REPORT_TYPED], &start, end);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_delete (GtkTextBuffer  *buffer,
           GtkTextIter    *start,
           GtkTextIter    *end,
           SiyiReportText *self)
{
  GtkTextTag *torn = NULL;

  if (self->filling)
    return;

  torn = torn_at (self, start);
  if (torn == NULL)
    torn = torn_at (self, end);
  if (torn == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "delete-range");
  ask (self, torn, NULL);
}

static void
on_deleted (GtkTextBuffer  *buffer,
            GtkTextIter    *start,
            GtkTextIter    *end,
            SiyiReportText *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_cursor (SiyiReportText *self)
{
  GtkTextIter at;
  GtkTextTag *tag;
  const SiyiReportPiece *piece;

  if (self->filling)
    return;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  tag = siyi_report_text_tag_of (self, &at);
  if (!is_guarded (tag))
    tag = NULL;
  if (tag == self->entered)
    return;

  self->entered = tag;
  piece = tag != NULL ? siyi_report_text_piece_of (tag) : NULL;
  g_signal_emit (self, signals[FIGURE_ENTERED], 0, piece != NULL ? piece->key : NULL,
                 piece != NULL ? piece->form : NULL);
}

static void
siyi_report_text_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (siyi_report_text_parent_class)->css_changed (widget, change);
  siyi_report_text_color (SIYI_REPORT_TEXT (widget));
}

static void
siyi_report_text_finalize (GObject *object)
{
  g_free (SIYI_REPORT_TEXT (object)->asked);

  G_OBJECT_CLASS (siyi_report_text_parent_class)->finalize (object);
}

static void
siyi_report_text_class_init (SiyiReportTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_report_text_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = siyi_report_text_css_changed;

  signals[CHANGED] = g_signal_new ("report-changed", SIYI_TYPE_REPORT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FIGURE_ENTERED] = g_signal_new ("figure-entered", SIYI_TYPE_REPORT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ASKS] = g_signal_new ("asks", SIYI_TYPE_REPORT_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
siyi_report_text_init (SiyiReportText *self)
{
  GtkTextIter start;

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), 8);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "report-text");
  siyi_report_text_make_tags (self);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->asked_from = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (on_insert), self, 0);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (on_inserted), self, G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (on_delete), self, 0);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (on_deleted), self, G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (on_cursor), self, G_CONNECT_SWAPPED);
}

SiyiReportText *
siyi_report_text_new (void)
{
  return g_object_new (SIYI_TYPE_REPORT_TEXT, NULL);
}

/**
 * siyi_report_text_allow:
 *
 * The figure that was asked about becomes words of a hand; what was typed takes its place.
 */
void
siyi_report_text_allow (SiyiReportText *self)
{
  const SiyiReportPiece *piece;
  GtkTextTag *tag, *typed;
  GtkTextIter start, end;

  g_return_if_fail (SIYI_IS_REPORT_TEXT (self));

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->asked_from);
  tag = siyi_report_text_tag_of (self, &start);
  if (!is_guarded (tag))
    return;

  siyi_report_text_bounds (self, tag, &start, &end);
  piece = siyi_report_text_piece_of (tag);
  typed = siyi_report_text_add_piece (self, SIYI_REPORT_TYPED, piece->key, piece->form);
  gtk_text_buffer_apply_tag (self->buffer, typed, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->looks[SIYI_REPORT_TYPED], &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->looks[SIYI_REPORT_FIGURE], &start, &end);
  if (self->entered == tag)
    self->entered = NULL;
  gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (self->buffer), tag);
  if (self->asked != NULL)
    gtk_text_buffer_insert_at_cursor (self->buffer, self->asked, -1);
  g_clear_pointer (&self->asked, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show (SiyiReportText *self,
      GtkTextIter    *start,
      GtkTextIter    *end)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_bounds (self->buffer, &first, &last);
  gtk_text_buffer_remove_tag (self->buffer, self->found, &first, &last);
  gtk_text_buffer_apply_tag (self->buffer, self->found, start, end);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), start, 0.1, FALSE, 0, 0);
}

typedef struct { const char *key; GtkTextTag *tag; } Search;

static void
match_key (GtkTextTag *tag,
           gpointer    data)
{
  Search *search = data;
  const SiyiReportPiece *piece = siyi_report_text_piece_of (tag);

  if (search->tag == NULL && piece != NULL && g_strcmp0 (piece->key, search->key) == 0)
    search->tag = tag;
}

/**
 * siyi_report_text_show_figure:
 *
 * Returns: whether the figure stands in the text; it is lit and brought into view
 */
gboolean
siyi_report_text_show_figure (SiyiReportText *self,
                              const char     *key)
{
  Search search = { key, NULL };
  GtkTextIter start, end;

  g_return_val_if_fail (SIYI_IS_REPORT_TEXT (self), FALSE);

  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (self->buffer), match_key, &search);
  if (search.tag == NULL)
    return FALSE;

  siyi_report_text_bounds (self, search.tag, &start, &end);
  show (self, &start, &end);

  return TRUE;
}

/**
 * siyi_report_text_show_words:
 *
 * Lights words of a paragraph, such as those a guard found.
 */
void
siyi_report_text_show_words (SiyiReportText *self,
                             guint           paragraph,
                             const char     *words)
{
  GtkTextIter from, start, end;

  g_return_if_fail (SIYI_IS_REPORT_TEXT (self));

  gtk_text_buffer_get_iter_at_line (self->buffer, &from, (int) paragraph);
  if (gtk_text_iter_forward_search (&from, words, 0, &start, &end, NULL))
    show (self, &start, &end);
}
