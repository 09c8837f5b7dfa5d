/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos of the session that was held, with all that a camera says beside the picture and a caption that
 * names what it should not; a masked copy that may be published. */
#include "gate.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>

#include "siyi-photo-import.h"
#include "siyi-photo-mask.h"

static void
set_tag (GExiv2Metadata *metadata,
         const char     *tag,
         const char     *value)
{
  g_assert_true (gexiv2_metadata_try_set_tag_string (metadata, tag, value, NULL));
}

static const MatterKind shown[] = { MATTER_ORDINARY, MATTER_ALONE };

static char *
take_picture (GateArchive *self,
              MatterKind   matter)
{
  g_autofree char *name = g_strconcat (gate_canary (self, matter, CANARY_PHOTO_WORDS, "name of a photo"), ".jpg", NULL);
  char *path = g_build_filename (self->office.dir, name, NULL);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 320, 240);
  g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autoptr(GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0x336699ffu + ((guint32) matter << 24));
  gdk_pixbuf_save (pixbuf, path, "jpeg", &error, NULL);
  g_assert_no_error (error);
  g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
  set_tag (metadata, "Exif.Photo.DateTimeOriginal", "2026:12:10 09:12:30");
  set_tag (metadata, "Exif.GPSInfo.GPSLatitudeRef", "N");
  set_tag (metadata, "Exif.GPSInfo.GPSLatitude", "31/1 12/1 0/1");
  set_tag (metadata, "Exif.Image.Artist", gate_canary (self, matter, CANARY_EXIF, "owner of the camera"));
  set_tag (metadata, "Exif.Image.ImageDescription", gate_canary (self, matter, CANARY_EXIF, "EXIF description"));
  set_tag (metadata, "Xmp.photoshop.City", gate_canary (self, matter, CANARY_EXIF, "XMP city"));
  g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));

  return path;
}

typedef struct { GateArchive *archive; int which; } Captioned;

static gpointer
caption (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Captioned *one = data;
  GateArchive *self = one->archive;
  const gint64 *photo = &self->photos[one->which];
  g_autofree char *line = g_strconcat ("黎甲午接待", gate_canary (self, shown[one->which], CANARY_NAME, "name"),
                                       one->which == 0 ? gate_canary (self, MATTER_ACCUSATION, CANARY_WORDS, "facts") : "",
                                       NULL);
  const SiyiCaption words = { .line = line };
  g_autofree char *captioned = siyi_photos_caption (db, photo, 1, &words, error);
  g_autofree char *published = captioned != NULL
                                 ? siyi_photo_set_publish (db, *photo, TRUE, "已征得本人书面同意", error) : NULL;

  g_assert_no_error (*error);

  return NULL;
}

static void
add_photo (GateArchive *self,
           int          which)
{
  g_autofree char *path = take_picture (self, shown[which]);
  const char *paths[] = { path, NULL };
  const SiyiPhotoWish wish = { .session = self->sessions[which == 0 ? 0 : 2], .kind = "overview" };
  const SiyiMaskRect rect = { 10, 10, 100, 100, SIYI_COVER_BLACK };
  Captioned captioned = { self, which };
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPhotoResult) result = siyi_photo_import (self->office.archive, paths, &wish, NULL, NULL, NULL, &error);
  g_autoptr(SiyiMasking) masking = NULL;

  g_assert_no_error (error);
  self->photos[which] = ((SiyiPhotoLine *) g_ptr_array_index (result->lines, 0))->photo;
  g_assert_cmpint (self->photos[which], !=, 0);
  office_do (&self->office, caption, &captioned, &error);
  g_assert_no_error (error);
  masking = siyi_photo_mask (self->office.archive, self->photos[which], &rect, 1, NULL, &error);
  g_assert_no_error (error);
  self->copies[which] = masking->photo;
}

void
gate_add_photos (GateArchive *self)
{
  for (int which = 0; which < 2; which++)
    add_photo (self, which);
}
