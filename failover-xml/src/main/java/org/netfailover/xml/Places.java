package org.netfailover.xml;

import org.jspecify.annotations.Nullable;
import org.netfailover.model.Location;
import org.netfailover.model.Origin;

/** Turns spans of one text into places; lines are counted when the first one is asked for. */
final class Places {
    private final String text;
    private volatile @Nullable LineMap lines;

    Places(String text) {
        this.text = text;
    }

    Location at(Span span) {
        return at(span.path(), span.start);
    }

    Location at(String path, int offset) {
        LineMap map = lines;
        if (map == null) {
            map = new LineMap(text);
            lines = map;
        }
        return new Location(path, map.line(offset), map.column(offset));
    }

    Origin origin(Span span) {
        return child -> at(span.nearest(child));
    }
}
