/* SPDX-License-Identifier: MIT */
#include "store/state.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "model/known.h"
#include "model/notes.h"
#include "model/recordkey.h"
#include "tests/test.h"
#include "tests/unit/store-state.h"

enum { SESSIONS = 4, NOTES = 5 };

static void
test_round(void)
{
	struct state s = { 0 }, got;
	struct buf notice = BUF_INIT;
	char view[] = "studies", record[] = "a \"quoted\\\" \303\251";

	CHECK(!state_read("asm-pace", &got));
	CHECK(!got.view && !got.orders);
	s.view = view;
	s.record = record;
	s.scroll = 42;
	state_set_order(&s, "studies", "title");
	state_set_order(&s, "people", "-name");
	state_set_order(&s, "studies", "year");
	CHECK_INT(state_write("asm-pace", &s, &notice), STATE_WRITTEN);
	CHECK(state_read("asm-pace", &got));
	CHECK_STR(got.view, "studies");
	CHECK_STR(got.record, record);
	CHECK_INT(got.scroll, 42);
	CHECK_STR(state_order(&got, "studies"), "year");
	CHECK_STR(state_order(&got, "people"), "-name");
	CHECK_STR(state_order(&got, "topics"), NULL);
	state_release(&got);

	/* Another catalogue's entry does not touch it; its own is replaced. */
	CHECK_INT(write_scroll("/path/to \303\251.yaml", 7, &notice), STATE_WRITTEN);
	CHECK_INT(write_scroll("/path/to \303\251.yaml", 8, &notice), STATE_WRITTEN);
	CHECK(state_read("/path/to \303\251.yaml", &got));
	CHECK_INT(got.scroll, 8);
	CHECK(!got.view);
	state_release(&got);
	CHECK(state_read("asm-pace", &got));
	CHECK_INT(got.scroll, 42);
	CHECK_STR(state_order(&got, "people"), "-name");
	state_release(&got);
	CHECK_STR(notice.data, "");

	s.view = s.record = NULL;
	state_release(&s);
	buf_release(&notice);
}

/* A session that marks and unmarks, as one would that read the state at some time. */
static void
mark(const char *id, bool now, struct state *s)
{
	size_t at;

	marks_recall(&s->marks, "study", id);
	for (at = 0; strcmp(mark_id(&s->marks.mark[at]), id);)
		at++;
	s->marks.mark[at].before = !now;
	s->marks.mark[at].now = now;
}

/* Those of a catalogue, as one line. */
static void
check_marks(const char *key, const char *want)
{
	struct buf b = BUF_INIT;
	struct state s;

	state_read(key, &s);
	for (size_t i = 0; i < s.marks.count; i++) {
		const struct mark *m = &s.marks.mark[i];

		CHECK(m->now && m->before);
		buf_printf(&b, "%s%s:%s", i ? " " : "", marks_kind(mark_kind(m)), mark_id(m));
	}
	CHECK_STR(b.data, want);
	buf_release(&b);
	state_release(&s);
}

static void
test_marks(void)
{
	struct state one = { .scroll = 1 }, two = { .scroll = 2 }, many = { .scroll = 3 };
	char id[64];

	mark("a", true, &one);
	mark("b \"\303\251\"", true, &one);
	mark("bad\033", true, &one);
	marks_recall(&one.marks, "person", "never-changed");
	CHECK_INT(write_scroll("another", 1, NULL), STATE_WRITTEN);
	CHECK_INT(state_write("marks", &one, NULL), STATE_WRITTEN);
	check_marks("marks", "study:a study:b \"\303\251\"");
	/* The other session knows nothing of it, and takes only its own away. */
	mark("c", true, &two);
	mark("a", false, &two);
	CHECK_INT(state_write("marks", &two, NULL), STATE_WRITTEN);
	check_marks("marks", "study:b \"\303\251\" study:c");
	/* Whoever writes another entry, or nothing new, keeps them. */
	CHECK_INT(write_scroll("asm-pace", 42, NULL), STATE_WRITTEN);
	CHECK_INT(write_scroll("marks", 1, NULL), STATE_WRITTEN);
	check_marks("marks", "study:b \"\303\251\" study:c");
	check_marks("asm-pace", "");
	for (int i = 0; i < 5000; i++) {
		snprintf(id, sizeof id, "a-study-with-a-long-id-%d", i);
		mark(id, true, &many);
	}
	CHECK_INT(state_write("many", &many, NULL), STATE_WRITTEN);
	state_release(&two);
	CHECK(state_read("many", &two));
	CHECK_INT(two.marks.count, 5000);
	check_marks("marks", "study:b \"\303\251\" study:c");
	state_release(&one);
	state_release(&two);
	state_release(&many);
	CHECK_INT(unlink(file), 0);
}

