/* SPDX-License-Identifier: MIT */
/* Names: their order and parts, lists of them, what stands for names that were just there. */
#include "csl-sample.h"

#define NAMES(attributes) "<names variable='author'><name " attributes "/></names>"
#define BIBLIOGRAPHY(attributes, elements) \
	"<bibliography " attributes "><layout>" elements "</layout></bibliography>"

static const struct sample names[] = {
#define NAME(attributes, authors, text) \
	{ \
		.layout = NAMES(attributes), .items = "a|author=" authors, .want = text \
	}
	NAME("", "Costa,Ana", "Ana Costa"),
	NAME("", "Costa,Ana;Dias,Rui", "Ana Costa, Rui Dias"),
	NAME("and='text'", "Costa,Ana;Dias,Rui", "Ana Costa and Rui Dias"),
	NAME("and='symbol'", "Costa,Ana;Dias,Rui;WWF", "Ana Costa, Rui Dias, & WWF"),
	NAME("and='text' delimiter-precedes-last='always'", "Costa,Ana;Dias,Rui",
	     "Ana Costa, and Rui Dias"),
	NAME("and='text' delimiter-precedes-last='never'", "Costa,Ana;Dias,Rui;WWF",
	     "Ana Costa, Rui Dias and WWF"),
	NAME("and='text' delimiter-precedes-last='after-inverted-name' name-as-sort-order='first'",
	     "Costa,Ana;Dias,Rui", "Costa, Ana, and Rui Dias"),
	NAME("form='short'", "van Gogh,Vincent", "van Gogh"),
	NAME("form='count'", "Costa,Ana;Dias,Rui", "2"),
	NAME("name-as-sort-order='all'", "Costa,Ana,Jr.;Dias,Rui", "Costa, Ana, Jr., Dias, Rui"),
	NAME("name-as-sort-order='all' sort-separator=' '", "Costa,Ana", "Costa Ana"),
	NAME("name-as-sort-order='all'", "van Gogh,Vincent de", "Gogh, Vincent de van"),
	NAME("initialize-with='. '", "Costa,Ana Maria,jr.", "A. M. Costa jr."),
	NAME("initialize-with='. ' initialize='false'", "Costa,Ana M", "Ana M. Costa"),
	NAME("", "Costa,Ana,Jr.", "Ana Costa Jr."),
	NAME("", "Costa,Ana,III", "Ana Costa III"),
	NAME("", "Costa,\xc2\xa0", "\xc2\xa0 Costa"),
	NAME("", "\xe6\xaf\x9b,\xe6\xb3\xbd", "\xe6\xaf\x9b\xe6\xb3\xbd"),
	NAME("", "\xe6\xaf\x9b,Ana", "\xe6\xaf\x9b Ana"),
	NAME("", "d'Artagnan,Charles",
	     "Charles d\xe2\x80\x99"
	     "Artagnan"),
	NAME("", "al-Din,Ana", "Ana al-Din"),
	NAME("", "Artagnan,Charles d'",
	     "Charles d\xe2\x80\x99"
	     "Artagnan"),
	NAME("", "Artagnan,Charles d\xe2\x80\x99",
	     "Charles d\xe2\x80\x99"
	     "Artagnan"),
	NAME("", "Din,Ana al-", "Ana al-Din"),
	NAME("", "Costa,", "Costa"),
	NAME("et-al-min='3' et-al-use-first='1'", "Costa,Ana;Dias,Rui;WWF", "Ana Costa et al."),
	NAME("et-al-min='3' et-al-use-first='2'", "Costa,Ana;Dias,Rui;WWF",
	     "Ana Costa, Rui Dias, et al."),
	NAME("et-al-min='3' et-al-use-first='1' delimiter-precedes-et-al='always'",
	     "Costa,Ana;Dias,Rui;WWF", "Ana Costa, et al."),
	NAME("et-al-min='3' et-al-use-first='2' delimiter-precedes-et-al='never'",
	     "Costa,Ana;Dias,Rui;WWF", "Ana Costa, Rui Dias et al."),
	NAME("et-al-min='3' et-al-use-first='1' et-al-use-last='true'", "Costa,Ana;Dias,Rui;WWF",
	     "Ana Costa \xe2\x80\xa6 WWF"),
	NAME("et-al-min='4' et-al-use-first='2' et-al-use-last='true'", "Costa,Ana;Dias,Rui;WWF;UN",
	     "Ana Costa, Rui Dias, \xe2\x80\xa6 UN"),
	NAME("et-al-min='3' et-al-use-first='3' et-al-use-last='true'", "Costa,Ana;Dias,Rui;WWF",
	     "Ana Costa \xe2\x80\xa6 WWF"),
	NAME("et-al-min='3' et-al-use-first='0'", "Costa,Ana;Dias,Rui;WWF", ""),
	NAME("et-al-min='99999' et-al-use-first='1'", "Costa,Ana;Dias,Rui", "Ana Costa, Rui Dias"),
	NAME("",
	     "\xff"
	     "Costa,Ana",
	     "Ana \xef\xbf\xbd"
	     "Costa"),
	NAME("", "Costa,Ana% et al.", "Ana Costa et al."),
	NAME("initialize-with='.'", "Costa,Jean-.-Marc", "J.-M. Costa"),
	NAME("initialize-with='.' initialize='false'", "Costa,\xc3\xa9", "\xc3\xa9 Costa"),
	NAME("form='count' et-al-min='1' et-al-use-first='0'", "Costa,Ana", ""),
	NAME("et-al-min='999999999999' et-al-use-first='1'", "Costa,Ana;Dias,Rui",
	     "Ana Costa, Rui Dias"),
	NAME("et-al-min='-1' et-al-use-first='1'", "Costa,Ana;Dias,Rui", "Ana Costa, Rui Dias"),
	NAME("et-al-min='2x' et-al-use-first='1'", "Costa,Ana;Dias,Rui", "Ana Costa et al."),
	NAME("et-al-min='x'", "Costa,Ana;Dias,Rui", "Ana Costa, Rui Dias"),
	NAME("et-al-min='2' et-al-use-first='1' et-al-use-last='true'", "Costa,Ana;Dias,Rui",
	     "Ana Costa et al."),
	NAME("initialize-with='.' initialize='true'", "Costa,Ana", "A. Costa"),
	NAME("initialize-with='.'", ",Ana", "Ana"),
	NAME("name-as-sort-order='all'", ",Ana", "Ana"),
	NAME("name-as-sort-order='all'", ",", ""),
	NAME("", "\xe6\xaf\x9b,", "\xe6\xaf\x9b"),
	NAME("", "\xe6\xaf\x9b,3",
	     "\xe6\xaf\x9b"
	     "3"),
	NAME("", "\xe6\xaf\x9b,\xc2\xb7", "\xe6\xaf\x9b\xc2\xb7"),
	NAME("name-as-sort-order='all'",
	     "d\xe2\x80\x99"
	     "Artagnan,Charles",
	     "Artagnan, Charles d\xe2\x80\x99"),
	NAME("", "Artagnan,Charles d\xca\xbc",
	     "Charles d\xca\xbc"
	     "Artagnan"),
	NAME("", "van Gogh,Vincent de", "Vincent de van Gogh"),
	NAME("", "d'Orsay,Ana al-", "Ana al- d\xe2\x80\x99Orsay"),
	NAME("initialize-with='.'", "de Costa,Ana-Eva", "A.-E. de Costa"),
	NAME("and='text' delimiter-precedes-last='after-inverted-name'", "Costa,Ana;Dias,Rui",
	     "Ana Costa and Rui Dias"),
#undef NAME
	{ .head = "<locale><terms><term name='and'>\xe5\x92\x8c</term></terms></locale>",
	  .layout = NAMES("and='text' delimiter-precedes-last='always'"),
	  .items = "a|author=Costa,Ana;Dias,Rui",
	  .want = "Ana Costa, \xe5\x92\x8cRui Dias" },
	{ .head = "<locale><terms><term name='and'>\xe5\x92\x8c</term>"
		  "<term name='et-al'>\xe7\xad\x89</term></terms></locale>",
	  .layout = NAMES("and='text' et-al-min='3' et-al-use-first='1'"),
	  .items = "a|author=Costa,Ana;Dias,Rui\nb|author=Costa,Ana;Dias,Rui;WWF",
	  .want = "Ana Costa\xe5\x92\x8cRui Dias\nAna Costa\xe7\xad\x89" },
	{ .head = "<locale><terms><term name='et-al'/></terms></locale>",
	  .layout = NAMES("et-al-min='3' et-al-use-first='1'"),
	  .items = "a|author=Costa,Ana;Dias,Rui;WWF",
	  .want = "Ana Costa" },
	{ .layout = "<names variable='author'><name><name-part name='given' strip-periods='true'/>"
		    "</name></names>",
	  .items = "a|author=Costa,Ana M.",
	  .want = "Ana M Costa" },
	{ .layout = "<names variable='editor'><name/><label form='short' plural='always'/></names>"
		    "<names variable='editor' prefix=' / '><name/><label prefix=', '"
		    " plural='never'/></names>",
	  .items = "a|editor=Costa,Ana\nb|editor=Costa,Ana;Dias,Rui",
	  .want = "Ana Costaeds. / Ana Costa, editor\nAna Costa, Rui Diaseds. / "
		  "Ana Costa, Rui Dias, editor" },
	{ .layout =
		  "<group strip-periods='true'><names variable='editor'><name/><label form='short'"
		  " prefix=', '/></names></group>",
	  .items = "a|editor=Costa,Ana",
	  .want = "Ana Costa, ed" },
	/* Those who edit and translate are others, are as many, or have no word for both. */
	{ .layout = "<names variable='editor translator' delimiter='; '><name/><label "
		    "prefix=', '/></names>",
	  .items = "a|editor=Costa,Ana|translator=Costa,Eva\n"
		   "b|editor=Costa,Ana|translator=Costa,Ana;Dias,Rui",
	  .want = "Ana Costa, editor; Eva Costa\nAna Costa, editor; Ana Costa, Rui Dias" },
	{ .head = "<locale><terms><term name='editortranslator'/></terms></locale>",
	  .layout = "<names variable='editor translator' delimiter='; '><name/><label "
		    "prefix=', '/></names>",
	  .items = "a|editor=Costa,Ana|translator=Costa,Ana",
	  .want = "Ana Costa, editor; Ana Costa" },
	{ .style = "class='in-text' demote-non-dropping-particle='never'",
	  .layout = NAMES("name-as-sort-order='all'"),
	  .items = "a|author=van Gogh,Vincent de",
	  .want = "van Gogh, Vincent de" },
	{ .style = "class='in-text' demote-non-dropping-particle='never'",
	  .layout = NAMES("name-as-sort-order='all'"),
	  .items = "a|author=d'Artagnan,Charles",
	  .want = "d\xe2\x80\x99"
		  "Artagnan, Charles" },
	{ .style = "class='in-text' demote-non-dropping-particle='sort-only'",
	  .layout = NAMES("name-as-sort-order='all'"),
	  .items = "a|author=van Gogh,Vincent",
	  .want = "van Gogh, Vincent" },
	{ .layout = NAMES(""),
	  .items = "a|language=ja|author=Mori,Ana\nb|language=vi|author=Tran,Hoa\n"
		   "c|language=hu-HU|author=Nagy,Ana\nd|language=zh|author=Li,Na\n"
		   "e|language=j|author=Li,Na",
	  .want = "Mori Ana\nTran Hoa\nNagy Ana\nLi Na\nNa Li" },
	{ .layout = "<names variable='author'><name><name-part name='family' prefix='[' suffix=']'"
		    " text-case='uppercase'/><name-part name='given' prefix='(' suffix=')'"
		    " font-style='italic'/><name-part/><name-part name='suffix'/></name></names>",
	  .writer = &csl_html,
	  .items = "a|author=van Gogh,Vincent\nb|author=,Ana\nc|author=WWF",
	  .want = "(<i>Vincent</i>) [VAN GOGH]\n<i>Ana</i>\nWWF" },
	{ .layout = "<group>" NAMES("") "</group><text macro='m'/>",
	  .head = "<macro name='m'><names variable='author' strip-periods='true'>"
		  "<name initialize-with='. '/></names></macro>",
	  .items = "a|author=Costa,Ana",
	  .want = "Ana CostaA Costa" },
	{ .layout = "<text macro='m' strip-periods='true'/>",
	  .head = "<macro name='m'><names variable='author'><name initialize-with='. '/></names>"
		  "</macro>",
	  .items = "a|author=Costa,Ana,Jr.",
	  .want = "A Costa Jr" },
	{ .layout = "<names variable='editor translator' delimiter='; '><name/><label "
		    "prefix=', '/></names>",
	  .items = "a|editor=Costa,Ana|translator=Costa,Ana\n"
		   "b|editor=Costa,Ana|translator=Dias,Rui\n"
		   "c|editor=Costa,Ana\nd|editor=Costa,Ana;Dias,Rui",
	  .want = "Ana Costa, editor and translator\nAna Costa, editor; Rui Dias\n"
		  "Ana Costa, editor\nAna Costa, Rui Dias, editors" },
	{ .layout = "<names variable='author editor' delimiter='; '><name/><label prefix=', '/>"
		    "</names>",
	  .items = "a|author=Costa,Ana|editor=Costa,Ana",
	  .want = "Ana Costa; Ana Costa, editor" },
	{ .layout = "<names variable='editor author' delimiter='; '><name/><label prefix=', '/>"
		    "</names>",
	  .items = "a|author=Costa,Ana|editor=Costa,Ana",
	  .want = "Ana Costa, editor; Ana Costa" },
	{ .layout = "<names variable='translator author' delimiter='; '><name/><label prefix=', '/>"
		    "</names>",
	  .items = "a|author=Costa,Ana|translator=Costa,Ana",
	  .want = "Ana Costa; Ana Costa" },
#define NBSP "\xc2\xa0"
	{ .language = "ru-RU",
	  .layout = NAMES("initialize-with='." NBSP "'"),
	  .items = "a|author=Costa,Ana",
	  .want = "A." NBSP "Costa" },
	{ .language = "cs-CZ",
	  .layout = NAMES("initialize-with='." NBSP "'"),
	  .items = "a|author=Costa,Ana",
	  .want = "A." NBSP "Costa" },
	{ .language = "fr-FR",
	  .layout = NAMES("initialize-with='." NBSP "'"),
	  .items = "a|author=Costa,Ana Eva",
	  .want = "A." NBSP "E." NBSP "Costa" },
#undef NBSP
	{ .layout = "<names variable='translator editor' delimiter='; '><name/><label "
		    "prefix=', '/></names>",
	  .items = "a|editor=Costa,Ana|translator=Costa,Ana",
	  .want = "Ana Costa, editor and translator" },
	{ .layout = "<names variable='editor'><label form='short' suffix=' ' strip-periods='true'"
		    " text-case='capitalize-first'/><name/></names>",
	  .items = "a|editor=Costa,Ana",
	  .want = "Ed Ana Costa" },
	{ .layout = "<names variable='editor'><name form='count'/></names>"
		    "<names variable='nobody'/><names/>",
	  .items = "a|title=Wind",
	  .want = "" },
	{ .layout = "<names variable='author'><name/><et-al term='and others' font-style='italic'/>"
		    "<substitute><names variable='editor'/><text variable='title'/></substitute>"
		    "</names>",
	  .items = "a|author=Costa,Ana\nb|editor=Dias,Rui\nc|title=Wind\nd|volume=2",
	  .want = "Ana Costa\nRui Dias\nWind\n" },
	{ .layout = "<names variable='author'><substitute><names variable='editor'/>"
		    "<text variable='title'/></substitute></names><text variable='volume'/>",
	  .items = "a|author=Costa,Ana|volume=2\nb|editor=Dias,Rui|volume=3\nc|title=Wind|volume=4",
	  .cites = "a\n-a\nb\n-b\nc\n-c",
	  .want = "Ana Costa2\n2\nRui Dias3\n3\nWind4\n4" },
	{ .style = "class='in-text' names-delimiter=' / ' name-delimiter='; ' name-form='short'"
		   " et-al-min='3' et-al-use-first='1' and='text' initialize='false'"
		   " et-al-subsequent-min='2' et-al-subsequent-use-first='1' sort-separator='!'"
		   " name-as-sort-order='first' delimiter-precedes-last='never'"
		   " delimiter-precedes-et-al='never' et-al-use-last='false' initialize-with='.'",
	  .layout = "<names variable='author editor'/>",
	  .items = "a|author=Costa,Ana;Dias,Rui|editor=WWF;UN;FAO",
	  .cites = "a\na",
	  .want = "Costa and Dias / WWF et al.\nCosta et al. / WWF et al." },
};

