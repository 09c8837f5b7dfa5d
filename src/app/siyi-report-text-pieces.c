/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a report as tags of the buffer and back. Each computed piece has a tag of its own that carries
 * its key; one more tag gives all of a kind their look. */
#include "siyi-report-text-private.h"

#include "siyi-colors.h"

#define PIECE "siyi-piece"

/**
 * siyi_report_text_piece_of:
 *
 * Returns: (transfer none) (nullable): what a tag carries; %NULL for a tag of looks
 */
const SiyiReportPiece *
siyi_report_text_piece_of (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), PIECE);
}

/**
 * siyi_report_text_tag_of:
 *
 * Returns: (transfer none) (nullable): the tag of the piece that covers the character at @at
 */
GtkTextTag *
siyi_report_text_tag_of (SiyiReportText    *self,
                         const GtkTextIter *at)
{
  GSList *tags = gtk_text_iter_get_tags (at);
  GtkTextTag *found = NULL;

  for (GSList *l = tags; l != NULL && found == NULL; l = l->next)
    if (siyi_report_text_piece_of (l->data) != NULL)
      found = l->data;
  g_slist_free (tags);

  return found;
}

/**
 * siyi_report_text_add_piece:
 * @key: (nullable): of its figure
 *
 * Returns: (transfer none): a tag for one piece
 */
GtkTextTag *
siyi_report_text_add_piece (SiyiReportText      *self,
                            SiyiReportPieceKind  kind,
                            const char          *key,
                            const char          *form)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);

  g_object_set_data_full (G_OBJECT (tag), PIECE, siyi_report_piece_new (kind, "", key, form),
                          (GDestroyNotify) siyi_report_piece_free);

  return tag;
}

/**
 * siyi_report_text_color:
 *
 * Colours of the present style: light, dark, high contrast.
 */
void
siyi_report_text_color (SiyiReportText *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA figure = siyi_color (widget, "accent_color", 1.0f);
  const GdkRGBA gap = siyi_color (widget, "view_fg_color", 0.55f);
  const GdkRGBA hand = siyi_color (widget, "warning_bg_color", 0.22f);
  const GdkRGBA found = siyi_color (widget, "accent_bg_color", 0.22f);

  g_object_set (self->looks[SIYI_REPORT_FIGURE], "foreground-rgba", &figure, NULL);
  g_object_set (self->looks[SIYI_REPORT_ASKED], "foreground-rgba", &gap, NULL);
  g_object_set (self->looks[SIYI_REPORT_TYPED], "background-rgba", &hand, NULL);
  g_object_set (self->found, "background-rgba", &found, NULL);
}

/**
 * siyi_report_text_make_tags:
 *
 * Once, before the first words.
 */
void
siyi_report_text_make_tags (SiyiReportText *self)
{
  self->kinds[SIYI_PARAGRAPH_TITLE] =
    gtk_text_buffer_create_tag (self->buffer, NULL, "scale", 1.5, "weight", PANGO_WEIGHT_BOLD, "justification",
                                GTK_JUSTIFY_CENTER, "pixels-below-lines", 14, NULL);
  self->kinds[SIYI_PARAGRAPH_HEADING] =
    gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "indent", 34, NULL);
  self->kinds[SIYI_PARAGRAPH_TEXT] = gtk_text_buffer_create_tag (self->buffer, NULL, "indent", 34, NULL);
  self->looks[SIYI_REPORT_FIGURE] =
    gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_LOW, NULL);
  self->looks[SIYI_REPORT_ASKED] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->looks[SIYI_REPORT_TYPED] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->found = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
}

/**
 * siyi_report_text_bounds:
 * @tag: of one piece
 * @start: (out):
 * @end: (out):
 *
 * Where its piece stands; an empty range where it is gone.
 */
void
siyi_report_text_bounds (SiyiReportText *self,
                         GtkTextTag     *tag,
                         GtkTextIter    *start,
                         GtkTextIter    *end)
{
  gtk_text_buffer_get_start_iter (self->buffer, start);
  if (!gtk_text_iter_starts_tag (start, tag) && !gtk_text_iter_forward_to_tag_toggle (start, tag))
    {
      *end = *start;
      return;
    }
  *end = *start;
  gtk_text_iter_forward_to_tag_toggle (end, tag);
}

static void
add_piece (SiyiReportText        *self,
           GtkTextIter           *at,
           const SiyiReportPiece *piece,
           GtkTextTag            *kind)
{
  GtkTextTag *own = piece->kind != SIYI_REPORT_TEMPLATE
                      ? siyi_report_text_add_piece (self, piece->kind, piece->key, piece->form) : NULL;

  if (own != NULL)
    gtk_text_buffer_insert_with_tags (self->buffer, at, piece->text, -1, kind, own, self->looks[piece->kind], NULL);
  else
    gtk_text_buffer_insert_with_tags (self->buffer, at, piece->text, -1, kind, NULL);
}

