/* SPDX-License-Identifier: MIT */
/*
 * The only door to gettext.
 *
 * _() at the moment of use, N_() in tables, Q_() for counts, NQ_() for both forms in tables.
 * Messages come back in UTF-8 whatever the locale's charset: text/show.h turns them into what the
 * terminal can take.
 */
#ifndef PACECAT_BASE_GETTEXT_H
#define PACECAT_BASE_GETTEXT_H

#if defined(ENABLE_NLS) && ENABLE_NLS
#include <libintl.h>
#else
#define gettext(s) (s)
#define dgettext(domain, s) ((void)(domain), (s))
#define ngettext(one, many, n) ((n) == 1 ? (one) : (many))
#define textdomain(domain) ((void)(domain))
#define bindtextdomain(domain, folder) ((void)(domain), (void)(folder))
#define bind_textdomain_codeset(domain, codeset) ((void)(domain), (void)(codeset))
#endif

#define N_(s) s
#define NQ_(one, many) one, many

/* gettext("") is the catalogue's header, which nobody wants to see. */
__attribute__((format_arg(1))) static inline const char *
_(const char *s)
{
	return *s ? gettext(s) : s;
}

__attribute__((format_arg(1), format_arg(2))) static inline const char *
Q_(const char *one, const char *many, unsigned long n)
{
	return ngettext(one, many, n);
}

#endif