static const struct sample subsequent[] = {
#define SAME "a|title=A|author=Costa,Ana\nb|title=B|author=Costa,Ana\nc|title=C|author=Dias,Rui"
#define SUBSEQUENT(rule, elements, list, text) \
	{ \
		.items = list, .cites = "", .want = text, \
		.bibliography = BIBLIOGRAPHY("subsequent-author-substitute='---' " rule, \
					     elements "<text variable='title' prefix=' '/>") \
	}
	SUBSEQUENT("", NAMES(""), SAME, "> Ana Costa A\n> --- B\n> Rui Dias C"),
	SUBSEQUENT("", NAMES("form='count'"), SAME, "> 1 A\n> 1 B\n> 1 C"),
	SUBSEQUENT("subsequent-author-substitute-rule='complete-each'", NAMES(""),
		   "a|title=A|author=Costa,Ana;WWF\nb|title=B|author=Costa,Ana;WWF",
		   "> Ana Costa, WWF A\n> ---, --- B"),
	SUBSEQUENT("subsequent-author-substitute-rule='partial-each'", NAMES(""),
		   "a|title=A|author=Costa,Ana;WWF\nb|title=B|author=Costa,Ana;UN",
		   "> Ana Costa, WWF A\n> ---, UN B"),
	SUBSEQUENT("subsequent-author-substitute-rule='partial-first'", NAMES(""),
		   "a|title=A|author=Costa,Ana;WWF\nb|title=B|author=Costa,Ana;WWF",
		   "> Ana Costa, WWF A\n> ---, WWF B"),
	SUBSEQUENT("", "<names variable='editor'><name/><label prefix=', '/></names>",
		   "a|title=A|editor=Costa,Ana\nb|title=B|editor=Costa,Ana",
		   "> Ana Costa, editor A\n> ---, editor B"),
	SUBSEQUENT("", "<names variable='editor'><label suffix=' '/><name/></names>",
		   "a|title=A|editor=Costa,Ana\nb|title=B|editor=Costa,Ana",
		   "> editor Ana Costa A\n> editor --- B"),
	SUBSEQUENT("", "<names variable='author editor'><name/></names>",
		   "a|title=A|author=WWF|editor=UN\nb|title=B|author=WWF|editor=UN",
		   "> WWFUN A\n> ---UN B"),
	SUBSEQUENT("",
		   "<names variable='author'><substitute><text variable='genre'/></substitute>"
		   "</names>",
		   "a|title=A|genre=Map\nb|title=B|genre=Map", "> Map A\n> --- B"),
	SUBSEQUENT("", "", "a|title=A\nb|title=B", ">  A\n>  B"),
	/* Only names that an entry begins with are replaced, and only the first of them. */
	SUBSEQUENT("", "<text variable='volume' suffix=' '/>" NAMES(""),
		   "a|title=A|volume=1|author=WWF\nb|title=B|volume=1|author=WWF",
		   "> 1 WWF A\n> 1 WWF B"),
	SUBSEQUENT("", NAMES("") "<names variable='editor' prefix=', '/>",
		   "a|title=A|author=WWF|editor=UN\nb|title=B|author=WWF|editor=UN",
		   "> WWF, UN A\n> ---, UN B"),
	SUBSEQUENT("",
		   "<names variable='author'><substitute><names variable='editor'/>"
		   "<text variable='genre'/></substitute></names>",
		   "a|title=A|editor=UN|genre=Map\nb|title=B|editor=UN|genre=Map",
		   "> UN A\n> --- B"),
#undef SUBSEQUENT
};

