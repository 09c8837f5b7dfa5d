/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the page of a session, one a tab: made once, given the session or the chosen group
 * when they come to the front. */
#include "siyi-session-page-private.h"

#include <glib/gi18n.h>

#include "siyi-session-parts.h"
#include "siyi-window.h"

/* In the order of the four ones. */
static const struct
{
  SiyiPiece   piece;
  GtkWidget *(*make) (SiyiArchive *archive);
  void       (*show) (GtkWidget *part, gint64 session);   /* NULL: the page gives it what it shows */
} parts[] = {
  { SIYI_PIECE_RECORD, siyi_session_record_new, NULL },
  { SIYI_PIECE_LEDGER, siyi_session_ledger_new, NULL },
  { SIYI_PIECE_PHOTOS, siyi_session_photos_new, siyi_session_photos_show },
  { SIYI_PIECE_SIGNIN, siyi_session_signin_new, siyi_session_signin_show },
};

void
siyi_session_page_add_parts (SiyiSessionPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      SiyiPiece piece = parts[i].piece;

      self->parts[piece] = parts[i].make (self->archive);
      gtk_stack_add_named (self->stack, self->parts[piece], siyi_piece_word (piece));
      siyi_session_tabs_add (self->tabs, piece);
    }
}

static gboolean
needs_groups (SiyiPiece piece)
{
  return piece == SIYI_PIECE_RECORD || piece == SIYI_PIECE_LEDGER;
}

/* Brings the part of the chosen tab to the front, with what it is to show. */
void
siyi_session_page_show_part (SiyiSessionPage *self)
{
  SiyiPiece piece = siyi_session_tabs_get_current (self->tabs);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].piece == piece && parts[i].show != NULL && self->shows[piece] != self->session)
      {
        self->shows[piece] = self->session;
        parts[i].show (self->parts[piece], self->session);
      }
  siyi_session_record_show (self->parts[SIYI_PIECE_RECORD], self->visit);
  if (needs_groups (piece) && self->shown->reception->queue->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, siyi_piece_word (piece));
}

static void
on_finished (GObject      *part,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiSessionPage) self = data;
  g_autoptr(GError) error = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!siyi_session_record_finish_end (GTK_WIDGET (part), result, &error))
    {
      siyi_show_error (GTK_WIDGET (self), _("Saving the record"), error);
      return;
    }

  siyi_session_page_advance (self);
}

/* The record of the group being received is saved first; what can't be saved keeps the group. */
void
siyi_session_page_finish (SiyiSessionPage *self)
{
  const SiyiQueueLine *in = siyi_shown_session_first (self->shown, SIYI_QUEUE_IN);

  if (in != NULL && in->visit == self->visit)
    siyi_session_record_finish (self->parts[SIYI_PIECE_RECORD], on_finished, g_object_ref (self));
  else
    siyi_session_page_advance (self);
}

void
siyi_session_page_choose_photos (SiyiSessionPage *self)
{
  siyi_session_photos_choose (self->parts[SIYI_PIECE_PHOTOS]);
}
