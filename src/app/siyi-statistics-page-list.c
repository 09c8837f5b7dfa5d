/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of "Statistics" that was pointed at, and the list of its rows that stands beside: chosen, opened in
 * the ledger, copied with its definition. Main thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-statistics-words.h"
#include "siyi-window.h"

/**
 * siyi_statistics_page_show_list:
 *
 * Opens the list beside the figures, or closes it.
 */
void
siyi_statistics_page_show_list (SiyiStatisticsPage *self,
                                gboolean            shown)
{
  self->listed = shown;
  adw_flap_set_reveal_flap (self->flap, shown && siyi_statistics_page_shows_figures (self));
}

/**
 * siyi_statistics_page_fold:
 *
 * A list that lies over the charts comes only when asked for.
 */
void
siyi_statistics_page_fold (SiyiStatisticsPage *self)
{
  const gboolean folded = adw_flap_get_folded (self->flap);

  adw_flap_set_reveal_flap (self->flap, !folded && self->listed && siyi_statistics_page_shows_figures (self));
}

/**
 * siyi_statistics_page_choose:
 * @wish: (transfer full) (nullable): the number whose list is to stand beside
 * @reveal: whether the person asked for it: then the list opens
 */
void
siyi_statistics_page_choose (SiyiStatisticsPage *self,
                             SiyiStatWish       *wish,
                             gboolean            reveal)
{
  if (wish == NULL)
    return;

  g_clear_pointer (&self->chosen, siyi_stat_wish_free);
  self->chosen = wish;
  if (reveal)
    siyi_statistics_page_show_list (self, TRUE);
  siyi_behind_view_show (self->behind, wish);
  siyi_statistics_page_show_chosen (self);
}

/**
 * siyi_statistics_page_open_wish:
 * @wish: (transfer full) (nullable)
 *
 * Opens the ledger with the rows behind the number.
 */
void
siyi_statistics_page_open_wish (SiyiStatisticsPage *self,
                                SiyiStatWish       *wish)
{
  if (wish == NULL)
    return;

  siyi_statistics_page_choose (self, wish, FALSE);
  siyi_behind_view_open (self->behind);
}

/**
 * siyi_statistics_page_copy_wish:
 * @wish: (transfer full) (nullable)
 *
 * Copies the number with its period and what it counts, so that it can be defended where it is pasted.
 */
void
siyi_statistics_page_copy_wish (SiyiStatisticsPage *self,
                                SiyiStatWish       *wish)
{
  g_autoptr(SiyiStatWish) copied = wish;
  g_autofree char *span = NULL;
  g_autofree char *basis = NULL;
  g_autofree char *text = NULL;

  if (wish == NULL)
    return;

  span = siyi_span_words (&wish->query.span);
  basis = siyi_stat_words_basis (&wish->query);
  /* Translators: a copied number: period, what, value, numerator and denominator or persons, definition, basis */
  text = g_strdup_printf (_("%1$s, %2$s: %3$s %4$s\n%5$s\n%6$s"), span, wish->title, wish->value,
                          wish->beside != NULL ? wish->beside : "", wish->definition, basis);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  siyi_toast (GTK_WIDGET (self), _("Number copied with its definition"));
}

/**
 * siyi_statistics_page_choose_again:
 *
 * Shows the chosen number as it is now; at first the first tile.
 */
void
siyi_statistics_page_choose_again (SiyiStatisticsPage *self)
{
  SiyiStatWish *wish;

  if (self->chosen == NULL)
    {
      siyi_statistics_page_choose (self, siyi_statistics_page_wish_of_tile (self, 0), FALSE);
      return;
    }

  wish = siyi_statistics_page_wish_again (self, self->chosen);
  if (wish != NULL)
    siyi_statistics_page_choose (self, wish, FALSE);
  else
    siyi_behind_view_show (self->behind, NULL);
}

/* From the number to its rows, and back to it. */
void
siyi_statistics_page_list_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->behind)))
    {
      gtk_widget_grab_focus (self->left != NULL ? self->left : widget);
      return;
    }

  g_set_weak_pointer (&self->left, focus);
  siyi_statistics_page_show_list (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (siyi_behind_view_get_list (self->behind)), GTK_DIR_TAB_FORWARD);
}
