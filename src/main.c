/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/exit.h"
#include "base/gettext.h"

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	if (argc > 1 && !strcmp(argv[1], "--version")) {
		puts(PACKAGE_STRING);
		return EXIT_DONE;
	}
	fprintf(stderr, "%s\n", _("pacecat: this option is not known"));
	return EXIT_USAGE;
}