static const struct sample sorting[] = {
#define SORTED(demote, list, text) \
	{ \
		.style = "class='in-text' " demote, .items = list, .cites = "", .want = text, \
		.bibliography = \
			"<bibliography><sort><key variable='author'/></sort><layout>" NAMES( \
				"") "</layout></bibliography>" \
	}
	SORTED("", "a|author=van Gogh,Vincent\nb|author=Hals,Frans\nc|author=WWF\nd|title=X",
	       "> Vincent van Gogh\n> Frans Hals\n> WWF"),
	SORTED("demote-non-dropping-particle='never'",
	       "a|author=van Gogh,Vincent\nb|author=Hals,Frans",
	       "> Frans Hals\n> Vincent van Gogh"),
	SORTED("", "a|author=d'Orsay,Ana\nb|author=Oz,Rui\nc|author=d'Abo,Ana,Jr.",
	       "> Ana d\xe2\x80\x99"
	       "Abo Jr.\n> Ana d\xe2\x80\x99Orsay\n> Rui Oz"),
	SORTED("", "a|author=Costa,Rui\nb|author=Costa,Ana de\nc|author=Costa,Ana",
	       "> Ana Costa\n> Ana de Costa\n> Rui Costa"),
	SORTED("", "a|author=WWF;UN\nb|author=WWF;FAO", "> WWF, FAO\n> WWF, UN"),
#undef SORTED
	{ .items = "a|author=Costa,Ana;Dias,Rui\nb|author=Abel,Ana;Dias,Rui;WWF",
	  .cites = "",
	  .bibliography = "<bibliography><sort><key macro='m' names-min='2' names-use-first='1'"
			  " names-use-last='false'/></sort><layout>" NAMES(
				  "form='short'") "</layout></bibliography>",
	  .head = "<macro name='m'>" NAMES("form='count'") "</macro>",
	  .want = "> Costa, Dias\n> Abel, Dias, WWF" },
};

