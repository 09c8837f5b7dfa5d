/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UUIDv7 (RFC 9562): keys that leave the process. 48 bits of milliseconds, a counter of 12 bits
 * that keeps the keys of one process in order (their index only grows at its end), 62 random
 * bits from the kernel. Any thread may ask. */
#include "siyi-db-private.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

static void
random_bytes (guint8 *bytes,
              gsize   n)
{
  static _Thread_local guint8 pool[256];
  static _Thread_local gsize used = sizeof pool;

  if (used + n > sizeof pool)
    {
      gsize filled = 0;

      while (filled < sizeof pool)
        {
          gssize got = getrandom (pool + filled, sizeof pool - filled, 0);

          if (got > 0)
            filled += (gsize) got;
          else if (errno != EINTR)
            g_error ("The kernel gives no random numbers: %s", g_strerror (errno));
        }
      used = 0;
    }

  memcpy (bytes, pool + used, n);
  used += n;
}

static guint64
next_stamp (gint64 now_us)
{
  static GMutex lock;
  static guint64 last = 0;    /* milliseconds << 12 | counter */
  guint64 stamp = (guint64) (now_us / 1000) << 12;

  g_mutex_lock (&lock);
  if (stamp <= last && (last >> 12) - (stamp >> 12) < 60000)
    stamp = last + 1;
  last = stamp;
  g_mutex_unlock (&lock);

  return stamp;
}

/**
 * siyi_uid_fill:
 * @now_us: the instant, UTC microseconds
 * @uid: (out): 36 characters and a NUL
 */
void
siyi_uid_fill (gint64 now_us,
               char   uid[37])
{
  static const char hex[] = "0123456789abcdef";
  guint64 stamp = next_stamp (now_us);
  guint8 bytes[16];
  char *out = uid;

  for (int i = 0; i < 6; i++)
    bytes[i] = (guint8) (stamp >> (12 + 8 * (5 - i)));
  random_bytes (bytes + 8, 8);
  bytes[6] = (guint8) (0x70 | ((stamp >> 8) & 0x0f));
  bytes[7] = (guint8) stamp;
  bytes[8] = (guint8) (0x80 | (bytes[8] & 0x3f));

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = hex[bytes[i] >> 4];
      *out++ = hex[bytes[i] & 15];
    }
  *out = '\0';
}

char *
siyi_uid_new (SiyiDb *db)
{
  char *uid = g_malloc (37);

  siyi_uid_fill (siyi_db_now (db), uid);

  return uid;
}
