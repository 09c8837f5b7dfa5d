/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EXIF, XMP and IPTC by gexiv2: what is asked of a picture (when, which way up, by whom, whether it
 * says where), and their removal from a copy. In the child process only: its parsers meet foreign
 * bytes. */
#include "siyi-image-private.h"

#include <gexiv2/gexiv2.h>
#include <stdio.h>
#include <string.h>

static char *
tag_text (GExiv2Metadata *metadata,
          const char     *tag)
{
  g_autofree char *text = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || *g_strstrip (text) == '\0')
    return NULL;

  return g_steal_pointer (&text);
}

/* EXIF writes 2026:12:15 09:12:00; cameras whose clock was never set write zeros. */
static char *
read_time (GExiv2Metadata *metadata)
{
  static const char * const tags[] = { "Exif.Photo.DateTimeOriginal", "Exif.Photo.DateTimeDigitized" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *text = tag_text (metadata, tags[i]);
      int year, month, day, hour, minute, second;

      if (text != NULL &&
          sscanf (text, "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) == 6 &&
          year >= 1990 && month > 0 && day > 0 && day <= 31 &&
          g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) &&
          hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)
        return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", year, month, day, hour, minute, second);
    }

  return NULL;
}

static gboolean
names_a_place (char **tags)
{
  static const char * const parts[] = { "GPS", "Location", "City", "LocationShown", "LocationCreated" };
  gboolean found = FALSE;

  for (gsize t = 0; tags != NULL && tags[t] != NULL && !found; t++)
    {
      const gboolean is_frame = g_str_has_suffix (tags[t], "GPSTag") ||
                                g_str_has_suffix (tags[t], "GPSVersionID");

      for (guint i = 0; i < G_N_ELEMENTS (parts) && !is_frame; i++)
        found = found || strstr (tags[t], parts[i]) != NULL;
    }
  g_strfreev (tags);

  return found;
}

static gboolean
has_location (GExiv2Metadata *metadata)
{
  const gboolean in_exif = names_a_place (gexiv2_metadata_get_exif_tags (metadata));
  const gboolean in_xmp = names_a_place (gexiv2_metadata_get_xmp_tags (metadata));
  const gboolean in_iptc = names_a_place (gexiv2_metadata_get_iptc_tags (metadata));

  return in_exif || in_xmp || in_iptc;
}

/**
 * siyi_image_notes_read:
 * @path: of a picture
 * @notes: (out): nothing in it where the picture carries nothing that can be read
 */
void
siyi_image_notes_read (const char     *path,
                       SiyiImageNotes *notes)
{
  g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();

  memset (notes, 0, sizeof *notes);
  notes->orientation = 1;
  if (!gexiv2_metadata_open_path (metadata, path, NULL))
    return;

  notes->taken = read_time (metadata);
  notes->photographer = tag_text (metadata, "Exif.Image.Artist");
  notes->has_location = has_location (metadata);
  notes->orientation = (int) gexiv2_metadata_try_get_orientation (metadata, NULL);
  if (notes->orientation < 1 || notes->orientation > 8)
    notes->orientation = 1;
}

void
siyi_image_notes_clear (SiyiImageNotes *notes)
{
  g_clear_pointer (&notes->taken, g_free);
  g_clear_pointer (&notes->photographer, g_free);
}

/**
 * siyi_image_notes_strip:
 * @path: of a copy, changed in place; its pixels stay byte for byte
 * @kept: what the original said; of it the time and the orientation are written
 *
 * Takes out all that a picture says beside its pixels, but for the time it was taken and which way
 * is up: place, camera, owner, maker's notes, the small picture within.
 *
 * Returns: whether the copy was written and, read again, says nothing of a place
 */
gboolean
siyi_image_notes_strip (const char            *path,
                        const SiyiImageNotes  *kept,
                        GError               **error)
{
  g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autoptr(GExiv2Metadata) again = gexiv2_metadata_new ();
  g_autofree char *taken = kept->taken != NULL ? g_strdup (kept->taken) : NULL;

  if (!gexiv2_metadata_open_path (metadata, path, error))
    return FALSE;

  gexiv2_metadata_clear (metadata);
  gexiv2_metadata_try_erase_exif_thumbnail (metadata, NULL);
  if (taken != NULL)
    taken[4] = taken[7] = ':';    /* as EXIF writes days */
  if (taken != NULL &&
      !gexiv2_metadata_try_set_tag_string (metadata, "Exif.Photo.DateTimeOriginal", taken, error))
    return FALSE;
  if (kept->orientation > 1)
    gexiv2_metadata_try_set_orientation (metadata, (GExiv2Orientation) kept->orientation, NULL);
  if (!gexiv2_metadata_save_file (metadata, path, error) ||
      !gexiv2_metadata_open_path (again, path, error))
    return FALSE;
  if (!has_location (again))
    return TRUE;

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_FAILED,
                       "The copy still said where it was taken, so it was not given out");

  return FALSE;
}