/* Cites that would be alike are told apart. */
static const struct sample alike[] = {
#define YEAR " <date variable='issued' prefix=' '><date-part name='year'/></date>"
#define ALIKE(options, name, list, text) \
	{ \
		.citation = options, .layout = NAMES(name) YEAR, .items = list, .want = text, \
		.bibliography = "<bibliography><layout/></bibliography>" \
	}
#define SHORT "form='short' et-al-min='3' et-al-use-first='1'"
	ALIKE("disambiguate-add-names='true'", SHORT,
	      "a|issued=2001|author=Costa,Ana;Dias,Rui;WWF\nb|issued=2001|author=Costa,Ana;UN;WWF",
	      "Costa, Dias, et al. 2001\nCosta, UN, et al. 2001"),
	ALIKE("disambiguate-add-names='true'", SHORT,
	      "a|issued=2001|author=Costa,Ana;Dias,Rui;WWF\nb|issued=2001|author=Costa,Ana;UN;WWF\n"
	      "c|issued=2001|author=Costa,Ana;UN;FAO\nd|issued=2001|author=Costa,Ana;UN;FAO",
	      "Costa, Dias, et al. 2001\nCosta, UN, WWF 2001\nCosta, UN, FAO 2001\n"
	      "Costa, UN, FAO 2001"),
	ALIKE("disambiguate-add-names='true'", SHORT,
	      "a|issued=2001|author=Costa,Ana;Dias,Rui;WWF\n"
	      "b|issued=2001|author=Costa,Ana;UN;WWF;FAO",
	      "Costa, Dias, et al. 2001\nCosta, UN, et al. 2001"),
	ALIKE("disambiguate-add-givenname='true'", "form='short'",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Rui\n"
	      "c|issued=2001|author=Dias,Rui",
	      "Ana Costa 2001\nRui Costa 2001\nDias 2001"),
	ALIKE("disambiguate-add-givenname='true'", "form='short' initialize-with='. '",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Rui\n"
	      "c|issued=2002|author=Costa,Rita",
	      "A. Costa 2001\nR. Costa 2001\nCosta 2002"),
	ALIKE("disambiguate-add-givenname='true' givenname-disambiguation-rule='by-cite'",
	      "form='short' initialize-with='. '",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Alma\n"
	      "c|issued=2002|author=Costa,Rita",
	      "Ana Costa 2001\nAlma Costa 2001\nCosta 2002"),
	ALIKE("disambiguate-add-givenname='true' givenname-disambiguation-rule="
	      "'all-names-with-initials'",
	      "form='short'", "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Rui",
	      "A Costa 2001\nR Costa 2001"),
	ALIKE("disambiguate-add-givenname='true' givenname-disambiguation-rule='primary-name'",
	      "form='short'",
	      "a|issued=2001|author=Costa,Ana;Dias,Rui\n"
	      "b|issued=2001|author=Costa,Rui;Dias,Ana",
	      "Ana Costa, Dias 2001\nRui Costa, Dias 2001"),
	ALIKE("disambiguate-add-givenname='true' givenname-disambiguation-rule="
	      "'primary-name-with-initials'",
	      "form='short' initialize-with='.'",
	      "a|issued=2001|author=Costa,Ana;Dias,Rui\nb|issued=2001|author=Costa,Rui;Dias,Ana",
	      "A. Costa, Dias 2001\nR. Costa, Dias 2001"),
	ALIKE("disambiguate-add-year-suffix='true'", "form='short'",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Ana\n"
	      "c|author=Costa,Ana\nd|author=Costa,Ana",
	      "Costa 2001a\nCosta 2001b\nCosta\nCosta"),
	ALIKE("disambiguate-add-names='true' disambiguate-add-givenname='true' "
	      "givenname-disambiguation-rule='by-cite' disambiguate-add-year-suffix='true'",
	      SHORT,
	      "a|issued=2001|author=Costa,Ana;Dias,Rui;WWF\n"
	      "b|issued=2001|author=Costa,Ana;Dias,Rita;WWF\n"
	      "c|issued=2001|author=Costa,Ana;Dias,Rui;WWF\nd|issued=2001|author=Costa,Ana",
	      "Costa, Rui Dias, et al. 2001a\nCosta, Rita Dias, et al. 2001\n"
	      "Costa, Rui Dias, et al. 2001b\nCosta 2001"),
	/* By the rules that look at all names, whatever the cite looks like. */
	ALIKE("disambiguate-add-givenname='true' givenname-disambiguation-rule='all-names'",
	      "form='short' initialize-with='.'",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2002|author=Costa,Alma\n"
	      "c|issued=2003|author=Costa,Rui\nd|issued=2004|author=Dias,Rui",
	      "Ana Costa 2001\nAlma Costa 2002\nR. Costa 2003\nDias 2004"),
	ALIKE("disambiguate-add-names='true' givenname-disambiguation-rule='all-names'",
	      "initialize-with='.'",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Alma",
	      "A. Costa 2001\nA. Costa 2001"),
	ALIKE("disambiguate-add-year-suffix='true'", "",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Costa,Ana",
	      "Ana Costa 2001a\nAna Costa 2001b"),
	/* An institution, a name without a given name, and no names but how many. */
	ALIKE("disambiguate-add-givenname='true' givenname-disambiguation-rule='by-cite'"
	      " disambiguate-add-names='true'",
	      "form='short'",
	      "a|issued=2001|author=Costa,\nb|issued=2001|author=Costa,Ana\n"
	      "c|issued=2001|author=Costa",
	      "Costa 2001\nAna Costa 2001\nCosta 2001"),
	ALIKE("disambiguate-add-names='true'", "form='count'",
	      "a|issued=2001|author=Costa,Ana\nb|issued=2001|author=Dias,Rui", "1 2001\n1 2001"),
	/* Not told apart for a particle at the end of the given name. */
	ALIKE("disambiguate-add-givenname='true'", "form='short'",
	      "a|issued=2001|author==Costa,Ana von\nb|issued=2002|author==Costa,Ana",
	      "Costa 2001\nCosta 2002"),
	/* Those that are left over when others are told apart are told apart themselves. */
	ALIKE("disambiguate-add-names='true' disambiguate-add-year-suffix='true'", SHORT,
	      "a|issued=2001|author=Costa,Ana;Dias,Rui;WWF\n"
	      "b|issued=2001|author=Costa,Ana;Dias,Rui;WWF\n"
	      "c|issued=2001|author=Costa,Ana;UN;WWF\nd|issued=2001|author=Costa,Ana;FAO;WWF\n"
	      "e|issued=2001|author=Costa,Ana;FAO;WWF",
	      "Costa, Dias, et al. 2001a\nCosta, Dias, et al. 2001b\nCosta, UN, et al. 2001\n"
	      "Costa, FAO, et al. 2001a\nCosta, FAO, et al. 2001b"),
	ALIKE("disambiguate-add-names='true'", SHORT,
	      "a|issued=2001|author=Costa,Ana;Dias,Rui;WWF\n"
	      "b|issued=2001|author=Costa,Ana;Dias,Rui;WWF\n"
	      "c|issued=2001|author=Costa,Ana;UN;WWF\nd|issued=2001|author=Costa,Ana;UN;WWF\n"
	      "e|issued=2001|author=Costa,Ana;FAO;WWF\nf|issued=2001|author=Costa,Ana;UNEP;WWF",
	      "Costa, Dias, et al. 2001\nCosta, Dias, et al. 2001\nCosta, UN, et al. 2001\n"
	      "Costa, UN, et al. 2001\nCosta, FAO, et al. 2001\nCosta, UNEP, et al. 2001"),
#undef ALIKE
#define BOTH(list, text) \
	{ \
		.citation = "disambiguate-add-names='true' disambiguate-add-givenname='true' " \
			    "givenname-disambiguation-rule='by-cite'", \
		.layout = NAMES("form='short'") "<names variable='editor' prefix=', '>" \
						"<name form='short'/></names>", \
		.items = list, .want = text \
	}
	/* Names that are alike, in one list and in two. */
	BOTH("a|author=Costa,Ana|editor=Dias,Rui\nb|author=Costa,Eva;Dias,Rui",
	     "Ana Costa, Dias\nEva Costa, Dias"),
	BOTH("a|author=Costa,Eva;Dias,Rui\nb|author=Costa,Ana|editor=Dias,Rui",
	     "Eva Costa, Dias\nAna Costa, Dias"),
	BOTH("a|author=Costa,Ana|editor=Dias,Rui\nb|author=Costa,Ana|editor=Dias,Eva",
	     "Costa, Rui Dias\nCosta, Eva Dias"),
	BOTH("a|author=Costa,Ana|editor=Dias,Rui;UN\nb|author=Costa,Eva;Dias,Rui|editor=UN",
	     "Ana Costa, Dias, UN\nEva Costa, Dias, UN"),
#undef BOTH
	{ .citation = "disambiguate-add-names='true'",
	  .layout =
		  NAMES(SHORT) "<choose><if disambiguate='true'><text variable='title' prefix=' '/>"
			       "</if></choose>",
	  .bibliography =
		  "<bibliography><layout><choose><if disambiguate='true'><text value='told'/>"
		  "</if><else><text value='plain'/></else></choose></layout></bibliography>",
	  .items = "a|title=A|author=Costa,Ana\nb|title=B|author=Costa,Ana\nc|title=C|author=WWF",
	  .want = "Costa A\nCosta B\nWWF\n> told\n> told\n> plain" },
	/* Without any names. */
	{ .citation = "disambiguate-add-names='true'",
	  .layout = "<text variable='volume'/><choose><if disambiguate='true'>"
		    "<text variable='genre' prefix=' '/></if></choose><choose>"
		    "<if disambiguate='true'><text variable='title' prefix=' '/></if></choose>",
	  .items = "a|title=A|genre=Map|volume=2\nb|title=B|genre=Map|volume=2\n"
		   "c|title=C|genre=Atlas|volume=2\nd|title=C|genre=Atlas|volume=2",
	  .want = "2 Map A\n2 Map B\n2 Atlas C\n2 Atlas C" },
	{ .citation = "disambiguate-add-names='true'",
	  .layout =
		  NAMES(SHORT) "<choose><if disambiguate='true'><text variable='genre' prefix=' '/>"
			       "</if></choose><choose><if disambiguate='true'><text "
			       "variable='title' prefix=' '/>"
			       "</if></choose>",
	  .bibliography = "<bibliography><layout/></bibliography>",
	  .items = "a|title=A|genre=Map|author=Costa,Ana;UN\n"
		   "b|title=B|genre=Map|author=Costa,Ana;UN\n"
		   "c|title=C|genre=Atlas|author=Costa,Ana;UN\n"
		   "d|title=C|genre=Atlas|author=Costa,Ana;UN",
	  .want = "Costa, UN Map A\nCosta, UN Map B\nCosta, UN Atlas C\nCosta, UN Atlas C" },
};

int
main(void)
{
	CHECK_ROWS(names);
	CHECK_ROWS(subsequent);
	CHECK_ROWS(sorting);
	CHECK_ROWS(alike);
	return test_end();
}
