/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame around what keeps the archive safe: one header bar, a switcher, the parts, each made when
 * first shown. Main thread. */
#include "siyi-keeping-page.h"

#include <glib/gi18n.h>

#include "siyi-audit-page.h"
#include "siyi-backup-page.h"

struct _SiyiKeepingPage
{
  GtkWidget parent_instance;

  /* Children */
  AdwViewStack *stack;

  /* Owned */
  SiyiArchive  *archive;
};

static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*make) (SiyiArchive *archive);
} parts[] = {
  { "backup", NC_("place", "Backups"), "drive-harddisk-symbolic", siyi_backup_page_new },
  { "audit", NC_("place", "Trail"), "view-list-symbolic", siyi_audit_page_new },
};

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiKeepingPage, siyi_keeping_page, GTK_TYPE_WIDGET)

static void
on_back (SiyiKeepingPage *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
on_part_shown (SiyiKeepingPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (self->archive != NULL && g_strcmp0 (parts[i].name, name) == 0 && adw_bin_get_child (ADW_BIN (bin)) == NULL)
      adw_bin_set_child (ADW_BIN (bin), parts[i].make (self->archive));
}

static void
siyi_keeping_page_dispose (GObject *object)
{
  SiyiKeepingPage *self = SIYI_KEEPING_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->archive);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siyi_keeping_page_parent_class)->dispose (object);
}

static void
siyi_keeping_page_class_init (SiyiKeepingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_keeping_page_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_header (SiyiKeepingPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), self->stack);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), switcher);
  gtk_widget_set_tooltip_text (back, _("Back"));
  g_signal_connect_object (back, "clicked", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);

  return header;
}

static void
siyi_keeping_page_init (SiyiKeepingPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, adw_bin_new (), parts[i].name,
                                                          g_dpgettext2 (NULL, "place", parts[i].title));

      adw_view_stack_page_set_icon_name (page, parts[i].icon_name);
    }
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_part_shown), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (new_header (self), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * siyi_keeping_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page; nothing is loaded before it is shown
 */
GtkWidget *
siyi_keeping_page_new (SiyiArchive *archive)
{
  SiyiKeepingPage *self = g_object_new (SIYI_TYPE_KEEPING_PAGE, NULL);

  self->archive = g_object_ref (archive);
  on_part_shown (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_keeping_page_show:
 * @name: of the part to show
 */
void
siyi_keeping_page_show (SiyiKeepingPage *self,
                        const char      *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
}
