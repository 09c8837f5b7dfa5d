/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice page's lists that only show: versions, where one was made public, what was checked.
 * Each is made anew when the state is another. Main thread. */
#include "siyi-notice-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-notice-words.h"

static SiyiDay
get_today (SiyiNoticePage *self)
{
  return siyi_clock_today (siyi_archive_get_clock (self->archive));
}

static GtkWidget *
new_row (const char *icon, const char *style, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *above = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle, -1);

  gtk_widget_add_css_class (image, style);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), above);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_widget_add_css_class (row, "notice-row");

  return row;
}

static GtkWidget *
new_version_row (SiyiNoticePage *self, const SiyiNotice *notice)
{
  const gboolean draft = notice->published == SIYI_DAY_NONE;
  g_autofree char *title = siyi_notice_words_version (notice);
  g_autofree char *subtitle = siyi_notice_words_state (notice, get_today (self));
  GtkWidget *row = new_row (draft ? "document-edit-symbolic" : "object-select-symbolic",
                            draft ? "warning" : "success", title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (draft)
    gtk_widget_add_css_class (row, "draft");

  return row;
}

void
siyi_notice_page_show_versions (SiyiNoticePage *self)
{
  const SiyiNotice *shown = siyi_notice_page_get_shown (self);
  GPtrArray *notices = self->state->notices;

  self->filling = TRUE;
  siyi_children_remove (self->versions);
  for (guint i = 0; i < notices->len; i++)
    {
      GtkWidget *row = new_version_row (self, notices->pdata[i]);

      gtk_list_box_append (self->versions, row);
      if (notices->pdata[i] == (gpointer) shown)
        gtk_list_box_select_row (self->versions, GTK_LIST_BOX_ROW (row));
    }
  self->filling = FALSE;
}

static GtkWidget *
new_post_row (SiyiNoticePage *self, const SiyiNoticePost *post)
{
  g_autofree char *subtitle = siyi_notice_words_post (post, get_today (self));
  GtkWidget *row = new_row (post->proof != 0 ? "image-x-generic-symbolic" : "object-select-symbolic",
                            "muted", siyi_notice_words_outlet (post->outlet), subtitle);
  GtkWidget *button;

  if (post->proof == 0)
    return row;

  button = gtk_button_new_with_label (_("Photo"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "notice.proof");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", post->proof);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

void
siyi_notice_page_show_posts (SiyiNoticePage *self)
{
  const SiyiNotice *shown = siyi_notice_page_get_shown (self);
  const guint n = shown != NULL && shown->posts != NULL ? shown->posts->len : 0;

  siyi_children_remove (self->posts);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->posts, new_post_row (self, shown->posts->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->posts), n > 0);
  gtk_widget_set_visible (self->posts_group, shown != NULL && shown->id != 0);
}

static const struct { const char *icon, *style; } signs[] = {
  [SIYI_CHECK_OK] = { "object-select-symbolic", "success" },
  [SIYI_CHECK_WARNING] = { "dialog-warning-symbolic", "warning" },
  [SIYI_CHECK_BLOCKS] = { "dialog-error-symbolic", "error" },
};

static const char *
state_word (SiyiCheckState state)
{
  switch (state)
    {
    case SIYI_CHECK_WARNING:
      return C_("check", "Look here");
    case SIYI_CHECK_BLOCKS:
      return C_("check", "Forbids publishing");
    case SIYI_CHECK_OK:
    default:
      return C_("check", "In order");
    }
}

static GtkWidget *
new_check (const char *icon, const char *style, const char *word, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_widget_add_css_class (image, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

void
siyi_notice_page_show_checks (SiyiNoticePage *self)
{
  GPtrArray *checks = self->state->checks;

  siyi_children_remove (self->checks);

  gtk_label_set_text (self->checks_heading, self->state->has_draft ? _("Checks Before Publishing")
                                                                   : _("Changes"));
  if (!self->state->has_draft)
    gtk_box_append (self->checks, new_check (signs[SIYI_CHECK_OK].icon, signs[SIYI_CHECK_OK].style,
                                             state_word (SIYI_CHECK_OK), _("There is no change to publish")));
  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      const SiyiNoticeCheck *check = checks->pdata[i];

      gtk_box_append (self->checks, new_check (signs[check->state].icon, signs[check->state].style,
                                               state_word (check->state), check->text));
    }
}
