/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "tests/test.h"

/* Known answers of XXH64. */
static const struct {
	const char *text;
	uint64_t seed, hash;
} rows[] = {
	{ "", 0, 0xef46db3751d8e999 },
	{ "a", 0, 0xd24ec4f1a98c6e5b },
	{ "abc", 0, 0x44bc2cf5ad770999 },
	{ "123456789", 0, 0x8cb841db40e6ae83 },
	{ "xxhash", 0, 0x32dd38952c4bc720 },
	{ "xxhash", 20141025, 0xb559b98d844e0635 },
	{ "Nobody inspects the spammish repetition", 0, 0xfbcea83c8a378bf1 },
};

int
main(void)
{
	unsigned char bytes[100] = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!CHECK(hash64(rows[i].text, strlen(rows[i].text), rows[i].seed) ==
			   rows[i].hash))
			printf("  of \"%s\"\n", rows[i].text);
	CHECK(hash64(NULL, 0, 0) == rows[0].hash);
	CHECK(hash_key("seve", 4) == hash_key("seven", 4));
	CHECK(hash_key("seve", 4) != hash_key("seven", 5));
	CHECK(hash_key(NULL, 0) == hash_key("", 0));
	/* Every bit of every length counts. */
	for (size_t len = 1; len <= sizeof bytes; len++) {
		uint64_t whole = hash64(bytes, len, 7);
		bool same = whole == hash64(bytes, len - 1, 7);

		for (size_t bit = 0; bit < len * 8; bit++) {
			bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
			same = same || hash64(bytes, len, 7) == whole;
			bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
		}
		CHECK(!same);
	}
	return test_end();
}
