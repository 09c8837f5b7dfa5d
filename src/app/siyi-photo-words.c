/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a photo is named and what is said of its caption. Words only; what is returned as char * is the
 * caller's. Main thread. */
#include "siyi-photo-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

/* The wanted view as a title. */
const char *
siyi_photo_words_view (SiyiView view)
{
  switch (view)
    {
    case SIYI_VIEW_OVERVIEW: return C_("photo", "Overall View");
    case SIYI_VIEW_SIGNIN: return C_("photo", "Sign-in");
    case SIYI_VIEW_PAPERS:
    case SIYI_N_VIEWS:
    default: return C_("photo", "Papers Brought");
    }
}

const char *
siyi_photo_words_missing (SiyiView view)
{
  switch (view)
    {
    case SIYI_VIEW_OVERVIEW: return _("No overall view");
    case SIYI_VIEW_SIGNIN: return _("No photo of the sign-in");
    case SIYI_VIEW_PAPERS:
    case SIYI_N_VIEWS:
    default: return _("No photo of papers");
    }
}

/**
 * siyi_photo_words_element:
 * @element: 0 to 5, in the order of DA/T 50
 *
 * Returns: (transfer none): the name of an element of a caption
 */
const char *
siyi_photo_words_element (guint element)
{
  static const char * const words[SIYI_N_ELEMENTS] = {
    NC_("caption", "Event"), NC_("caption", "Time"), NC_("caption", "Place"),
    NC_("caption", "People"), NC_("caption", "Background"), NC_("caption", "Photographer"),
  };

  return g_dpgettext2 (NULL, "caption", words[element]);
}

/**
 * siyi_photo_element:
 *
 * Returns: (transfer none) (nullable): what the caption says of it; %NULL also for an empty text
 */
const char *
siyi_photo_element (const SiyiPhoto *photo,
                    guint            element)
{
  const SiyiCaption *caption = &photo->caption;
  const char * const texts[SIYI_N_ELEMENTS] = { caption->what, caption->time, caption->place, caption->people,
                                                caption->background, caption->photographer };

  return texts[element] != NULL && *texts[element] != '\0' ? texts[element] : NULL;
}

/**
 * siyi_photo_words_title:
 *
 * Returns: (transfer none): the view it is, else its event, else the file's name
 */
const char *
siyi_photo_words_title (const SiyiPhoto *photo)
{
  for (int view = 0; view < SIYI_N_VIEWS; view++)
    if (g_strcmp0 (photo->kind, siyi_view_word ((SiyiView) view)) == 0)
      return siyi_photo_words_view ((SiyiView) view);

  return siyi_photo_element (photo, 0) != NULL ? siyi_photo_element (photo, 0) : photo->name;
}

/**
 * siyi_photo_words_time:
 * @day: of the session
 *
 * Returns: (transfer full): "9:31", on another day "12月16日"; "" where the photo says none
 */
char *
siyi_photo_words_time (const SiyiPhoto *photo,
                       SiyiDay          day,
                       SiyiDay          today)
{
  const SiyiDay taken = siyi_photo_day (photo->taken);
  const int minutes = siyi_photo_minutes (photo->taken);

  if (taken == SIYI_DAY_NONE)
    return g_strdup ("");
  if (taken != day || minutes < 0)
    return siyi_case_words_day (taken, today, FALSE);

  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static const char *
lacks_word (guint element)
{
  switch (element)
    {
    case 0: return _("No event");
    case 1: return _("No time");
    case 2: return _("No place");
    case 3: return _("No people");
    case 4: return _("No background");
    default: return _("No photographer");
    }
}

/**
 * siyi_photo_words_state:
 * @look_here: (out): whether a person should look at it
 *
 * Returns: (transfer full): "六要素齐", "缺摄影者", "缺3项", "拍摄日不符", "无拍摄时间"
 */
char *
siyi_photo_words_state (const SiyiPhoto *photo,
                        gboolean        *look_here)
{
  guint n_lacking = 0, first = 0;

  for (guint i = SIYI_N_ELEMENTS; i > 0; i--)
    if (siyi_photo_element (photo, i - 1) == NULL)
      {
        n_lacking++;
        first = i - 1;
      }

  *look_here = TRUE;
  if (photo->other_day)
    return g_strdup (_("Other day"));
  if (n_lacking == 1)
    return g_strdup (lacks_word (first));
  if (n_lacking > 1)
    /* Translators: how many of the six elements of a caption are missing */
    return g_strdup_printf (ngettext ("%u missing", "%u missing", n_lacking), n_lacking);
  if (photo->taken == NULL)
    return g_strdup (_("No time taken"));

  *look_here = FALSE;

  return g_strdup (_("All six elements"));
}

/**
 * siyi_photo_words_sentence:
 * @position: from 1
 *
 * Returns: (transfer full): what a screen reader says of its card
 */
char *
siyi_photo_words_sentence (const SiyiPhoto *photo,
                           guint            position,
                           guint            n_photos,
                           SiyiDay          day,
                           SiyiDay          today)
{
  g_autofree char *time = siyi_photo_words_time (photo, day, today);
  gboolean look_here;
  g_autofree char *state = siyi_photo_words_state (photo, &look_here);

  if (*time == '\0')
    /* Translators: place in the set, number of photos, title, what is said of the caption */
    return g_strdup_printf (_("Photo %1$u of %2$u: %3$s; %4$s"), position, n_photos,
                            siyi_photo_words_title (photo), state);

  /* Translators: place in the set, number of photos, title, time taken, what is said of the caption */
  return g_strdup_printf (_("Photo %1$u of %2$u: %3$s, taken %4$s; %5$s"), position, n_photos,
                          siyi_photo_words_title (photo), time, state);
}
