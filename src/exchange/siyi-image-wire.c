/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes and descriptors over the socket between a reader of pictures and its child. Blocking, on
 * whichever thread holds the socket. */
#include "siyi-image-private.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union
{
  char           room[CMSG_SPACE (sizeof (int))];
  struct cmsghdr align;
} Beside;

/**
 * siyi_image_send:
 * @fd: sent beside the first bytes; -1: none
 *
 * Returns: whether all of it went out
 */
gboolean
siyi_image_send (int            socket,
                 gconstpointer  data,
                 gsize          n,
                 int            fd)
{
  const char *at = data;

  while (n > 0)
    {
      Beside beside = { 0 };
      struct iovec bytes = { .iov_base = (gpointer) at, .iov_len = n };
      struct msghdr message = { .msg_iov = &bytes, .msg_iovlen = 1 };
      ssize_t sent;

      if (fd >= 0)
        {
          struct cmsghdr *header;

          message.msg_control = beside.room;
          message.msg_controllen = sizeof beside.room;
          header = CMSG_FIRSTHDR (&message);
          header->cmsg_level = SOL_SOCKET;
          header->cmsg_type = SCM_RIGHTS;
          header->cmsg_len = CMSG_LEN (sizeof fd);
          memcpy (CMSG_DATA (header), &fd, sizeof fd);
        }

      sent = sendmsg (socket, &message, MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR)
        continue;
      if (sent <= 0)
        return FALSE;
      fd = -1;
      at += sent;
      n -= (gsize) sent;
    }

  return TRUE;
}

static void
take_fd (struct msghdr *message,
         int           *fd)
{
  struct cmsghdr *header = CMSG_FIRSTHDR (message);
  int received;

  if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
    return;

  memcpy (&received, CMSG_DATA (header), sizeof received);
  if (fd != NULL && *fd < 0)
    *fd = received;
  else
    close (received);
}

/**
 * siyi_image_receive:
 * @fd: (nullable) (inout): gets the descriptor that came beside; stays -1 without one
 * @timeout_ms: how long the other side may stay silent; -1: for ever
 *
 * Returns: whether all @n bytes came
 */
gboolean
siyi_image_receive (int       socket,
                    gpointer  data,
                    gsize     n,
                    int      *fd,
                    int       timeout_ms)
{
  char *at = data;

  while (n > 0)
    {
      Beside beside = { 0 };
      struct iovec bytes = { .iov_base = at, .iov_len = n };
      struct msghdr message = { .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = beside.room,
                                .msg_controllen = sizeof beside.room };
      struct pollfd wait = { .fd = socket, .events = POLLIN };
      ssize_t received;
      const int ready = poll (&wait, 1, timeout_ms);

      if (ready == 0)
        return FALSE;
      received = ready > 0 ? recvmsg (socket, &message, MSG_CMSG_CLOEXEC) : -1;
      if (received < 0 && errno == EINTR)
        continue;
      if (received <= 0)
        return FALSE;
      take_fd (&message, fd);
      at += received;
      n -= (gsize) received;
    }

  return TRUE;
}
