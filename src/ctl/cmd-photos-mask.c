/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl photos mask, masked: makes a masked copy of a photo, lists those there are. */
#include "commands.h"

#include "siyi-photo-mask.h"

typedef struct
{
  gint64     photo;
  GPtrArray *copies;    /* SiyiMaskedPhoto */
} Listed;

static gpointer
list (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Listed *self = data;

  self->copies = siyi_photo_masked (db, self->photo, error);

  return self->copies;
}

static GArray *
parse_rects (char   **texts,
             GError **error)
{
  g_autoptr(GArray) rects = g_array_new (FALSE, FALSE, sizeof (SiyiMaskRect));

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      SiyiMaskRect rect;

      if (!siyi_mask_rect_parse (texts[i], &rect))
        {
          g_set_error (error, CTL_ERROR, 0,
                       _("“%s” is no rectangle; write x,y,width,height and :blur or :black"), texts[i]);
          return NULL;
        }
      g_array_append_val (rects, rect);
    }

  return g_steal_pointer (&rects);
}

/**
 * ctl_photo_mask:
 * @texts: rectangles as typed
 *
 * Makes a masked copy and tells its number.
 */
gboolean
ctl_photo_mask (Ctl     *ctl,
                gint64   photo,
                char   **texts,
                GError **error)
{
  g_autoptr(GArray) rects = parse_rects (texts, error);
  g_autoptr(SiyiMasking) masking = NULL;
  JsonBuilder *answer;

  if (rects == NULL || !ctl_open (ctl, error))
    return FALSE;
  masking = siyi_photo_mask (ctl->archive, photo, (const SiyiMaskRect *) (gpointer) rects->data, rects->len,
                             NULL, error);
  if (masking == NULL)
    return FALSE;

  if (!ctl->json)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, masking->photo);

      ctl_print (_("Masked copy made: photo %s"), id);
      ctl_write ("\n", 1);
      return TRUE;
    }
  answer = ctl_answer_begin ();
  ctl_add_int (answer, "photo", masking->photo);
  ctl_add_int (answer, "original", photo);
  ctl_answer_end (answer);

  return TRUE;
}

static void
answer_list (GPtrArray *copies)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "copies");
  json_builder_begin_array (answer);
  for (guint i = 0; i < copies->len; i++)
    {
      const SiyiMaskedPhoto *copy = g_ptr_array_index (copies, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", copy->id);
      ctl_add_text (answer, "name", copy->name);
      ctl_add_int (answer, "bytes", copy->bytes);
      ctl_add_int (answer, "width", copy->width);
      ctl_add_int (answer, "height", copy->height);
      json_builder_set_member_name (answer, "rects");
      json_builder_begin_array (answer);
      for (guint r = 0; r < copy->rects->len; r++)
        {
          g_autofree char *text = siyi_mask_rect_text (&g_array_index (copy->rects, SiyiMaskRect, r));

          json_builder_add_string_value (answer, text);
        }
      json_builder_end_array (answer);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

/**
 * ctl_photo_masked:
 *
 * Lists the masked copies of a photo.
 */
gboolean
ctl_photo_masked (Ctl     *ctl,
                  gint64   photo,
                  GError **error)
{
  Listed data = { .photo = photo };
  CtlTable *table;

  if (ctl_run (ctl, SIYI_ACCESS_READ, list, &data, error) == NULL)
    return FALSE;

  if (ctl->json)
    {
      answer_list (data.copies);
    }
  else
    {
      table = ctl_table_new (_("Photo"), _("Name"), _("Covered parts"), NULL);
      ctl_table_align_end (table, 0);
      ctl_table_align_end (table, 2);
      for (guint i = 0; i < data.copies->len; i++)
        {
          const SiyiMaskedPhoto *copy = g_ptr_array_index (data.copies, i);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, copy->id);
          g_autofree char *parts = g_strdup_printf ("%u", copy->rects->len);

          ctl_table_row (table, id, copy->name, parts);
        }
      ctl_table_print (table);
    }
  g_ptr_array_unref (data.copies);

  return TRUE;
}
