/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* An archive of invented visits in every state they can be in, and the same as plain structs, for a
 * recount that shares nothing with the program's own. */
typedef struct
{
  gint64  id;
  int     book, year, row_state, persons;
  int     first;                /* -1: not told */
  char    day[16];              /* "": none; may be a month alone */
  int     booked;
  int     session;              /* 0: none */
  int     case_id;
  int     method, address;      /* 0: none */
  char    exchanged[16];        /* "": none */
  int     national_first;       /* -1: not told */
} AVisit;

typedef struct
{
  int     class, place, type;   /* 0: none */
  int     resolved;             /* -1: not told */
  int     satisfaction;         /* -1: none */
  char    registered[16], closed[16];
  char    received[16], routed[16], opinion[16];      /* "": none */
} ACase;

typedef struct { gint64 id; int visit, state, units[2]; char due[16]; int answered, served; } ATask;

enum { A_SESSIONS = 40, A_LEADERS = 6 };

typedef struct
{
  GArray *visits, *cases, *tasks;         /* AVisit, ACase (id is the index + 1), ATask */
  int     leaders[A_SESSIONS + 1][2];     /* of each session, 0: none */
  int     methods[A_SESSIONS + 1];
  int     excused[A_SESSIONS + 1];        /* all four ones */
  char    days[A_SESSIONS + 1][16];
} RandomArchive;

void random_archive_make  (RandomArchive *self, StoreFixture *fixture, int n_visits);
void random_archive_change (RandomArchive *self, StoreFixture *fixture, int n_changes);
void random_archive_clear (RandomArchive *self);

G_END_DECLS
