/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JPEG written row by row from an upright view: gdk-pixbuf's own writer wants the whole picture
 * turned first. Nothing but pixels goes in. In the child process. */
#include "siyi-image-private.h"

#include <setjmp.h>
#include <stdio.h>
#include <unistd.h>

#include <jpeglib.h>

/* libjpeg asks that its failures don't return. */
typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf               back;
} Failing;

static void
fail (j_common_ptr compressor)
{
  Failing *failing = (Failing *) compressor->err;

  longjmp (failing->back, 1);
}

static void
keep_silent (j_common_ptr compressor)
{
}

static gboolean
write_rows (const SiyiUpright *picture,
            FILE              *file,
            int                quality,
            guint8            *row)
{
  struct jpeg_compress_struct compressor;
  Failing failing;

  compressor.err = jpeg_std_error (&failing.base);
  failing.base.error_exit = fail;
  failing.base.output_message = keep_silent;
  if (setjmp (failing.back) != 0)
    {
      jpeg_destroy_compress (&compressor);
      return FALSE;
    }

  jpeg_create_compress (&compressor);
  jpeg_stdio_dest (&compressor, file);
  compressor.image_width = (JDIMENSION) picture->width;
  compressor.image_height = (JDIMENSION) picture->height;
  compressor.input_components = 3;
  compressor.in_color_space = JCS_RGB;
  jpeg_set_defaults (&compressor);
  jpeg_set_quality (&compressor, quality, TRUE);
  /* Colours as fine as light, or those beside a black rectangle run into it. */
  compressor.comp_info[0].h_samp_factor = compressor.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress (&compressor, TRUE);
  for (int y = 0; y < picture->height; y++)
    {
      siyi_upright_row (picture, y, row);
      jpeg_write_scanlines (&compressor, &row, 1);
    }
  jpeg_finish_compress (&compressor);
  jpeg_destroy_compress (&compressor);

  return TRUE;
}

/**
 * siyi_image_write_jpeg:
 * @fd: written from its beginning; stays open
 * @quality: 1 to 100
 *
 * Returns: whether the whole of it was written
 */
gboolean
siyi_image_write_jpeg (const SiyiUpright  *picture,
                       int                 fd,
                       int                 quality,
                       GError            **error)
{
  const int own = dup (fd);
  FILE *file = own >= 0 ? fdopen (own, "wb") : NULL;
  g_autofree guint8 *row = g_malloc ((gsize) picture->width * 3);
  gboolean done = file != NULL && write_rows (picture, file, quality, row);

  if (file != NULL)
    done = fclose (file) == 0 && done;
  else if (own >= 0)
    close (own);
  if (!done)
    g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE,
                         "Writing the masked copy failed; there may be too little memory");

  return done;
}
