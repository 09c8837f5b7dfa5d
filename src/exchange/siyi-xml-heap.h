/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <expat.h>

/* Memory for expat, a few MiB a thread. */
extern const XML_Memory_Handling_Suite siyi_xml_heap;
