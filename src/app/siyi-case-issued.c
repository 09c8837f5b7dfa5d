/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered papers of a case as a list: which, its number, its day; void ones stay, struck. What is done with
 * them is in siyi-case-issued-actions.c. Main thread; the papers shown are shared with the page. */
#include "siyi-case-issued-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-tip.h"

G_DEFINE_FINAL_TYPE (SiyiCaseIssued, siyi_case_issued, GTK_TYPE_BOX)

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          gint64      id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
menu_of (const SiyiStoredPaper *paper)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, _("_Print…"), "issued.print", paper->id);
  add_item (menu, _("_Save…"), "issued.save", paper->id);
  if (!paper->is_void && siyi_stored_paper_service (paper) != NULL)
    add_item (menu, _("Record S_ervice…"), "issued.serve", paper->id);
  if (!paper->is_void)
    add_item (menu, _("Make _Void…"), "issued.void", paper->id);

  return G_MENU_MODEL (menu);
}

static GtkWidget *
more_new (const SiyiStoredPaper *paper)
{
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr(GMenuModel) menu = menu_of (paper);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  siyi_tip_set (more, _("What to do with the paper"));
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);

  return more;
}

static GtkWidget *
line_new (const char *text,
          const char *style,
          gboolean    is_struck)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (is_struck)
    {
      g_autoptr(PangoAttrList) struck = pango_attr_list_new ();

      pango_attr_list_insert (struck, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), struck);
    }

  return label;
}

static void
add_row (SiyiCaseIssued        *self,
         const SiyiStoredPaper *paper)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *day = siyi_case_words_day (paper->day, self->today, FALSE);
  /* Translators: number of a paper, its day */
  g_autofree char *below = g_strdup_printf (C_("paper", "%1$s  %2$s"), paper->number, day);

  gtk_box_append (GTK_BOX (words), line_new (siyi_stored_paper_title (paper), NULL, paper->is_void));
  gtk_box_append (GTK_BOX (words), line_new (below, "secondary", paper->is_void));
  if (paper->is_void)
    {
      /* Translators: why a paper is void */
      g_autofree char *why = g_strdup_printf (_("Void: %s"), paper->void_reason != NULL ? paper->void_reason : "");

      gtk_box_append (GTK_BOX (words), line_new (why, "secondary", FALSE));
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), more_new (paper));
  gtk_widget_add_css_class (box, "issued-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

const SiyiStoredPaper *
siyi_case_issued_find (SiyiCaseIssued *self,
                       gint64          id)
{
  for (guint i = 0; self->papers != NULL && i < self->papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (self->papers, i);

      if (paper->id == id)
        return paper;
    }

  return NULL;
}

static void
siyi_case_issued_dispose (GObject *object)
{
  SiyiCaseIssued *self = SIYI_CASE_ISSUED (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->papers, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_case_issued_parent_class)->dispose (object);
}

static void
siyi_case_issued_class_init (SiyiCaseIssuedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_case_issued_dispose;
  siyi_case_issued_install_actions (GTK_WIDGET_CLASS (klass));
}

/* In the order a matter goes. */
static GMenuModel *
kinds_new (void)
{
  static const SiyiTaskPaperKind kinds[] = {
    SIYI_CASE_PAPER_ACCEPTANCE, SIYI_CASE_PAPER_DECLINE, SIYI_TASK_PAPER_EXTENSION, SIYI_CASE_PAPER_OPINION,
    SIYI_CASE_PAPER_REPORT, SIYI_CASE_PAPER_NO_MORE,
  };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (siyi_task_paper_text_name (kinds[i], FALSE), NULL);

      g_menu_item_set_action_and_target (item, "issued.new", "s", siyi_task_paper_word (kinds[i]));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
head_new (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("Official papers"));
  GtkWidget *issue = gtk_menu_button_new ();
  g_autoptr(GMenuModel) kinds = kinds_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (issue), _("_Issue"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (issue), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (issue), kinds);
  gtk_widget_set_tooltip_text (issue, _("Issue an official paper of this case"));
  gtk_widget_add_css_class (issue, "flat");
  gtk_widget_set_valign (issue, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), issue);
  gtk_widget_set_margin_top (head, 4);

  return head;
}

static void
siyi_case_issued_init (SiyiCaseIssued *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  /* The names inside take what there is; the column keeps its width. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Official papers"), -1);
  self->empty = gtk_label_new (_("None issued yet."));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "muted");

  gtk_box_append (GTK_BOX (self), head_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->empty);
}

void
siyi_case_issued_set_archive (SiyiCaseIssued *self,
                              SiyiArchive    *archive)
{
  g_return_if_fail (SIYI_IS_CASE_ISSUED (self) && self->archive == NULL);

  self->archive = g_object_ref (archive);
}

/**
 * siyi_case_issued_set_papers:
 * @content: the case they are of
 * @papers: (element-type SiyiStoredPaper): the newest first, void ones among them; kept while they are shown
 */
void
siyi_case_issued_set_papers (SiyiCaseIssued *self,
                             const SiyiCase *content,
                             GPtrArray      *papers,
                             SiyiDay         today)
{
  g_return_if_fail (SIYI_IS_CASE_ISSUED (self));

  if (self->papers == papers && self->case_id == content->id)
    return;

  self->case_id = content->id;
  self->task = content->task;
  self->today = today;
  g_ptr_array_ref (papers);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  self->papers = papers;
  siyi_children_remove (self->list);
  for (guint i = 0; i < papers->len; i++)
    add_row (self, g_ptr_array_index (papers, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), papers->len > 0);
  gtk_widget_set_visible (self->empty, papers->len == 0);
}

guint
siyi_case_issued_get_n_rows (SiyiCaseIssued *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_ISSUED (self), 0);

  return self->papers != NULL ? self->papers->len : 0;
}