/* What could not be read back is left out, and harms nothing else. */
static void
test_strange(void)
{
	char view[] = "\033[31m", record[] = "\377";
	struct state s = { .view = view, .record = record, .scroll = 1 }, got;

	CHECK_INT(state_write("strange", &s, NULL), STATE_WRITTEN);
	CHECK(state_read("strange", &got));
	CHECK(!got.view && !got.record);
	CHECK_INT(got.scroll, 1);
	state_release(&got);
	CHECK_INT(state_write("bad\nkey", &s, NULL), STATE_WRITTEN);
	CHECK(!state_read("bad\nkey", &got));
	CHECK(state_read("asm-pace", &got));
	state_release(&got);
}

/* Notes, searches and editions come back as they were. */
static void
test_kept(void)
{
	char version[] = "2026.2", date[] = "2026-12-01", old[] = "2026.1";
	struct state s = { .no_place = true, .fresh = 12, .turned = true,
			   .edition = { .version = version, .date = date },
			   .before = { .version = old } }, got, other = { .scroll = 3 };
	char *study = recordkey_make("study", "a"), *person = recordkey_make("person", "é \"x\"");
	char *long_key = recordkey_make("study", "b");
	char *text = xcalloc(1, NOTE_BYTES_MAX + 1);

	memset(text, 'x', NOTE_BYTES_MAX);
	kept_set(&s.notes, study, "Two\nlines,\ttab: \"quoted\" \\ {x} # \xf0\x9f\x90\x88");
	kept_set(&s.notes, person, "~");
	kept_set(&s.notes, long_key, text);
	kept_set(&s.searches, "Forêt d’été", "studies\ntitle:\"forêt\" -gold");
	kept_set(&s.searches, "none", "\n");
	kept_set(&s.links, "https://example.org/a?b=\"c\"", "Forêt");
	CHECK_INT(write_scroll("kept", 5, NULL), STATE_WRITTEN);
	CHECK_INT(state_write("kept", &s, NULL), STATE_WRITTEN);
	CHECK(!kept_changed(&s.notes));
	CHECK(state_read("kept", &got));
	CHECK_INT(got.scroll, 5);
	CHECK_INT(kept_count(&got.notes), 3);
	CHECK_STR(kept_get(&got.notes, study), kept_get(&s.notes, study));
	CHECK_STR(kept_get(&got.notes, person), "~");
	CHECK_STR(kept_get(&got.notes, long_key), text);
	CHECK_STR(kept_get(&got.searches, "Forêt d’été"), "studies\ntitle:\"forêt\" -gold");
	CHECK_STR(kept_get(&got.searches, "none"), "\n");
	CHECK_STR(kept_get(&got.links, "https://example.org/a?b=\"c\""), "Forêt");
	CHECK(edition_same(&got.edition, &s.edition));
	CHECK(edition_same(&got.before, &s.before));
	CHECK_INT(got.fresh, 12);
	/* Whoever has not turned to another edition leaves all this as it is. */
	CHECK_INT(state_write("kept", &other, NULL), STATE_WRITTEN);
	CHECK_INT(kept_count(&other.notes), 3);
	kept_set(&other.notes, study, NULL);
	CHECK_INT(state_write("kept", &other, NULL), STATE_WRITTEN);
	state_release(&got);
	CHECK(state_read("kept", &got));
	CHECK(edition_same(&got.before, &s.before));
	CHECK_INT(kept_count(&got.notes), 2);
	s.edition = s.before = (struct edition){ 0 };
	state_release(&s);
	state_release(&got);
	state_release(&other);
	free(study);
	free(person);
	free(long_key);
	free(text);
}

/* Sessions that write at once lose nothing of each other. */
/* On a slow disk the others may have the lock for longer than anybody waits. */
static bool
insist(const char *key, struct state *s)
{
	enum state_result result = STATE_BUSY;

	for (int i = 0; i < 100 && result == STATE_BUSY; i++)
		result = state_write(key, s, NULL);
	return result == STATE_WRITTEN;
}

/* Each session writes notes of its own, adds lines to one that all write, and saves a search. */
static bool
keep_writing(const char *key, int session)
{
	struct state s = { .scroll = 0 };
	struct buf line = BUF_INIT;
	char text[64], name[32];
	bool good = true;

	for (int n = 0; n < NOTES; n++) {
		char *own, *same = recordkey_make("study", "same");

		snprintf(name, sizeof name, "of-%d-%d", session, n);
		snprintf(text, sizeof text, "<%d.%d>", session, n);
		own = recordkey_make("study", name);
		kept_set(&s.notes, own, text);
		buf_clear(&line);
		if (kept_get(&s.notes, same))
			buf_printf(&line, "%s\n", kept_get(&s.notes, same));
		buf_puts(&line, text);
		kept_set(&s.notes, same, line.data);
		snprintf(text, sizeof text, "studies\n%s", name);
		kept_set(&s.searches, "same", text);
		s.scroll = (unsigned long)n + 1;
		good &= insist(key, &s);
		free(own);
		free(same);
	}
	buf_release(&line);
	state_release(&s);
	return good;
}

