/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-application.h"
#include "siyi-window.h"

G_BEGIN_DECLS

/* The program's window over archives in a folder of the test's own. */
typedef struct
{
  char       *dir;
  SiyiWindow *window;
} WindowTest;

/* Turns the main loop until @condition; fails after a minute. */
#define wait_for(condition) \
  G_STMT_START { \
    guint patience = window_test_patience (#condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (patience); \
  } G_STMT_END

SiyiApplication *window_test_application  (void);
int              window_test_run          (void);

void             window_test_set_up       (WindowTest    *test,
                                           gconstpointer  data);
void             window_test_tear_down    (WindowTest    *test,
                                           gconstpointer  data);

guint            window_test_patience     (const char    *condition);
void             window_test_drain        (void);
gboolean         window_test_shows        (WindowTest    *test,
                                           const char    *page);
gboolean         window_test_is_enabled   (WindowTest    *test,
                                           const char    *action);
char            *window_test_make_archive (WindowTest    *test,
                                           const char    *name);
void             window_test_open_folder  (WindowTest    *test,
                                           const char    *folder);

G_END_DECLS