/* Tags of pieces that went would gather. */
static void
drop_tag (GtkTextTag *tag,
          gpointer    data)
{
  if (siyi_report_text_piece_of (tag) != NULL)
    g_ptr_array_add (data, tag);
}

static void
clear (SiyiReportText *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);
  g_autoptr(GPtrArray) old = g_ptr_array_new ();

  gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_text_tag_table_foreach (table, drop_tag, old);
  for (guint i = 0; i < old->len; i++)
    gtk_text_tag_table_remove (table, g_ptr_array_index (old, i));
  self->entered = NULL;
}

/**
 * siyi_report_text_set_paragraphs:
 * @paragraphs: (element-type SiyiParagraph): read during the call only
 *
 * Shows a report; headings without their numbers, which the program makes.
 */
void
siyi_report_text_set_paragraphs (SiyiReportText *self,
                                 GPtrArray      *paragraphs)
{
  GtkTextIter at;

  g_return_if_fail (SIYI_IS_REPORT_TEXT (self));

  self->filling = TRUE;
  clear (self);
  gtk_text_buffer_get_start_iter (self->buffer, &at);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const SiyiParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      GtkTextTag *kind = self->kinds[paragraph->kind];

      for (guint k = 0; k < paragraph->pieces->len; k++)
        add_piece (self, &at, g_ptr_array_index (paragraph->pieces, k), kind);
      if (i + 1 < paragraphs->len)
        gtk_text_buffer_insert_with_tags (self->buffer, &at, "\n", -1, kind, NULL);
    }
  gtk_text_buffer_get_start_iter (self->buffer, &at);
  gtk_text_buffer_place_cursor (self->buffer, &at);
  self->filling = FALSE;
}

/* Words that follow each other and belong together are one piece. */
static void
take_words (SiyiParagraph     *paragraph,
            GtkTextTag        *tag,
            const GtkTextIter *from,
            const GtkTextIter *to)
{
  const SiyiReportPiece *piece = tag != NULL ? siyi_report_text_piece_of (tag) : NULL;
  g_autofree char *text = gtk_text_iter_get_text (from, to);

  if (*text == '\0')
    return;
  g_ptr_array_add (paragraph->pieces,
                   siyi_report_piece_new (piece != NULL ? piece->kind : SIYI_REPORT_TEMPLATE, text,
                                          piece != NULL ? piece->key : NULL, piece != NULL ? piece->form : NULL));
}

static SiyiParagraphKind
kind_at (SiyiReportText    *self,
         const GtkTextIter *at)
{
  for (int kind = SIYI_PARAGRAPH_TITLE; kind < SIYI_PARAGRAPH_TEXT; kind++)
    if (gtk_text_iter_has_tag (at, self->kinds[kind]))
      return (SiyiParagraphKind) kind;

  return SIYI_PARAGRAPH_TEXT;
}

static SiyiParagraph *
read_line (SiyiReportText    *self,
           const GtkTextIter *start,
           const GtkTextIter *end)
{
  SiyiParagraph *paragraph = siyi_paragraph_new (kind_at (self, start));
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      GtkTextTag *tag = siyi_report_text_tag_of (self, &from);
      GtkTextIter to = from;

      do
        gtk_text_iter_forward_to_tag_toggle (&to, NULL);
      while (gtk_text_iter_compare (&to, end) < 0 && siyi_report_text_tag_of (self, &to) == tag);
      if (gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      take_words (paragraph, tag, &from, &to);
      from = to;
    }

  return paragraph;
}

/**
 * siyi_report_text_get_paragraphs:
 *
 * Returns: (transfer full) (element-type SiyiParagraph): the report as it stands; empty lines are none
 */
GPtrArray *
siyi_report_text_get_paragraphs (SiyiReportText *self)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_paragraph_free);
  const int n_lines = gtk_text_buffer_get_line_count (self->buffer);

  g_return_val_if_fail (SIYI_IS_REPORT_TEXT (self), paragraphs);

  for (int i = 0; i < n_lines; i++)
    {
      SiyiParagraph *paragraph;
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_line (self->buffer, &start, i);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      paragraph = read_line (self, &start, &end);
      if (paragraph->pieces->len > 0)
        g_ptr_array_add (paragraphs, paragraph);
      else
        siyi_paragraph_free (paragraph);
    }

  return paragraphs;
}