/* All that anybody wrote under one key is there. */
static void
check_all(void)
{
	struct state got;
	char *same = recordkey_make("study", "same");
	const char *all;
	char text[32];

	CHECK(state_read("all", &got));
	all = kept_get(&got.notes, same);
	CHECK_INT(kept_count(&got.notes), SESSIONS * NOTES + 1);
	for (int i = 0; CHECK(all != NULL) && i < SESSIONS * NOTES; i++) {
		const char *at;

		snprintf(text, sizeof text, "<%d.%d>", i / NOTES, i % NOTES);
		at = strstr(all, text);
		CHECK(at != NULL && !strstr(at + 1, text));
	}
	CHECK(kept_get(&got.searches, "same") != NULL);
	CHECK(kept_count(&got.searches) >= 2);
	state_release(&got);
	free(same);
}

static void
test_together(void)
{
	struct state got;

	for (int i = 0; i < SESSIONS; i++) {
		if (fork() == 0) {
			char key[] = { (char)('a' + i), '\0' };

			_exit(!keep_writing(key, i) || !keep_writing("all", i));
		}
	}
	for (int i = 0; i < SESSIONS; i++) {
		int status = 1;

		wait(&status);
		CHECK_INT(status, 0);
	}
	for (int i = 0; i < SESSIONS; i++) {
		char key[] = { (char)('a' + i), '\0' };

		CHECK(state_read(key, &got));
		CHECK_INT(got.scroll, NOTES);
		CHECK_INT(kept_count(&got.notes), NOTES + 1);
		state_release(&got);
	}
	check_all();
}

static void
test_key(void)
{
	struct paths paths = { 0 };
	char *key = state_key(NULL, &paths);

	CHECK_STR(key, "");
	free(key);
	paths_add(&paths, "/nonexistent/c.yaml");
	key = state_key(NULL, &paths);
	CHECK_STR(key, "/nonexistent/c.yaml");
	free(key);
	paths_release(&paths);
}

/* Titles and searches come back whole, or at least without what a state cannot hold. */
static void
test_odd_words(void)
{
	struct state s = { 0 }, got;

	kept_set(&s.links, "https://example.org/", "A\xef\xbb\xbf\xe2\x80\xa8heron");
	kept_set(&s.searches, "birds", "studies\nheron \x1b\xff\xc2\x9bOR egret");
	CHECK_INT(state_write("odd-words", &s, NULL), STATE_WRITTEN);
	CHECK(state_read("odd-words", &got));
	CHECK_STR(kept_get(&got.links, "https://example.org/"),
		  "A\xef\xbb\xbf\xe2\x80\xa8heron");
	CHECK_STR(kept_get(&got.searches, "birds"), "studies\nheron OR egret");
	state_release(&got);
	state_release(&s);
}

/* As keys of YAML the longest there may be come back, however much longer quotes make them. */
static void
test_long_keys(void)
{
	static const char *const fill[] = { "x", "\\", "é", "\xef\xbb\xbf" };
	char address[LINK_MAX + 1], id[NOTE_KEY_MAX + 1];

	for (size_t i = 0; i < sizeof fill / sizeof *fill; i++) {
		struct state s = { 0 }, got;
		size_t len = strlen(fill[i]);
		char *key;

		for (size_t at = 0; at < LINK_MAX; at++)
			address[at] = fill[i][at % len];
		address[LINK_MAX / len * len] = '\0';
		for (size_t at = 0; at < NOTE_KEY_MAX; at++)
			id[at] = fill[i][at % len];
		id[NOTE_KEY_MAX / len * len] = '\0';
		key = recordkey_make("study", id);
		kept_set(&s.links, address, "A heron");
		kept_set(&s.notes, key, "mine");
		CHECK_INT(state_write("long-keys", &s, NULL), STATE_WRITTEN);
		CHECK(state_read("long-keys", &got));
		CHECK_STR(kept_get(&got.links, address), "A heron");
		CHECK_STR(kept_get(&got.notes, key), "mine");
		free(key);
		state_release(&got);
		state_release(&s);
	}
}

/* Notes on a catalogue are kept whatever its file is called: in Latin-1, as files of old are. */
static void
test_odd_path(void)
{
	static const char *const names[] = { "/n/\xe9tudes 50%.yaml", "/n/a\nb.yaml", "/n/a\033b" };
	static const char *const keys[] = { "bytes:/n/%E9tudes%2050%25.yaml", "bytes:/n/a%0Ab.yaml",
					    "bytes:/n/a%1Bb" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct paths paths = { 0 };
		struct state s = { 0 }, got;
		char *key;

		paths_add(&paths, names[i]);
		key = state_key(NULL, &paths);
		CHECK_STR(key, keys[i]);
		kept_set(&s.notes, "4heron", "Read again");
		CHECK_INT(state_write(key, &s, NULL), STATE_WRITTEN);
		CHECK(state_read(key, &got));
		CHECK_STR(kept_get(&got.notes, "4heron"), "Read again");
		state_release(&got);
		state_release(&s);
		free(key);
		paths_release(&paths);
	}
}

int
main(void)
{
	if (!state_begin())
		return test_end();
	test_marks();
	test_round();
	test_strange();
	test_kept();
	test_together();
	test_key();
	test_odd_path();
	test_odd_words();
	test_long_keys();
	return state_end();
}
