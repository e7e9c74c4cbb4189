package org.netfailover.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breeds mutants: a document with one to six changes, of bytes, of tags, attributes, quotes, references, namespaces
 * and encodings. One seed of the random numbers gives one mutant.
 */
final class Mutations {
    /** Whole tags, attributes, values, references and comments; text is what lies between. */
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private static final Pattern ATTRIBUTE = Pattern.compile("\\s[\\w:.-]+\\s*=\\s*(?:'[^']*'|\"[^\"]*\")");
    private static final Pattern VALUE = Pattern.compile("(?<==)\\s*(?:'[^']*'|\"[^\"]*\")");
    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)[^>]*/>|<(\\w+)[^>]*>[^<]*</\\2>");

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "/",
            "&",
            "'",
            "\"",
            "=",
            " ",
            "\n",
            "\r",
            "\t",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "--",
            "<?",
            "?>",
            "&amp;",
            "&lt;",
            "&#0;",
            "&#x41;",
            "&#xD800;",
            "&#1114112;",
            "&#x1F600;",
            "&nbsp;",
            "&x;",
            "\u0085",
            "\u00c2\u0085",
            "\0",
            "\u00ff",
            "\u00fe",
            "\u00ef\u00bb\u00bf",
            "\u00c3\u00a4",
            "\u00e2\u0080\u00a8",
            "\u00f0\u009f\u0098\u0080",
            "\u00ed\u00a0\u0080",
            "\u00ef\u00bf\u00bf",
            "<!DOCTYPE d>",
            "<!DOCTYPE d [<!ENTITY x 'y'>]>",
            "<?xml version='1.0'?>",
            "<?xml version=\"1.1\"?>",
            "<?xml version='1.0' encoding='UTF-16'?>",
            "<?xml version='1.0' encoding='ISO-8859-1'?>",
            "<?xml version='1.0' encoding='IBM037'?>",
            "<?xml version='1.0' encoding='Shift_JIS'?>",
            "<?pi x?>",
            "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude'/>",
            " xmlns='urn:x'",
            " xmlns=''",
            " xmlns:x='urn:x'",
            " x:y='z'",
            " xml:space='preserve'",
            " xmlns:xml='urn:x'",
            " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'",
            " xsi:nil='true'",
            " xsi:type='hostdevXml'",
            "<teaming type='persistent'/>",
            "<teaming type='transient' persistent='ua-net0'/>",
            "<teaming/>",
            "<teaming type='persistent' type2='x'></teaming>",
            "<driver failover='on'/>",
            "<driver backupAlias='ua-net0'/>",
            "<driver name='vfio' failover='off'>\n</driver>",
            "<alias name='ua-net0'/>",
            "<alias name='ua-net0-vf'/>",
            "<alias/>",
            "<mac/>",
            "<link/>",
            "<address type='pci' bus='0xb3' slot='0x02' function='0x3'/>",
            "<source/>",
            "<actual type='hostdev'>",
            "</actual>",
            "<interface>",
            "</interface>",
            "<interface/>",
            "<hostdev/>",
            "<hostdev type='pci'>",
            "</hostdev>",
            "<devices>",
            "</devices>",
            "<devices/>",
            "<domain>",
            "</domain>",
            " failover='on'",
            " backupAlias='ua-net0'",
            " type='transient'",
            " type='persistent'",
            " persistent='ua-net0'",
            " name='ua-net0'",
            " domain='0x'",
            " bus='99999999999999999999'",
            " slot='-1'",
            " function=''");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "0x",
            "0xg",
            "4294967296",
            "99999999999999999999",
            "on",
            "off",
            "yes",
            "persistent",
            "transient",
            "pci",
            "hostdev",
            "network",
            "bridge",
            "ua-",
            "ua-net0",
            "ua-net0-vf",
            "net0",
            "UA-net0",
            "ua-a.b",
            "&#10;",
            "&apos;",
            "&lt;",
            "&#x1F600;",
            "52:54:00:aa:bb:01",
            "ff:ff:ff:ff:ff:ff",
            "0xb3",
            "179",
            "0263",
            "true",
            "enabled",
            "disabled",
            "virtio",
            "e1000",
            "vfio");

    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "ISO-8859-1", "IBM037", "ISO-2022-JP");

    private final List<byte[]> seeds;
    private final List<UnaryOperator<String>> kinds = new ArrayList<>();
    private Random random = new Random(0);

    Mutations(List<byte[]> seeds) {
        this.seeds = seeds;
        kinds.add(this::changeOne);
        kinds.add(this::cut);
        kinds.add(this::repeat);
        kinds.add(this::insert);
        kinds.add(this::insert);
        kinds.add(text -> between(text, TAG, this::insertAtStart));
        kinds.add(text -> between(text, TAG, tag -> ""));
        kinds.add(text -> between(text, TAG, tag -> tag + tag));
        kinds.add(text -> between(text, TAG, this::insertBeforeEnd));
        kinds.add(text -> between(text, TAG, tag -> any(TAG, text)));
        kinds.add(text -> between(text, ELEMENT, element -> ""));
        kinds.add(text -> between(text, ELEMENT, element -> element + element));
        kinds.add(text -> between(text, ELEMENT, element -> any(ELEMENT, text) + element));
        kinds.add(text -> between(text, ELEMENT, element -> "<" + element));
        kinds.add(text -> between(text, ATTRIBUTE, attribute -> ""));
        kinds.add(text -> between(text, ATTRIBUTE, attribute -> any(ATTRIBUTE, text)));
        kinds.add(text -> between(text, ATTRIBUTE, attribute -> attribute + any(ATTRIBUTE, text)));
        kinds.add(text -> between(text, ATTRIBUTE, attribute -> attribute.replace("=", " \n= ")));
        kinds.add(text -> between(text, VALUE, value -> "'" + pick(VALUES) + "'"));
        kinds.add(text -> between(text, VALUE, value -> "\"" + pick(VALUES) + "\""));
        kinds.add(text -> between(text, VALUE, value -> any(VALUE, text)));
        kinds.add(text -> text.replace('\'', '"'));
        kinds.add(text -> text.replace("\n", "\r\n"));
        kinds.add(text -> text.replace("\n", "\r"));
        kinds.add(text -> text.replaceAll(">\\s+<", "><"));
        kinds.add(text -> new String(text.getBytes(charset()), ISO_8859_1));
        kinds.add(text -> insertAt(text, 0, PIECES));
        kinds.add(text -> text + pick(PIECES));
    }

    /** The mutant of a number. */
    byte[] mutant(long number) {
        random = new Random(number * 0x9E3779B97F4A7C15L);
        String text = new String(pick(seeds), ISO_8859_1);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            text = pick(kinds).apply(text);
        }
        return text.getBytes(ISO_8859_1);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int place(String text) {
        return random.nextInt(text.length() + 1);
    }

    private Charset charset() {
        return Charset.forName(pick(CHARSETS));
    }

    private String changeOne(String text) {
        if (text.isEmpty()) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
        return changed.toString();
    }

    private String cut(String text) {
        int from = place(text);
        return text.substring(0, from) + text.substring(Math.min(text.length(), from + 1 + random.nextInt(40)));
    }

    private String repeat(String text) {
        int from = place(text);
        String piece = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(200)));
        int at = place(text);
        return text.substring(0, at) + piece.repeat(1 + random.nextInt(4)) + text.substring(at);
    }

    private String insert(String text) {
        return insertAt(text, place(text), PIECES);
    }

    private String insertAt(String text, int at, List<String> pieces) {
        return text.substring(0, at) + pick(pieces) + text.substring(at);
    }

    private String insertAtStart(String tag) {
        return pick(PIECES) + tag;
    }

    private String insertBeforeEnd(String tag) {
        int at = tag.length() - (tag.endsWith("/>") ? 2 : 1);
        return insertAt(tag, Math.max(0, at), PIECES);
    }

    /** Changes one match, the first from a random place on. */
    private String between(String text, Pattern pattern, UnaryOperator<String> change) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find(place(text))) {
            return text;
        }
        return text.substring(0, matcher.start()) + change.apply(matcher.group()) + text.substring(matcher.end());
    }

    private String any(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find(place(text)) ? matcher.group() : "";
    }
}
