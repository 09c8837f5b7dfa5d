/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a case as a list: icon, name, size; those out of reach say so. What is done with them
 * is in siyi-case-papers-actions.c. Main thread; the files shown are borrowed from nobody. */
#include "siyi-case-papers-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-tip.h"

G_DEFINE_FINAL_TYPE (SiyiCasePapers, siyi_case_papers, GTK_TYPE_BOX)

static GMenuModel *
menu_of (gint64 id)
{
  static const struct { const char *label, *action; } items[] = {
    { N_("_Open"), "papers.open" },
    { N_("_Save a Copy…"), "papers.save" },
    { N_("_Rename…"), "papers.rename" },
    { N_("_Take Out…"), "papers.take-out" },
  };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x", id);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
icon_of (const SiyiFile *file)
{
  g_autoptr(GIcon) icon = NULL;

  if (file->mime != NULL)
    icon = g_content_type_get_symbolic_icon (file->mime);

  return icon != NULL ? gtk_image_new_from_gicon (icon)
                      : gtk_image_new_from_icon_name ("text-x-generic-symbolic");
}

static void
add_row (SiyiCasePapers *self,
         const SiyiFile *file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (file->name);
  g_autofree char *bytes = g_format_size ((guint64) file->bytes);
  GtkWidget *size = gtk_label_new (file->reachable ? bytes : _("Out of reach"));
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr(GMenuModel) menu = menu_of (file->id);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, file->name);
  gtk_widget_add_css_class (size, file->reachable ? "muted" : "warning");
  if (!file->reachable)
    gtk_widget_set_tooltip_text (size, _("Its volume is not beside the archive's main file. Put it "
                                         "back, or restore it from a backup."));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  siyi_tip_set (more, _("What to do with the paper"));
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (box), icon_of (file));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), size);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_add_css_class (box, "paper-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "papers.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", file->id);
  gtk_list_box_append (self->list, row);
}

void
siyi_case_papers_show_count (SiyiCasePapers *self)
{
  guint n = self->files != NULL ? self->files->len : 0;
  g_autofree char *words = NULL;

  if (self->busy)
    words = g_strdup (_("Taking in…"));
  else if (n > 0)
    words = g_strdup_printf (ngettext ("%u paper", "%u papers", n), n);
  gtk_label_set_text (self->count, words != NULL ? words : "");
}

const SiyiFile *
siyi_case_papers_find (SiyiCasePapers *self,
                       gint64          id)
{
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      const SiyiFile *file = g_ptr_array_index (self->files, i);

      if (file->id == id)
        return file;
    }

  return NULL;
}

static void
siyi_case_papers_dispose (GObject *object)
{
  SiyiCasePapers *self = SIYI_CASE_PAPERS (object);

  g_cancellable_cancel (self->closing);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_case_papers_parent_class)->dispose (object);
}

static void
siyi_case_papers_finalize (GObject *object)
{
  g_clear_object (&SIYI_CASE_PAPERS (object)->closing);

  G_OBJECT_CLASS (siyi_case_papers_parent_class)->finalize (object);
}

static void
siyi_case_papers_class_init (SiyiCasePapersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siyi_case_papers_dispose;
  object_class->finalize = siyi_case_papers_finalize;
}

static GtkWidget *
head_new (SiyiCasePapers *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("Papers"));
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->count = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "muted");
  siyi_tip_set (add, _("Take papers in"));
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "papers.add");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), add);
  gtk_widget_set_margin_top (head, 4);

  return head;
}

static void
siyi_case_papers_init (SiyiCasePapers *self)
{
  self->closing = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  /* The names inside take what there is; the column keeps its width. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Papers"), -1);
  self->empty = gtk_label_new (_("No papers yet. Drop files here, or take them in with the plus "
                                 "button."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "muted");

  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->empty);
  siyi_case_papers_install_actions (self);
}

void
siyi_case_papers_set_archive (SiyiCasePapers *self,
                              SiyiArchive    *archive)
{
  g_return_if_fail (SIYI_IS_CASE_PAPERS (self) && self->archive == NULL);

  self->archive = g_object_ref (archive);
}

/**
 * siyi_case_papers_set_files:
 * @files: (element-type SiyiFile): the case's papers, the newest first
 */
void
siyi_case_papers_set_files (SiyiCasePapers *self,
                            gint64          case_id,
                            GPtrArray      *files)
{
  g_return_if_fail (SIYI_IS_CASE_PAPERS (self));

  if (self->files == files && self->case_id == case_id)
    return;

  self->case_id = case_id;
  g_ptr_array_ref (files);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files;
  siyi_children_remove (self->list);
  for (guint i = 0; i < files->len; i++)
    add_row (self, g_ptr_array_index (files, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), files->len > 0);
  gtk_widget_set_visible (self->empty, files->len == 0);
  siyi_case_papers_show_count (self);
}

guint
siyi_case_papers_get_n_rows (SiyiCasePapers *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_PAPERS (self), 0);

  return self->files != NULL ? self->files->len : 0;
}
