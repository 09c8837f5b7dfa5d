/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaped texts of a grid, kept: in a ledger the same words come again and again, and a frame
 * must not shape what the last one did. Two generations bound the memory: when the young one is
 * full it becomes the old one, and what nobody asked for since then goes. Main thread only. */
#include "siyi-grid-text.h"

#define GENERATION 800

typedef struct
{
  const char     *text;
  int             width;
  SiyiGridStyle   style;
  SiyiGridLayout  laid;
} Entry;

struct _SiyiGridText
{
  GtkWidget  *widget;    /* borrowed: it owns this */
  GHashTable *young;     /* Entry: itself */
  GHashTable *old;
};

static guint
entry_hash (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->text) ^ ((guint) entry->width * 2654435761u) ^ entry->style;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  return x->width == y->width && x->style == y->style && strcmp (x->text, y->text) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->laid.layout);
  g_free ((char *) entry->text);
  g_free (entry);
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
}

static PangoAttrList *
attributes_for (SiyiGridStyle style)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (style & SIYI_GRID_STYLE_STRIKE)
    pango_attr_list_insert (list, pango_attr_strikethrough_new (TRUE));
  if (style & SIYI_GRID_STYLE_BOLD)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  return list;
}

static Entry *
entry_new (GtkWidget *widget, const char *text, int width, SiyiGridStyle style)
{
  g_autoptr(PangoAttrList) attributes = attributes_for (style);
  Entry *entry = g_new0 (Entry, 1);
  PangoRectangle logical;

  entry->text = g_strdup (text);
  entry->width = width;
  entry->style = style;
  entry->laid.layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_single_paragraph_mode (entry->laid.layout, TRUE);
  pango_layout_set_attributes (entry->laid.layout, attributes);
  pango_layout_set_text (entry->laid.layout, text, -1);
  pango_layout_get_pixel_extents (entry->laid.layout, NULL, &logical);
  if (width >= 0 && logical.width > width)
    {
      pango_layout_set_width (entry->laid.layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (entry->laid.layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_extents (entry->laid.layout, NULL, &logical);
    }
  entry->laid.width = logical.width;
  entry->laid.height = logical.height;
  entry->laid.baseline = PANGO_PIXELS (pango_layout_get_baseline (entry->laid.layout));

  return entry;
}

/**
 * siyi_grid_text_get:
 * @width: pixels to fit into, ellipsized; -1: as long as it is
 * @style: strike and bold change the layout, the rest is a matter of colour
 *
 * Returns: (transfer none): the shaped text, valid until the next call
 */
const SiyiGridLayout *
siyi_grid_text_get (SiyiGridText  *self,
                    const char    *text,
                    int            width,
                    SiyiGridStyle  style)
{
  Entry key = { text, MAX (width, -1), style & ~SIYI_GRID_STYLE_DIM, { NULL } };
  Entry *entry = g_hash_table_lookup (self->young, &key);

  if (entry != NULL)
    return &entry->laid;

  entry = g_hash_table_lookup (self->old, &key);
  if (entry != NULL)
    g_hash_table_steal (self->old, entry);
  else
    entry = entry_new (self->widget, text, key.width, key.style);

  if (g_hash_table_size (self->young) >= GENERATION)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = new_generation ();
    }
  g_hash_table_add (self->young, entry);

  return &entry->laid;
}

/* After a change of font or colours' theme. */
void
siyi_grid_text_clear (SiyiGridText *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}

SiyiGridText *
siyi_grid_text_new (GtkWidget *widget)
{
  SiyiGridText *self = g_new0 (SiyiGridText, 1);

  self->widget = widget;
  self->young = new_generation ();
  self->old = new_generation ();

  return self;
}

void
siyi_grid_text_free (SiyiGridText *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}
