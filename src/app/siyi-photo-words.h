/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-photo-store.h"

G_BEGIN_DECLS

enum { SIYI_N_ELEMENTS = 6 };

const char *siyi_photo_words_view     (SiyiView         view);
const char *siyi_photo_words_missing  (SiyiView         view);
const char *siyi_photo_words_element  (guint            element);
const char *siyi_photo_element        (const SiyiPhoto *photo,
                                       guint            element);
const char *siyi_photo_words_title    (const SiyiPhoto *photo);
char       *siyi_photo_words_time     (const SiyiPhoto *photo,
                                       SiyiDay          day,
                                       SiyiDay          today);
char       *siyi_photo_words_state    (const SiyiPhoto *photo,
                                       gboolean        *look_here);
char       *siyi_photo_words_sentence (const SiyiPhoto *photo,
                                       guint            position,
                                       guint            n_photos,
                                       SiyiDay          day,
                                       SiyiDay          today);

G_END_DECLS
