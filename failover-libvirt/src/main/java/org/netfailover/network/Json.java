package org.netfailover.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a JSON text; what is not of the kind that is asked for counts as missing. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<?, ?> members;

    private Json(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Reads a list of objects. iproute2 prints nothing at all for an empty list at times.
     *
     * @throws IOException when the text is no JSON, or no list
     */
    static List<Json> list(String text) throws IOException {
        if (text.isBlank()) {
            return List.of();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            if (!(value(parser) instanceof List<?> list) || parser.nextToken() != null) {
                throw new IOException("not one list");
            }
            return objects(list);
        }
    }

    private static List<Json> objects(List<?> list) {
        List<Json> objects = new ArrayList<>();
        for (Object element : list) {
            if (element instanceof Map<?, ?> members) {
                objects.add(new Json(members));
            }
        }
        return objects;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("the text ends too early");
        }
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Long.MAX_VALUE : parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Boolean> flag(String name) {
        return members.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    Optional<Integer> integer(String name) {
        return members.get(name) instanceof Long number ? Optional.of(Math.toIntExact(number)) : Optional.empty();
    }

    long count(String name) {
        return members.get(name) instanceof Long number ? number : 0;
    }

    Optional<Json> object(String name) {
        return members.get(name) instanceof Map<?, ?> object ? Optional.of(new Json(object)) : Optional.empty();
    }

    List<Json> objects(String name) {
        return members.get(name) instanceof List<?> list ? objects(list) : List.of();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}
