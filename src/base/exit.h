/* SPDX-License-Identifier: MIT */
/* The exit statuses of the program: sysexits' where there is one, grep's 1 for no match. */
#ifndef PACECAT_BASE_EXIT_H
#define PACECAT_BASE_EXIT_H

enum exit_status {
	EXIT_DONE = 0,
	EXIT_NOTHING = 1,               /* nothing matched */
	EXIT_USAGE = 64,
	EXIT_DATA = 65,                 /* the catalogue has errors, or nothing could be loaded */
	EXIT_NO_INPUT = 66,             /* no such file */
	EXIT_TERMINAL = 69,             /* the terminal cannot be used */
	EXIT_BUG = 70,
	EXIT_MEMORY = 71,
	EXIT_IO = 74,                   /* reading or writing failed */
	EXIT_SETTINGS = 78,
	EXIT_SIGNAL = 128               /* and the number of the signal that ended the browser */
};

#endif
