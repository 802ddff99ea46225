/* SPDX-License-Identifier: MIT */
/* The names of a MODS record.  Private to out-mods.c. */
#ifndef PACECAT_FORMAT_OUT_MODS_H
#define PACECAT_FORMAT_OUT_MODS_H

#include "format/out-xml.h"
#include "format/out.h"

/* Everybody who has a part in the study, with their parts and roles. */
void mods_names(struct out *, struct xml_out *);

/* Who wrote the larger work, inside that. */
void mods_container_authors(struct out *, struct xml_out *);

#endif
